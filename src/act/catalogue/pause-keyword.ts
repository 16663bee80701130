import { readKeyword } from '../ads/facts.ts';
import {
  inCampaign,
  type KeywordParams,
  keywordSchema,
  quoted,
  reasonField,
  statusChange,
} from '../ads/keyword.ts';
import { setKeywordStatus } from '../ads/store.ts';
import { type ActionDefinition, register } from '../registration.ts';

const definition: ActionDefinition<KeywordParams> = {
  kind: 'pause_keyword',
  effectClass: 'money',
  undoable: true,
  schema: keywordSchema,
  editFields: ({ reason }) => reasonField(reason),
  describe: ({ text, campaignName, reason }) => ({
    label: `Pause ${quoted(text)}`,
    summary: `Pause the keyword ${quoted(text, 80)}${inCampaign(campaignName)}: ${reason}`,
    cost: null,
  }),
  preview: ({ keywordId, text, campaignName, reason }) => [
    `Keyword: ${text} (${keywordId})`,
    ...(campaignName ? [`Campaign: ${campaignName}`] : []),
    'Status: paused',
    `Why: ${reason}`,
  ],
  guard: async ({ keywordId, text }, { db }) => {
    const keyword = await readKeyword(db, keywordId);
    if (keyword?.brand) return `${quoted(text)} belongs to a brand campaign, which only its owner pauses.`;
    return keyword?.status === 'paused' ? `${quoted(text)} is paused already.` : null;
  },
  changes: (params) => statusChange(params, 'paused'),
  outcome: ({ text }, { unsent, reference }) =>
    `${quoted(text)} ${unsent ? 'is on the list to be paused' : 'is paused'} (${reference}).`,
  record: (tx, { keywordId }) => setKeywordStatus(tx, { keywordId, status: 'paused' }),
  unrecord: (tx, { keywordId }) => setKeywordStatus(tx, { keywordId, status: 'enabled' }),
};

export const pauseKeyword = register(definition);
