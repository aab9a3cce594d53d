import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withWorkbench } from './with-workbench.js';

// Makes the pictures of the walk-through: pages of a store with WordNet 3.1 in which MASC was read and its word was accepted.
// Run after a build: npx tsx docs/make-walk-pictures.ts STORE NAME=PATH... where a path is one of a lexicon, such as overview= or
// missing:552=suggestions/12, with the height of the picture where it is not 760

const [store, ...wanted] = process.argv.slice(2);
if (store === undefined) throw new Error('Name a store, such as wordnet.sqlite.');
const folder = fileURLToPath(new URL('pictures/', import.meta.url));
mkdirSync(folder, { recursive: true });
await withWorkbench(store, async ({ browser, base }) => {
  const page = await browser.newPage({ colorScheme: 'light' });
  for (const each of wanted) {
    const [head = '', path = ''] = each.split(/=(.*)/s);
    const [name = '', height = '760'] = head.split(':');
    await page.setViewportSize({ width: 1100, height: Number(height) });
    await page.goto(path === '' ? base : `${base}/${path}`);
    await page.waitForTimeout(300);
    await page.screenshot({ path: `${folder}walk-${name}.png` });
  }
});
