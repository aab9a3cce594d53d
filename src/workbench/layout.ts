import { ChangeLog } from '../lexicon/edits/change-log.js';
import { scriptNames } from './assets.js';
import { type Html, html, nothing } from './html.js';
import { keyList } from './key-list.js';
import type { LexiconDesk } from './lexicon-desk.js';
import { describeChange } from './show-edit.js';
import type { Page, Section, View } from './view.js';

/** The parts of the workbench with the letter that leads there after `g`. */
const sections: readonly (readonly [section: Exclude<Section, undefined>, label: string, key: string])[] = [
  ['search', 'Search', 's'],
  ['findings', 'Findings', 'f'],
  ['suggestions', 'Suggestions', 'q'],
  ['concordance', 'Concordance', 'c'],
  ['aspects', 'Aspects', 'a'],
  ['history', 'History', 'h'],
  ['export', 'Export', 'x'],
];

/** A page in its frame: head, navigation, settings, keys. */
export function frame(view: View, desk: LexiconDesk | undefined, page: Page): Html {
  const { assets, theme } = view;
  const asset = (name: string): string => `/assets/${assets.version}/${name}`;
  return html`<!doctype html>
<html lang="en" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} – qualia</title>
<link rel="icon" href="${asset('icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${asset('workbench.css')}">
<script type="module" src="${asset(scriptNames[0] ?? '')}"></script>
</head>
<body>
<a class="skip" href="#main">Skip to the page</a>
${header(view, desk, page)}
${desk === undefined ? nothing : showDone(view, desk)}
<main id="main" tabindex="-1">${page.body}</main>
<div id="announce" role="status" aria-live="polite" class="hidden-text"></div>
${keyDialog()}
</body>
</html>`;
}

function header(view: View, desk: LexiconDesk | undefined, { section, query = '' }: Page): Html {
  return html`<header class="top">
<div class="bar">
<a class="brand" href="/" aria-label="qualia, all lexicons">qualia</a>
${desk === undefined ? nothing : lexiconName(view, desk)}
${desk === undefined ? nothing : searchBox(desk, query)}
${settings(view)}
</div>
${desk === undefined ? nothing : navigation(view, desk, section)}
</header>`;
}

function lexiconName({ lexicons }: View, desk: LexiconDesk): Html {
  if (lexicons.length < 2) return html`<a class="lexicon" href="${desk.at([])}">${desk.id}</a>`;
  return html`<details class="menu"><summary>${desk.id}</summary><ul>${lexicons.map(({ id, label }) => {
    return html`<li><a href="/lexicon/${encodeURIComponent(id)}"${id === desk.id ? html` aria-current="true"` : nothing}>${id}${label === id ? nothing : html` <small>${label}</small>`}</a></li>`;
  })}</ul></details>`;
}

function searchBox(desk: LexiconDesk, query: string): Html {
  return html`<form class="find" action="${desk.at([])}" role="search">
<input type="search" name="q" value="${query}" aria-label="Search lemmas and glosses" placeholder="Search lemmas and glosses  /" autocomplete="off" spellcheck="false" data-search>
<button class="hidden-text">Search</button>
</form>`;
}

function settings({ theme, who, csrf, here }: View): Html {
  const next = theme === 'auto' ? 'dark' : theme === 'dark' ? 'light' : 'auto';
  const names = { auto: 'as the system', dark: 'dark', light: 'light' } as const;
  return html`<details class="menu settings"><summary aria-label="Settings: ${who === '' ? 'no name' : who}">${who === '' ? 'Settings' : who}</summary>
<form method="post" action="/settings">
<input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="back" value="${here}">
<label>Your name <input name="who" value="${who}" autocomplete="name" maxlength="80"></label>
<button>Save</button>
<button name="theme" value="${next}">Colours: ${names[theme]}, make ${names[next]}</button>
<button type="button" data-help>Keys <kbd>?</kbd></button>
</form></details>`;
}

function navigation(view: View, desk: LexiconDesk, current: Section): Html {
  return html`<nav aria-label="Parts">${sections.map(([section, label, key]) => {
    const address = desk.at(section === 'search' ? [] : [section]);
    return html`<a href="${address}" data-go="${key}"${section === current ? html` aria-current="page"` : nothing}>${label}</a>`;
  })}${repeatButton(view, desk, 'undo')}${repeatButton(view, desk, 'redo')}</nav>`;
}

function repeatButton({ csrf, here }: View, desk: LexiconDesk, kind: 'undo' | 'redo'): Html {
  const log = new ChangeLog(desk.lexicon);
  const change = kind === 'undo' ? log.findUndoable() : log.findRedoable();
  if (change === undefined) return nothing;
  const what = `${kind === 'undo' ? 'Undo' : 'Redo'} change ${change.number}: ${describeChange(desk, change)}`;
  return html`<form method="post" action="${desk.at([kind])}" class="repeat"><input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="change" value="${change.number}"><input type="hidden" name="back" value="${here}"><button data-key="${kind === 'undo' ? 'u' : 'U'}" title="${what}" aria-label="${what}">${kind === 'undo' ? 'Undo' : 'Redo'}</button></form>`;
}

/** Says what has just been done. */
function showDone({ done }: View, desk: LexiconDesk): Html {
  if (done === undefined) return nothing;
  const [change] = desk.editor.history({ after: done - 1, before: done + 1 });
  if (change === undefined) return nothing;
  return html`<p class="done" role="status">Done: ${describeChange(desk, change)} <a href="${desk.at(['history', String(done)])}">change ${done}</a></p>`;
}

function keyDialog(): Html {
  return html`<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">Keys</h2>
<dl>${keyList.map(([keys, what]) => html`<div><dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${what}</dd></div>`)}</dl>
<form method="dialog"><button>Close</button></form></dialog>`;
}
