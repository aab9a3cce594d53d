import type { SitePage } from './site-page.js';

/** How much of the text below a heading can be found. */
const longestText = 4000;

/**
 * Writes what the search looks through as a script, since a page from disk may load scripts but not data: a list of
 * address, title of the page, heading and text for each heading of each page.
 */
export function writeSearchIndex(pages: readonly SitePage[]): string {
  const entries = pages.flatMap(({ path, title, sections }) =>
    sections.map(({ heading: { text: heading, anchor }, text }, place) => {
      const plain = text.replace(/\s+/g, ' ').trim().slice(0, longestText);
      return [place === 0 ? path : `${path}#${anchor}`, title, heading, plain];
    }),
  );
  return `globalThis.qualiaSearch = [\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n];\n`;
}
