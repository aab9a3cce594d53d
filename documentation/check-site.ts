import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';

/** Options of {@link checkSite}. */
export interface CheckSiteOptions {
  /** Folders whose pages are made by another program: links into them must lead to files, and no more is asked of them. */
  readonly foreign?: readonly string[];
}

/** A page of the site as it is on disk. */
interface CheckedPage {
  readonly path: string;
  readonly html: string;
  readonly anchors: readonly string[];
}

/**
 * Looks at every page of a site on disk and returns a sentence for each thing that is wrong: a link, anchor, picture,
 * script or style that leads nowhere, a page without a title, one that cannot be reached from the first, an anchor
 * that stands twice, or something that would be loaded from the network.
 */
export function checkSite(folder: string, options: CheckSiteOptions = {}): string[] {
  const { foreign = [] } = options;
  const pages = readPages(folder, foreign);
  const findings = [...pages.values()].flatMap((page) => [
    ...checkHead(page),
    ...linksOf(page).flatMap((link) => checkLink(folder, page, link, pages)),
  ]);
  return [...findings, ...findUnreachable(pages)];
}

function readPages(folder: string, foreign: readonly string[]): Map<string, CheckedPage> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  const own = paths.filter((path) => path.endsWith('.html') && !foreign.some((part) => path.startsWith(`${part}/`)));
  const pages = own.sort().map((path) => {
    const html = readFileSync(join(folder, path), 'utf8');
    return { path, html, anchors: Array.from(html.matchAll(/<[^>]*? id="([^"]*)"/g), ([, anchor = '']) => anchor) };
  });
  return new Map(pages.map((page) => [page.path, page]));
}

function checkHead({ path, html, anchors }: CheckedPage): string[] {
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1]?.trim() ?? '';
  const headings = html.match(/<h1[\s>]/g)?.length ?? 0;
  const doubled = new Set(anchors.filter((anchor, place) => anchors.indexOf(anchor) !== place));
  return [
    ...(title === '' || title.startsWith('·') ? [`${path} has no title.`] : []),
    ...(headings === 0 ? [`${path} has no heading of the first level.`] : []),
    ...[...doubled].map((anchor) => `${path} has the anchor "${anchor}" twice.`),
  ];
}

/** A link, or something that the browser loads for the page. */
interface PageLink {
  readonly address: string;
  readonly isLoaded: boolean;
}

function linksOf({ html }: CheckedPage): PageLink[] {
  return Array.from(html.matchAll(/<(\w+)[^>]*? (?:href|src)="([^"]*)"/g), ([, tag = '', address = '']) => {
    return { address: address.replaceAll('&amp;', '&'), isLoaded: tag !== 'a' };
  });
}

function checkLink(
  folder: string,
  { path }: CheckedPage,
  { address, isLoaded }: PageLink,
  pages: ReadonlyMap<string, CheckedPage>,
): string[] {
  if (/^(https?|mailto):/.test(address)) {
    return isLoaded ? [`${path} loads ${address} from the network.`] : [];
  }
  const [target = '', anchor] = address.split('#');
  const file = target === '' ? path : normalize(join(dirname(path), decodeURIComponent(target)));
  const onDisk = join(folder, file);
  if (file.startsWith('..') || address.startsWith('/') || !existsSync(onDisk) || !statSync(onDisk).isFile()) {
    return [`${path} leads to ${address}, which is not there.`];
  }
  const page = pages.get(file);
  if (anchor === undefined || page === undefined || page.anchors.includes(decodeURIComponent(anchor))) return [];
  return [`${path} leads to ${address}, but ${file} has no anchor "${anchor}".`];
}

function findUnreachable(pages: ReadonlyMap<string, CheckedPage>): string[] {
  const reached = new Set<string>();
  const waiting = ['index.html'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const page = pages.get(path);
    if (page === undefined || reached.has(path)) continue;
    reached.add(path);
    for (const { address, isLoaded } of linksOf(page)) {
      const [target = ''] = address.split('#');
      if (!isLoaded && target !== '') waiting.push(normalize(join(dirname(path), target)));
    }
  }
  return [...pages.keys()]
    .filter((path) => !reached.has(path))
    .map((path) => `${path} cannot be reached from index.html.`);
}
