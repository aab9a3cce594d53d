import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { withWorkbench } from './with-workbench.js';

// Makes the pictures of the workbench: every page of a store, in light and dark, wide and as on a phone.
// Run after a build: npx tsx docs/make-pictures.ts STORE [--entry ID] [--synset ID] [--lemma TEXT] [--out FOLDER] [--only NAME]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    entry: { type: 'string', default: 'wn31-bank-n' },
    synset: { type: 'string', default: 'wn31-02086723-n' },
    lemma: { type: 'string', default: 'bank' },
    query: { type: 'string', default: 'river ba' },
    out: { type: 'string', default: fileURLToPath(new URL('pictures/', import.meta.url)) },
    only: { type: 'string', default: '' },
  },
});
const [store] = positionals;
if (store === undefined) throw new Error('Name a store, such as wordnet.sqlite.');
const { entry, synset, lemma, query, out, only } = values;
mkdirSync(out, { recursive: true });
/** Each picture with its page, and what is done before it is taken. */
const pages: readonly {
  readonly name: string;
  readonly path: string;
  readonly keys?: readonly string[];
  readonly type?: string;
}[] = [
  { name: 'overview', path: '' },
  { name: 'search', path: `?q=${encodeURIComponent(query)}` },
  { name: 'entry', path: `/entry/${encodeURIComponent(entry)}` },
  { name: 'edit-gloss', path: `/entry/${encodeURIComponent(entry)}`, keys: ['j', 'j', 'e'], type: ' of a river' },
  { name: 'new-sense', path: `/entry/${encodeURIComponent(entry)}`, keys: ['n'] },
  { name: 'synset', path: `/synset/${encodeURIComponent(synset)}` },
  { name: 'findings', path: '/findings' },
  { name: 'suggestions', path: '/suggestions' },
  { name: 'concordance', path: `/concordance?lemma=${encodeURIComponent(lemma)}` },
  { name: 'aspects', path: '/aspects' },
  { name: 'history', path: '/history' },
  { name: 'export', path: '/export' },
  { name: 'keys', path: '', keys: ['?'] },
  { name: 'not-there', path: '/entry/nothing' },
];
const views = [
  { name: 'light', width: 1280, height: 860, colorScheme: 'light' },
  { name: 'dark', width: 1280, height: 860, colorScheme: 'dark' },
  { name: 'phone', width: 360, height: 740, colorScheme: 'light' },
  { name: 'phone-dark', width: 360, height: 740, colorScheme: 'dark' },
] as const;

await withWorkbench(store, async ({ browser, base }) => {
  for (const { name: view, width, height, colorScheme } of views) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme });
    const page = await context.newPage();
    for (const { name, path, keys = [], type } of pages) {
      if (!`${name}-${view}`.includes(only)) continue;
      await page.goto(`${base}${path}`);
      for (const key of keys) {
        await page.keyboard.press(key);
        await page.waitForTimeout(150);
      }
      if (type !== undefined) await page.keyboard.type(type);
      // What is checked or tried on the side has come by then.
      await page.waitForTimeout(keys.length > 0 ? 900 : 100);
      if (name === 'findings') await page.waitForSelector('.rows li', { timeout: 60_000 });
      await page.screenshot({ path: `${out}/${name}-${view}.png` });
    }
    await context.close();
  }
});
