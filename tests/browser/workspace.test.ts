import type { App } from '@slack/bolt';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MAYA, OPS, type Running, start } from '../workspace/app.ts';
import { complaintsOf, installedBrowser, launch, SKIPPED } from './browser.ts';
import { card, everyBlock, hostile, orderModal } from './samples.ts';

if (!installedBrowser) console.warn(`tests/browser ${SKIPPED}`);

const register = (app: App) => {
  app.action('approve_action', async ({ ack, body, client }) => {
    await ack();
    const { channel, message } = body as unknown as { channel: { id: string }; message: { ts: string } };
    const text = `Ordered by <@${body.user.id}>`;
    await client.chat.update({
      channel: channel.id,
      ts: message.ts,
      text,
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
    });
  });
  app.action('edit_action', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({
      trigger_id: (body as unknown as { trigger_id: string }).trigger_id,
      view: orderModal as never,
    });
  });
  app.view('edit_action', async ({ ack, view }) => {
    const units = Number(view.state.values.units?.units?.value);
    if (units < 480)
      await ack({ response_action: 'errors', errors: { units: 'The minimum order is 480 units.' } });
    else await ack();
  });
  app.action('snooze_finding', async ({ ack, action, respond }) => {
    await ack();
    const { value } = (action as { selected_option: { value: string } }).selected_option;
    await respond({ text: `Snoozed for ${value}`, response_type: 'ephemeral', replace_original: false });
  });
  app.shortcut('save_message', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: orderModal as never });
  });
  app.command('/ops', async ({ ack, command }) => ack(`Here is the ${command.text}`));
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab !== 'home') return;
    const blocks = [
      { type: 'header' as const, text: { type: 'plain_text' as const, text: '2 things need you' } },
    ];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
};

