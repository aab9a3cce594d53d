import { escapeHtml } from './escape-html.js';
import { relativeAddress, type SitePage } from './site-page.js';

/** An item of the list of pages. */
interface NavigationItem {
  readonly path: string;
  readonly label: string;
}

/** A group of the list of pages. */
export interface NavigationGroup {
  readonly title: string;
  readonly items: readonly NavigationItem[];
}

/** Returns a whole HTML page: the frame with search, list of pages, list of headings, and what leads on. */
export function renderFrame(page: SitePage, groups: readonly NavigationGroup[]): string {
  const { path, title, html } = page;
  const to = (target: string): string => escapeHtml(relativeAddress(path, target));
  const name = title === 'qualia' ? 'qualia' : `${title} · qualia`;
  return `<!doctype html>
<html lang="en" data-root="${to('')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(name)}</title>
<link rel="stylesheet" href="${to('site.css')}">
<script src="${to('site.js')}" defer></script>
</head>
<body>
<a class="skip" href="#site-text">To the text</a>
<header>
<a class="home" href="${to('index.html')}">qualia</a>
<form class="search" role="search" hidden>
<input type="search" placeholder="Search" aria-label="Search all pages" autocomplete="off">
<div class="found" role="status" hidden></div>
</form>
<a class="pages-link" href="#site-pages">Pages</a>
</header>
<div class="columns">
<main id="site-text">
${html}${renderWayOn(page, groups)}</main>
${renderHeadings(page)}<nav id="site-pages" aria-label="Pages">
${groups.map((group) => renderGroup(group, path)).join('\n')}
</nav>
</div>
</body>
</html>
`;
}

function renderGroup({ title, items }: NavigationGroup, path: string): string {
  const lines = items.map(({ path: target, label }) => {
    // A page that stands in no list belongs to the one that its folder is named after.
    const isCurrent = target === path || path.startsWith(`${target.replace(/\.html$/, '')}/`);
    const current = isCurrent ? ' aria-current="page"' : '';
    return `<li><a href="${escapeHtml(relativeAddress(path, target))}"${current}>${escapeHtml(label)}</a></li>`;
  });
  return `<h2>${escapeHtml(title)}</h2>\n<ul>\n${lines.join('\n')}\n</ul>`;
}

/** The headings of the second level, where there are several. */
function renderHeadings({ sections }: SitePage): string {
  const shown = sections.slice(1).filter(({ heading }) => heading.level <= 2);
  if (shown.length < 2) return '';
  const lines = shown.map(({ heading: { anchor, text } }) => {
    return `<li><a href="#${escapeHtml(anchor)}">${escapeHtml(text)}</a></li>`;
  });
  return `<nav class="headings" aria-label="On this page">\n<h2>On this page</h2>\n<ul>\n${lines.join('\n')}\n</ul>\n</nav>\n`;
}

/** Links to the page before and the page behind in the list. */
function renderWayOn({ path }: SitePage, groups: readonly NavigationGroup[]): string {
  const items = groups.flatMap(({ items }) => items);
  const place = items.findIndex((item) => item.path === path);
  if (place === -1) return '';
  const link = (item: NavigationItem | undefined, relation: string, format: (label: string) => string): string =>
    item === undefined
      ? '<span></span>'
      : `<a rel="${relation}" href="${escapeHtml(relativeAddress(path, item.path))}">${format(escapeHtml(item.label))}</a>`;
  const before = link(items[place - 1], 'prev', (label) => `← ${label}`);
  return `<div class="way-on">${before}${link(items[place + 1], 'next', (label) => `${label} →`)}</div>\n`;
}
