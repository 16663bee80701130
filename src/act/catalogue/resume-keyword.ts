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
  kind: 'resume_keyword',
  effectClass: 'money',
  undoable: true,
  schema: keywordSchema,
  editFields: ({ reason }) => reasonField(reason),
  describe: ({ text, campaignName, reason }) => ({
    label: `Resume ${quoted(text)}`,
    summary: `Let the keyword ${quoted(text, 80)}${inCampaign(campaignName)} run again: ${reason}`,
    cost: null,
  }),
  preview: ({ keywordId, text, campaignName, reason }) => [
    `Keyword: ${text} (${keywordId})`,
    ...(campaignName ? [`Campaign: ${campaignName}`] : []),
    'Status: enabled',
    `Why: ${reason}`,
  ],
  guard: async ({ keywordId, text }, { db }) => {
    const keyword = await readKeyword(db, keywordId);
    return keyword && keyword.status !== 'paused' ? `${quoted(text)} is not paused.` : null;
  },
  changes: (params) => statusChange(params, 'enabled'),
  outcome: ({ text }, { unsent, reference }) =>
    `${quoted(text)} ${unsent ? 'is on the list to be resumed' : 'runs again'} (${reference}).`,
  record: (tx, { keywordId }) => setKeywordStatus(tx, { keywordId, status: 'enabled' }),
  unrecord: (tx, { keywordId }) => setKeywordStatus(tx, { keywordId, status: 'paused' }),
};

export const resumeKeyword = register(definition);
