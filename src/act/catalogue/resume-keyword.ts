import { readKeywords } from '../ads/facts.ts';
import {
  campaignOf,
  idsOf,
  type KeywordsParams,
  keywordsLabel,
  keywordsPreview,
  keywordsSchema,
  keywordsSummary,
  reasonField,
  statusChanges,
} from '../ads/keyword.ts';
import { setKeywordStatus } from '../ads/store.ts';
import { type ActionDefinition, register } from '../registration.ts';

const definition: ActionDefinition<KeywordsParams> = {
  kind: 'resume_keyword',
  effectClass: 'money',
  undoable: true,
  schema: keywordsSchema,
  editFields: ({ reason }) => reasonField(reason),
  describe: (params) => ({
    label: `Resume ${keywordsLabel(params)}`,
    summary: `Let run again ${keywordsSummary(params)}: ${params.reason}`,
    cost: null,
  }),
  preview: (params) => keywordsPreview(params, 'enabled'),
  guard: async (params, { db }) => {
    const found = await readKeywords(db, idsOf(params));
    const isRunning = found.length > 0 && found.every(({ status }) => status !== 'paused');
    return isRunning ? `${keywordsLabel(params)}: not paused.` : null;
  },
  changes: (params) => statusChanges(params, 'enabled'),
  about: campaignOf,
  outcome: (params, { unsent, reference }) =>
    `${keywordsLabel(params)}: ${unsent ? 'on the list to be resumed' : 'running again'} (${reference}).`,
  record: (tx, params) => setKeywordStatus(tx, { keywordIds: idsOf(params), status: 'enabled' }),
  unrecord: (tx, params) => setKeywordStatus(tx, { keywordIds: idsOf(params), status: 'paused' }),
};

export const resumeKeyword = register(definition);
