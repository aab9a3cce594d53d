import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeDataPage } from './data-page.js';
import { pictureFolders, readTextPages } from './read-text-pages.js';
import { type NavigationGroup, renderFrame } from './render-frame.js';
import { makeScorePages } from './score-pages.js';
import { writeSearchIndex } from './search-index.js';
import type { SitePage } from './site-page.js';
import { makeSpeedPages } from './speed-pages.js';
import { listTextSources, pageGroups } from './text-sources.js';

const assets = fileURLToPath(new URL('assets/', import.meta.url));

/** The folder of the site with the reference of all exported names, which typedoc makes. */
export const referenceFolder = 'api';

/** Options of {@link buildSite}. */
export interface BuildSiteOptions {
  /** Whether the reference will stand beside the pages, and is linked; default true. */
  readonly reference?: boolean;
}

/**
 * Writes the pages of the documentation into a folder: texts of the repository, and pages made from its results and
 * manifests. Returns the pages.
 *
 * @param root the folder of the repository.
 */
export function buildSite(root: string, out: string, options: BuildSiteOptions = {}): readonly SitePage[] {
  const { reference = true } = options;
  const sources = listTextSources(root);
  const made = [...makeScorePages(root), ...makeSpeedPages(root), makeDataPage(root)];
  const files = new Map(sources.filter(({ headings }) => headings === undefined).map(({ file, path }) => [file, path]));
  files.set('README.md', 'index.html');
  for (const { path } of made) {
    // A file of results in a text leads to the page that is made from it.
    if (path.startsWith('scores/')) files.set(`benchmarks/results/${path.slice(7).replace(/\.html$/, '.json')}`, path);
  }
  const pages = [...readTextPages(root, sources, files), ...made];
  const groups = groupPages(pages, reference);
  for (const page of pages) writeText(join(out, page.path), renderFrame(page, groups));
  writeText(join(out, 'search-index.js'), writeSearchIndex(pages));
  for (const name of readdirSync(assets)) copyFileSync(join(assets, name), join(out, name));
  for (const [from, to] of pictureFolders) copyPictures(join(root, from), join(out, to));
  return pages;
}

function groupPages(pages: readonly SitePage[], reference: boolean): NavigationGroup[] {
  return pageGroups.map((title) => {
    const items = pages
      .filter(({ group }) => group === title)
      .map(({ path, title: name, label = name }) => ({ path, label }));
    const api = { path: `${referenceFolder}/index.html`, label: 'All exported names' };
    return { title, items: title === 'Reference' && reference ? [api, ...items] : items };
  });
}

function copyPictures(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (/\.(svg|png)$/.test(name)) copyFileSync(join(from, name), join(to, name));
  }
}

function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
