import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

// Takes pictures of pages of the built site, in light and dark, wide and as on a phone, to look at.
// Run after a build: npx tsx documentation/take-pictures.ts SITE FOLDER PAGE.html ... [--view NAME] [--down PIXELS]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { view: { type: 'string', default: '' }, down: { type: 'string', default: '0' } },
});
const [site, folder, ...paths] = positionals;
if (site === undefined || folder === undefined)
  throw new Error('Name the folder of the site, and one for the pictures.');
const views = [
  { name: 'light', width: 1440, height: 900, colorScheme: 'light' },
  { name: 'dark', width: 1440, height: 900, colorScheme: 'dark' },
  { name: 'phone', width: 360, height: 740, colorScheme: 'light' },
  { name: 'phone-dark', width: 360, height: 740, colorScheme: 'dark' },
] as const;

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env['QUALIA_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const { name, width, height, colorScheme } of views.filter(
  (view) => values.view === '' || view.name === values.view,
)) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  for (const path of paths) {
    await page.goto(pathToFileURL(join(resolve(site), path)).href);
    await page.evaluate(`scrollTo(0, ${Number(values.down)})`);
    await page.screenshot({ path: join(folder, `${path.replace(/[/.]/g, '-')}-${name}.png`) });
  }
}
await browser.close();
