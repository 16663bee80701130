import type { Playbook } from '../../playbook.ts';

/** Rows that stopped coming: nothing can be carried out for the reader, only said what rests on them. */
export const dataStale: Playbook<'data_stale'> = ({ evidence, subject }) => ({
  actions: [],
  ifNothing: evidence.consequence,
  because: [
    evidence.lastRowAt === null
      ? `No row of ${subject.id} has ever been imported.`
      : `The newest row of ${subject.id} is from ${evidence.lastRowAt}; rows usually come every ${Math.round(evidence.expectedEvery)} hours.`,
    `Import a fresh export of ${subject.id} and the next run looks again.`,
  ],
});
