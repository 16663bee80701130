import { readKeywords } from '../ads/facts.ts';
import {
  campaignOf,
  idsOf,
  type KeywordsParams,
  keywordsLabel,
  keywordsPreview,
  keywordsSchema,
  keywordsSummary,
  quoted,
  reasonField,
  statusChanges,
} from '../ads/keyword.ts';
import { setKeywordStatus } from '../ads/store.ts';
import { type ActionDefinition, register } from '../registration.ts';

const definition: ActionDefinition<KeywordsParams> = {
  kind: 'pause_keyword',
  effectClass: 'money',
  undoable: true,
  schema: keywordsSchema,
  editFields: ({ reason }) => reasonField(reason),
  describe: (params) => ({
    label: `Pause ${keywordsLabel(params)}`,
    summary: `Pause ${keywordsSummary(params)}: ${params.reason}`,
    cost: null,
  }),
  preview: (params) => keywordsPreview(params, 'paused'),
  guard: async (params, { db }) => {
    const found = await readKeywords(db, idsOf(params));
    const brand = found.find((keyword) => keyword.brand);
    if (brand)
      return `${quoted(brand.text ?? brand.keywordId)} belongs to a brand campaign, which only its owner pauses.`;
    const isDone =
      found.length === params.keywords.length && found.every(({ status }) => status === 'paused');
    return isDone ? `${keywordsLabel(params)} ${areOrIs(params)} paused already.` : null;
  },
  changes: (params) => statusChanges(params, 'paused'),
  about: campaignOf,
  outcome: (params, { unsent, reference }) =>
    `${keywordsLabel(params)} ${areOrIs(params)} ${unsent ? 'on the list to be paused' : 'paused'} (${reference}).`,
  record: (tx, params) => setKeywordStatus(tx, { keywordIds: idsOf(params), status: 'paused' }),
  unrecord: (tx, params) => setKeywordStatus(tx, { keywordIds: idsOf(params), status: 'enabled' }),
};

function areOrIs({ keywords }: KeywordsParams): string {
  return keywords.length === 1 ? 'is' : 'are';
}

export const pauseKeyword = register(definition);
