import {
  aloneDayMessage,
  aloneMessage,
  briefingMessage,
  cardMessage,
  digestMessage,
  earlierCardMessage,
  gapsMessage,
  lostTrustMessage,
  offerMessage,
  replayMessage,
  stoppedMessage,
  worthMessage,
} from '../../../blocks/index.ts';
import { gapsOfWeek } from '../../ask/index.ts';
import {
  composeAlone,
  composeAloneAll,
  composeBriefing,
  composeCard,
  composeDigest,
} from '../../brief/index.ts';
import { LEVEL_WORDS } from '../../domain/autonomy.ts';
import { startOfDay } from '../../domain/day.ts';
import { formatMoney } from '../../domain/money.ts';
import { listFindings } from '../../findings/index.ts';
import {
  composeMetrics,
  historySentences,
  lastDaysSentence,
  offerWords,
  readLostTrust,
  readOffer,
  readReport,
} from '../../learn/index.ts';
import type { SlackDeps } from '../deps.ts';
import { readReplies } from './facts.ts';
import { renderHandover } from './interviews.ts';
import type { Shown } from './post.ts';
import type { Render } from './show.ts';
import { readStop } from './stops/store.ts';
import type { Card } from './store.ts';
import { readTold } from './told/store.ts';

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
      case 'alone':
        return renderAlone(deps, card);
      case 'alone_day':
        return renderAloneDay(deps, card);
      case 'trust':
        return renderOffer(deps, card);
      case 'trust_lost':
        return renderLostTrust(deps, card);
      case 'worth':
        return renderWorth(deps, card);
      case 'stop':
        return renderStop(deps, card);
      case 'last_days':
        return renderLastDays(deps, card);
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

async function renderAlone(deps: SlackDeps, { subject }: Card): Promise<Shown | null> {
  const view = await composeAlone(deps.db, { actionId: subject, ...(await composingOf(deps)) });
  return view && aloneMessage(view);
}

async function renderAloneDay(deps: SlackDeps, { channel, subject }: Card): Promise<Shown | null> {
  const { ids, before, total } = await readTold(deps.db, { channel, card: subject });
  const views = await composeAloneAll(deps.db, { actionIds: ids, ...(await composingOf(deps)) });
  return views.length === 0 ? null : aloneDayMessage({ views, before, total });
}

async function renderOffer({ db, shop }: SlackDeps, { subject }: Card): Promise<Shown | null> {
  const offer = await readOffer(db, subject);
  const { timeZone } = await shop();
  return offer && offerMessage({ offer, words: offerWords(offer), timeZone });
}

async function renderLostTrust({ db, shop }: SlackDeps, { subject }: Card): Promise<Shown | null> {
  const lost = await readLostTrust(db, subject);
  const { timeZone } = await shop();
  return (
    lost &&
    lostTrustMessage({
      lost,
      words: offerWords(lost),
      before: LEVEL_WORDS[lost.before],
      timeZone,
    })
  );
}

/** As of the first instant of its day: the same whenever it is drawn. */
async function renderWorth(deps: SlackDeps, { subject }: Card): Promise<Shown> {
  const shop = await deps.shop();
  const metrics = await composeMetrics(deps.db, { shop, now: startOfDay(subject, shop.timeZone) });
  return worthMessage(metrics, (minor) => formatMoney({ minor, currency: shop.currency }, { whole: true }));
}

async function renderStop({ db, shop }: SlackDeps, { subject }: Card): Promise<Shown | null> {
  const stop = await readStop(db, subject);
  const { timeZone } = await shop();
  const over = stop?.over ? { ...stop.over, at: new Date(stop.over.at) } : null;
  return stop && stoppedMessage({ ...stop, over, timeZone });
}

async function renderLastDays({ db, shop }: SlackDeps, { subject }: Card): Promise<Shown | null> {
  const report = await readReport(db, subject);
  const { currency } = await shop();
  return report && replayMessage([lastDaysSentence(report), ...historySentences(report, currency)], report);
}

async function composingOf({ clock, shop, catalogue }: SlackDeps) {
  return { now: clock(), shop: await shop(), catalogue };
}

async function renderFinding(deps: SlackDeps, { subject }: Card): Promise<Shown | null> {
  const { db } = deps;
  const [findingId = '', period] = subject.split(':');
  const [finding] = await listFindings(db, { ids: [findingId], states: ['open', 'snoozed', 'resolved'] });
  if (!finding) return null;
  if (finding.period !== Number(period)) return earlierCardMessage(finding.headline);
  const view = await composeCard(db, { findingId, ...(await composingOf(deps)) });
  return view && cardMessage(view);
}
