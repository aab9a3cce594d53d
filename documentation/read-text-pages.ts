import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { extractLead, extractSection } from './extract-section.js';
import { renderMarkdown } from './render-markdown.js';
import { relativeAddress, type SitePage } from './site-page.js';
import type { TextSource } from './text-sources.js';

/** Folders of the repository whose files go into the site, with the folder that they have there. */
export const pictureFolders: ReadonlyMap<string, string> = new Map([
  ['docs/pictures', 'pictures'],
  ['benchmarks/results/speed', 'speed'],
]);

/**
 * Returns the address in the site of a file of the repository that is a page or a picture of it, or undefined.
 *
 * @param pages the paths of pages by their files.
 */
function findAddress(file: string, pages: ReadonlyMap<string, string>): string | undefined {
  const page = pages.get(file);
  if (page !== undefined) return page;
  const folder = pictureFolders.get(dirname(file));
  return folder === undefined || !/\.(svg|png)$/.test(file)
    ? undefined
    : join(folder, file.slice(dirname(file).length));
}

/** Reads the texts of the repository as pages, with their links led to where the texts stand in the site. */
export function readTextPages(
  root: string,
  sources: readonly TextSource[],
  pages: ReadonlyMap<string, string>,
): SitePage[] {
  return sources.map((source) => {
    const { path, file, group, label } = source;
    const resolve = (target: string): string | undefined => {
      const address = findAddress(target, pages);
      return address === undefined ? undefined : relativeAddress(path, address);
    };
    const { html, title, sections } = renderMarkdown(readPart(root, source), {
      resolveLink: (address) => {
        if (/^([a-z]+:|#)/.test(address)) return address;
        const [target = '', anchor] = address.split('#');
        const found = resolve(join(dirname(file), target));
        return found === undefined ? address : `${found}${anchor === undefined ? '' : `#${anchor}`}`;
      },
      resolveCode: (code) => resolve(code.replace(/^\.\//, '')),
    });
    return { path, title, label, group, html, sections };
  });
}

function readPart(root: string, { file, lead = false, headings }: TextSource): string {
  const markdown = readFileSync(`${root}/${file}`, 'utf8');
  if (headings === undefined && !lead) return markdown;
  const parts = (headings ?? []).map((heading) => extractSection(markdown, heading));
  // Below the lead, which has a heading of its own, the other parts are sections of one page.
  const lower = lead ? parts.map((part) => part.replace(/^#/, '##')) : parts;
  return [...(lead ? [extractLead(markdown)] : []), ...lower].join('\n');
}
