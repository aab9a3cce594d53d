import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../../documentation/build-site.js';
import { checkSite } from '../../documentation/check-site.js';
import { scorePath } from '../../documentation/score-pages.js';
import type { SitePage } from '../../documentation/site-page.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('the documentation site', () => {
  let out = '';
  let pages: readonly SitePage[] = [];

  beforeAll(() => {
    out = mkdtempSync(join(tmpdir(), 'qualia-site-'));
    pages = buildSite(root, out, { reference: false });
  });

  afterAll(() => rmSync(out, { recursive: true }));

  const page = (path: string): string => readFileSync(join(out, path), 'utf8');

  it('has no link, anchor or picture that leads nowhere, and no page that cannot be reached', () => {
    expect(checkSite(out)).toEqual([]);
  });

  it('finds that the reference is missing where it is linked and was not made', () => {
    const other = mkdtempSync(join(tmpdir(), 'qualia-site-'));
    buildSite(root, other);
    expect(checkSite(other)).toContain('index.html leads to api/index.html, which is not there.');
    rmSync(other, { recursive: true });
  });

  it('has a page for each text of docs, in a group of the list', () => {
    const texts = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
    expect(texts.length).toBeGreaterThan(10);
    for (const text of texts) {
      const found = pages.find(({ path }) => path === text.replace(/\.md$/, '.html'));
      expect(found?.group, text).toBeTypeOf('string');
      expect(page('index.html')).toContain(`href="${found?.path}"`);
    }
  });

  it('has a title of its own for each page', () => {
    const titles = pages.map(({ title }) => title);
    expect(titles.filter((title, place) => titles.indexOf(title) !== place)).toEqual([]);
    expect(titles.filter((title) => title.trim() === '')).toEqual([]);
  });

  it('shows each file of results with its command', () => {
    const names = readdirSync(join(root, 'benchmarks/results')).filter((name) => name.endsWith('.json'));
    for (const name of names) {
      const { path, html } = pages.find((each) => each.path === scorePath(name.replace(/\.json$/, ''))) as SitePage;
      expect(html, path).toMatch(/<pre class="sh"[^>]*><code>\S/);
      expect(page('scores.html')).toContain(`href="${path}"`);
    }
  });

  it('shows numbers as they stand in the results', () => {
    const { coldSeconds } = JSON.parse(read('benchmarks/results/tour.json')) as { coldSeconds: number };
    expect(page('scores/tour.html')).toContain(`>${coldSeconds}</td>`);
  });

  it('shows every plot of growth on the page on scaling', () => {
    const plots = readdirSync(join(root, 'benchmarks/results/speed')).filter((name) => name.endsWith('.svg'));
    expect(plots.length).toBeGreaterThan(0);
    for (const plot of plots) expect(page('scaling.html')).toContain(`src="speed/${plot}"`);
  });

  it('names the licence of every manifest', () => {
    for (const kind of ['corpora', 'lexicons', 'models']) {
      for (const { name } of readdirSync(join(root, kind), { withFileTypes: true }).filter((each) =>
        each.isDirectory(),
      )) {
        const { id, licence } = JSON.parse(read(`${kind}/${name}/manifest.json`)) as { id: string; licence: string };
        expect(page('data.html')).toMatch(new RegExp(`>${id}</a>.*<p>${licence.replace(/[.()]/g, '\\$&')}</p>`));
      }
    }
  });

  it('writes the same bytes each time', () => {
    const other = mkdtempSync(join(tmpdir(), 'qualia-site-'));
    for (const { path } of buildSite(root, other, { reference: false })) {
      expect(readFileSync(join(other, path), 'utf8') === page(path), path).toBe(true);
    }
    rmSync(other, { recursive: true });
  });
});