describe.skipIf(!installedBrowser)('the page in Chromium', () => {
  let browser: Browser;
  let running: Running;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launch(installedBrowser ?? '');
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    running = await start('socket', register);
    page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    complaints = complaintsOf(page);
    await page.goto(running.workspace.url);
    await page.getByLabel('Message #ops').waitFor();
  });
  afterEach(async () => {
    await page.close();
    await running.stop();
  });

  const post = (blocks: object[], text = 'x') =>
    running.app.client.chat.postMessage({ channel: OPS, text, blocks: blocks as never });

  test('a card appears without a reload, its button acts, and it settles in place', async () => {
    await post(card);
    await page.getByRole('button', { name: 'Reorder 240 units' }).click();
    await page.getByText('Ordered by @Maya Lindqvist').waitFor();
    expect(await page.getByRole('button', { name: 'Reorder 240 units' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('a modal shows what is wrong at the field, then takes what is right', async () => {
    await post(card);
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Units').fill('240');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('[data-block-id="units"]').getByText('The minimum order is 480 units.').waitFor();
    await page.getByLabel('Units').fill('480');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(running.workspace.views(MAYA)).toEqual([]);
  });

  test('a menu asks the app, whose private answer can be dismissed', async () => {
    await post(card);
    await page.getByRole('button', { name: 'Snooze' }).click();
    await page.getByRole('menuitemradio', { name: '3 days' }).click();
    await page.getByText('Snoozed for 3d').waitFor();
    await page.getByText('Only visible to you').waitFor();
    await page.getByRole('button', { name: 'Dismiss message' }).click();
    await page.getByText('Snoozed for 3d').waitFor({ state: 'detached' });
  });

  test('a confirmation stands between a dangerous button and the app', async () => {
    await post(card);
    await page.getByRole('button', { name: 'Reject' }).click();
    await page.getByRole('dialog').getByText('Nothing will be ordered.').waitFor();
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('a message’s menu offers the app’s shortcuts', async () => {
    await post([], 'The scanner at P4 is broken.');
    await page.getByText('The scanner at P4 is broken.').hover();
    await page.getByRole('button', { name: 'Message shortcuts' }).click();
    await page.getByRole('menuitem', { name: 'Save to knowledge' }).click();
    await page.getByRole('dialog').getByLabel('Units').waitFor();
    expect(complaints).toEqual([]);
  });

  test('slash commands complete, run and answer', async () => {
    const field = page.getByLabel('Message #ops');
    await field.pressSequentially('/ops b');
    await page.getByRole('option', { name: '/ops brief' }).waitFor();
    await field.press('Tab');
    await field.press('Enter');
    await page.getByText('Here is the brief').waitFor();
  });

  test('threads, the Home tab, and acting as someone else', async () => {
    const { ts } = await post(card);
    await running.app.client.chat.postMessage({ channel: OPS, text: 'Details', thread_ts: String(ts) });
    await page.getByText('1 reply').click();
    await page.getByRole('complementary').getByText('Details').waitFor();
    await page.getByRole('button', { name: 'Close thread' }).click();
    await page.getByRole('button', { name: /^Daybreak/ }).click();
    await page.getByText('2 things need you').waitFor();
    await page.getByText('Acting as').click();
    await page.getByRole('menuitemradio', { name: /Tomás Herrera/ }).click();
    await page.getByText('Acting as Tomás Herrera').waitFor();
    await page.reload();
    await page.getByText('Acting as Tomás Herrera').waitFor();
    expect(complaints).toEqual([]);
  });

  test('every block of a message is drawn', async () => {
    for (const block of everyBlock) await post([block]);
    await page.waitForFunction(
      (count) => document.querySelectorAll('article').length === count,
      everyBlock.length,
    );
    expect(await page.locator('.undrawable').count()).toBe(0);
    for (const text of ['Oak Salt Cellar', 'Cover by product', 'Looked at stock', 'Nov 2026', 'ops-team']) {
      expect(await page.getByText(text).count(), text).toBeGreaterThan(0);
    }
    expect(await page.getByText('](').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('nothing in a message runs, and links lead to the web only', async () => {
    await post(hostile, hostile.map((block) => JSON.stringify(block)).join(' '));
    await page.getByText('after the attack').waitFor();
    expect(await page.evaluate(() => (window as unknown as { attacked?: boolean }).attacked)).toBeUndefined();
    const links = await page
      .locator('article a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links.filter((href) => href && !/^https?:/.test(href))).toEqual([]);
    expect(await page.locator('article img').count()).toBe(0);
  });

  test('signs are drawn on any machine, and say their names', async () => {
    await post([
      { type: 'section', text: { type: 'mrkdwn', text: ':white_check_mark: *Done*', verbatim: true } },
    ]);
    await page.getByRole('img', { name: 'white check mark' }).waitFor();
  });

  test('a verbatim text is formatted but finds no links of its own, and escaped brackets mention nobody', async () => {
    const text = '*Bold* https://example.com/x &lt;!channel&gt; &lt;@U0MAYA00001&gt;';
    await post([{ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }]);
    const section = page.locator('article').last();
    await section.getByText('Bold').waitFor();
    expect(await section.locator('strong, b').allTextContents()).toContain('Bold');
    expect(await section.locator('a').count()).toBe(0);
    expect(await section.getByText('@Maya').count()).toBe(0);
  });

  test('it fits a phone, in the dark too', async () => {
    await post(card);
    await page.getByLabel('Switch between light and dark').click();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: 'Reorder 240 units' }).waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Snooze' }).click();
    const menu = await page.getByRole('menu').boundingBox();
    expect((menu?.x ?? 0) + (menu?.width ?? Infinity)).toBeLessThanOrEqual(390);
    await page.keyboard.press('Escape');
    await page.getByLabel('All conversations').click();
    await page.getByRole('button', { name: /general/ }).waitFor();
  });

  test('it says so while the app is away', async () => {
    await post(card);
    await running.app.stop();
    await page.getByText('Daybreak is not connected').waitFor();
  });
});
