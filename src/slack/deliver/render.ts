import {
  briefingMessage,
  cardMessage,
  digestMessage,
  earlierCardMessage,
  gapsMessage,
} from '../../../blocks/index.ts';
import { gapsOfWeek } from '../../ask/index.ts';
import { composeBriefing, composeCard, composeDigest } from '../../brief/index.ts';
import { listFindings } from '../../findings/index.ts';
import type { SlackDeps } from '../deps.ts';
import { readReplies } from './facts.ts';
import { renderHandover } from './interviews.ts';
import type { Shown } from './post.ts';
import type { Render } from './show.ts';
import type { Card } from './store.ts';

/** Draws cards from rows alone: the same rows give the same message, whoever draws and however often. */
export function renderer(deps: SlackDeps): Render {
  return async (card) => {
    switch (card.kind) {
      case 'briefing':
        return renderBriefing(deps, card);
      case 'digest':
        return renderDigest(deps, card);
      case 'finding':
        return renderFinding(deps, card);
      case 'gaps':
        return gapsMessage(await gapsOfWeek(deps.db, card.subject, await deps.shop()));
      case 'handover':
      case 'handover_summary':
        return renderHandover(deps.db, card);
    }
  };
}

async function renderBriefing(deps: SlackDeps, { subject }: Card): Promise<Shown> {
  const shop = await deps.shop();
  return briefingMessage(await composeBriefing(deps.db, { day: subject, now: deps.clock(), shop }));
}

async function renderDigest({ db, shop }: SlackDeps, { id, subject }: Card): Promise<Shown> {
  const findingIds = await readReplies(db, id);
  return digestMessage(await composeDigest(db, { findingIds, at: new Date(subject), shop: await shop() }));
}

async function renderFinding(deps: SlackDeps, { subject }: Card): Promise<Shown | null> {
  const { db, catalogue } = deps;
  const [findingId = '', period] = subject.split(':');
  const [finding] = await listFindings(db, { ids: [findingId], states: ['open', 'snoozed', 'resolved'] });
  if (!finding) return null;
  if (finding.period !== Number(period)) return earlierCardMessage(finding.headline);
  const composing = { now: deps.clock(), shop: await deps.shop(), catalogue };
  const view = await composeCard(db, { findingId, ...composing });
  return view && cardMessage(view);
}
