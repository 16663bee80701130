import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Page } from 'playwright-core';
import {
  briefingMessage,
  cardMessage,
  digestMessage,
  editModal,
  homeView,
  type Message,
  rejectModal,
  whyModal,
} from '../../blocks/index.ts';
import { EDIT, REJECT } from '../blocks/forms.ts';
import {
  APPROVED,
  BRIEFING,
  MAYA as BY_MAYA,
  CARD,
  HOME,
  MORNING,
  ORDER,
  SWAP,
  WHY,
} from '../blocks/views.ts';
import { OPS, start } from '../workspace/app.ts';
import { installedBrowser, launch, SKIPPED } from './browser.ts';

// Pictures of every surface, on a desk and on a phone, to be looked at: node tests/browser/gallery.ts FOLDER

const [folder = 'gallery'] = process.argv.slice(2);
/** Until what was drawn has settled. */
const SETTLING_MS = 300;
const SCREENS = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

const decided = { decidedBy: BY_MAYA, decidedAt: APPROVED.decidedAt };
const MESSAGES: Readonly<Record<string, Message>> = {
  briefing: briefingMessage(BRIEFING),
  'briefing-quiet': briefingMessage({ ...BRIEFING, decisions: [], overnight: [], done: [], stale: [] }),
  card: cardMessage(CARD),
  'card-one-option': cardMessage({ ...CARD, severity: 'warning', actions: [ORDER] }),
  'card-working': cardMessage({ ...CARD, actions: [{ ...ORDER, ...decided, state: 'executing' }] }),
  'card-done': cardMessage({ ...CARD, actions: [APPROVED] }),
  'card-half-done': cardMessage({ ...CARD, actions: [APPROVED, SWAP] }),
  'card-unknown': cardMessage({ ...CARD, actions: [{ ...ORDER, ...decided, state: 'unknown' }] }),
  'card-refused': cardMessage({
    ...CARD,
    actions: [
      {
        ...ORDER,
        ...decided,
        state: 'refused',
        outcome: '240 units of SKU-2847 arrived since this was proposed: no order is needed.',
      },
    ],
  }),
  'card-snoozed': cardMessage({ ...CARD, state: 'snoozed', snoozedUntil: new Date('2026-11-26T12:00:00Z') }),
  'card-rejected': cardMessage({
    ...CARD,
    actions: [],
    rejection: {
      by: BY_MAYA,
      at: MORNING,
      reason: 'The quantity is wrong: we launch the new colour in January',
    },
  }),
  'card-passed': cardMessage({ ...CARD, state: 'resolved', actions: [], resolvedAt: MORNING }),
  'card-hostile': cardMessage({
    ...CARD,
    headline: 'قميص أزرق SKU_2847_XL *bold* <!channel> @here 👩‍👩‍👧‍👦 https://evil.example '.repeat(12),
  }),
  digest: digestMessage({ at: MORNING, timeZone: CARD.timeZone, lines: Array(14).fill(CARD) }),
};
const MODALS: Readonly<Record<string, ModalView>> = {
  why: whyModal(WHY),
  edit: editModal(EDIT),
  reject: rejectModal(REJECT),
};

if (!installedBrowser) throw new Error(SKIPPED);
mkdirSync(folder, { recursive: true });
let modal: ModalView = MODALS.why as ModalView;

function register(app: App): void {
  app.action('why_finding', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: (body as { trigger_id?: string }).trigger_id ?? '', view: modal });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: homeView(HOME) });
  });
}

const running = await start('socket', register);
const browser = await launch(installedBrowser);

async function shootMessages(page: Page, screen: string): Promise<void> {
  for (const [name, { text, blocks }] of Object.entries(MESSAGES)) {
    await running.app.client.chat.postMessage({ channel: OPS, text, blocks });
    const article = page.locator('article').last();
    await page.waitForTimeout(SETTLING_MS);
    await article.screenshot({ path: join(folder, `${name}-${screen}.png`) });
  }
}

/** What opens on a card: the question before money leaves, and the menu. */
async function shootCard(page: Page, screen: string): Promise<void> {
  await page.getByRole('button', { name: ORDER.label, exact: true }).last().click();
  await page.getByRole('dialog').waitFor();
  await page.screenshot({ path: join(folder, `confirm-${screen}.png`) });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'More actions' }).last().click();
  await page.waitForTimeout(SETTLING_MS);
  await page.screenshot({ path: join(folder, `menu-${screen}.png`) });
  await page.keyboard.press('Escape');
}

async function shootModals(page: Page, screen: string): Promise<void> {
  for (const [name, view] of Object.entries(MODALS)) {
    modal = view;
    await page.getByRole('button', { name: 'Why' }).last().click();
    await page.getByRole('dialog').waitFor();
    await page.waitForTimeout(SETTLING_MS);
    await page.screenshot({ path: join(folder, `${name}-${screen}.png`) });
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^(Close|Cancel)$/ })
      .last()
      .click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
}

try {
  for (const [screen, viewport] of Object.entries(SCREENS)) {
    const page = await browser.newPage({ viewport, deviceScaleFactor: 2 });
    await page.goto(running.workspace.url);
    if (screen === 'phone') await page.getByRole('button', { name: /ops/ }).click();
    await page.getByLabel('Message #ops').waitFor();
    await shootMessages(page, screen);
    const last = MESSAGES.card as Message;
    await running.app.client.chat.postMessage({ channel: OPS, ...last });
    await page.waitForTimeout(SETTLING_MS);
    await shootCard(page, screen);
    await shootModals(page, screen);
    if (screen === 'phone') await page.getByLabel('All conversations').click();
    await page
      .getByRole('button', { name: /^Daybreak/ })
      .first()
      .click();
    await page.waitForTimeout(SETTLING_MS);
    await page.screenshot({ path: join(folder, `home-${screen}.png`) });
    await page.close();
  }
} finally {
  await browser.close();
  await running.stop();
}
