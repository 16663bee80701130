import { fileURLToPath } from 'node:url';
import { installedBrowser, launch, SKIPPED } from './browser.ts';

// Takes the README's picture of a running Daybreak: node tests/browser/screenshot.ts [URL] [FILE]

const PICTURE = fileURLToPath(new URL('../../src/workspace/page/screenshot.png', import.meta.url));
const [url = 'http://localhost:3000', file = PICTURE] = process.argv.slice(2);

if (!installedBrowser) throw new Error(SKIPPED);
const browser = await launch(installedBrowser);
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, deviceScaleFactor: 2 });
  await page.goto(url);
  await page.locator('article .button.primary').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: file });
  console.log(`Wrote ${file}`);
} finally {
  await browser.close();
}
