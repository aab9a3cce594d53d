/** Colours, letters, the head of every page, lists and what is said above them. */
export const frameStyles: string = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfaf8, #16181b);
  --panel: light-dark(#ffffff, #1e2125);
  --raised: light-dark(#f1efea, #282c31);
  --ink: light-dark(#1d1f21, #e6e4df);
  --soft: light-dark(#5b5f63, #a9adb3);
  --line: light-dark(#dedbd4, #363b41);
  --accent: light-dark(#185a85, #83c0e8);
  --on-accent: light-dark(#ffffff, #10202b);
  --mark: light-dark(#fdeeb0, #574a12);
  --good: light-dark(#1b6b3a, #82d09b);
  --good-paper: light-dark(#e8f5ec, #17301f);
  --bad: light-dark(#a3261b, #f2a097);
  --bad-paper: light-dark(#fcebe9, #3a1c19);
  --warn: light-dark(#7c5300, #e5bd6a);
  --radius: 6px;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
[data-theme=light] { color-scheme: light; }
[data-theme=dark] { color-scheme: dark; }
* { box-sizing: border-box; }
html { scroll-padding-top: 6.5rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 2px; }
a:not(:hover) { text-decoration-color: color-mix(in srgb, currentColor 35%, transparent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
h1, h2, h3, h4 { line-height: 1.25; margin: 0 0 .4rem; font-weight: 600; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1rem; margin-top: 1.1rem; }
h3 { font-size: 1rem; }
h4 { font-size: .9rem; }
h1 small, h2 small, h4 small { font-weight: 400; color: var(--soft); font-size: .85rem; }
p { margin: .3rem 0; }
small { font-size: .85rem; }
code { font: .82rem/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace; color: var(--soft); }
mark { background: var(--mark); color: var(--ink); border-radius: 2px; }
q { quotes: "“" "”"; }
kbd { font: .8rem ui-monospace, Menlo, Consolas, monospace; border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 4px; padding: 0 .35em; background: var(--panel); color: var(--ink); }
.quiet, .short { color: var(--soft); }
.hidden-text { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: .5rem; top: .5rem; z-index: 20; background: var(--panel); padding: .4rem .8rem; }
.top { position: sticky; top: 0; z-index: 10; background: var(--panel); border-bottom: 1px solid var(--line); }
.bar, .top nav, main, .done { max-width: 76rem; margin: 0 auto; padding: 0 1rem; }
.bar { display: flex; align-items: center; gap: .8rem; padding-top: .5rem; padding-bottom: .3rem; }
.brand { font-weight: 700; color: var(--ink); text-decoration: none; letter-spacing: -.02em; font-size: 1.05rem; }
.lexicon { color: var(--soft); text-decoration: none; }
.find { position: relative; flex: 1; min-width: 0; }
.find input { width: 100%; }
.top nav { display: flex; flex-wrap: wrap; align-items: center; gap: 0 .2rem; padding-bottom: .2rem; }
.top nav a { padding: .25rem .55rem; color: var(--soft); text-decoration: none; border-radius: var(--radius); }
.top nav a:hover { color: var(--ink); background: var(--raised); }
.top nav a[aria-current] { color: var(--ink); font-weight: 600; box-shadow: inset 0 -2px var(--accent); border-radius: 0; }
.repeat { margin-left: .2rem; }
.repeat:first-of-type { margin-left: auto; }
.repeat button { padding: .1rem .6rem; }
main { padding-top: 1.1rem; padding-bottom: 4rem; outline: none; }
.done { margin-top: .8rem; padding: .35rem 1rem; background: var(--good-paper); color: var(--good); border-radius: var(--radius); width: calc(100% - 2rem); }
.done a { color: inherit; margin-left: .4rem; }
.menu { position: relative; }
.menu > summary { cursor: pointer; list-style: none; color: var(--soft); white-space: nowrap; }
.menu > summary::-webkit-details-marker { display: none; }
.menu > summary::after { content: " ▾"; font-size: .75em; }
.menu > summary:hover { color: var(--ink); }
.top .menu > :not(summary) { position: absolute; z-index: 12; top: 100%; min-width: 14rem; background: var(--panel); border: 1px solid var(--line); border-radius: var(--radius); padding: .5rem; margin: .2rem 0 0; box-shadow: 0 6px 24px rgb(0 0 0 / .14); list-style: none; }
.settings > form { right: 0; display: grid; gap: .5rem; }
.explanation { max-width: 40rem; margin: 2rem auto; }
.overview .figures { display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; list-style: none; padding: 0; margin: .6rem 0 1rem; }
.overview .figures b { font-size: 1.15rem; font-variant-numeric: tabular-nums; }
.overview h2 { margin-top: 1.4rem; }
.rows { list-style: none; margin: 0; padding: 0; }
.rows > li { padding: .32rem .5rem; border-bottom: 1px solid var(--line); border-radius: 2px; }
.rows > li:hover { background: var(--raised); }
[data-item]:focus { outline: 2px solid var(--accent); outline-offset: -1px; background: var(--raised); border-radius: 4px; }
.rows .undone { color: var(--soft); text-decoration: line-through; text-decoration-color: var(--line); }
.part { font-style: italic; color: var(--soft); font-family: ui-serif, Georgia, serif; font-weight: 400; }
.tag { font-size: .8rem; color: var(--soft); border: 1px solid var(--line); border-radius: 99px; padding: 0 .5em; text-decoration: none; display: inline-block; font-weight: 400; vertical-align: middle; }
.halves { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 1.6rem; }
.halves .rows > li { line-height: 1.4; }
.filters { display: flex; flex-wrap: wrap; gap: .4rem .6rem; align-items: center; margin: 0 0 .8rem; }
.filters a { padding: .1rem .55rem; border-radius: 99px; border: 1px solid var(--line); text-decoration: none; color: var(--soft); }
.filters a[aria-current] { background: var(--accent); color: var(--on-accent); border-color: var(--accent); }
.filters .grow { flex: 1 1 12rem; }
.filters .grow input, .filters select { width: 100%; max-width: 100%; }
.filters label { min-width: 0; }
.paging { display: flex; gap: 1rem; padding: .8rem .5rem; color: var(--soft); }
.after { margin-top: 1rem; }
.notice { padding: .4rem .8rem; background: var(--raised); border-radius: var(--radius); }
.alert { padding: .5rem .8rem; background: var(--bad-paper); color: var(--bad); border-radius: var(--radius); margin: .5rem 0; }
.alert a { color: inherit; }
.alert code, .alert .quiet { color: inherit; }
.code { font: 600 .8rem ui-monospace, Menlo, Consolas, monospace; }
.code.error { color: var(--bad); }
.code.warning { color: var(--warn); }
dialog { border: 1px solid var(--line); border-radius: 10px; background: var(--panel); color: var(--ink); padding: 1.2rem 1.4rem; width: min(34rem, calc(100vw - 2rem)); }
dialog::backdrop { background: rgb(0 0 0 / .4); }
dialog dl { columns: 2; margin: 0 0 1rem; }
dialog dl div { break-inside: avoid; display: flex; gap: .6rem; padding: .12rem 0; }
dialog dt { min-width: 5rem; }
dialog dd { margin: 0; }
@media (max-width: 46rem) {
  .halves { grid-template-columns: minmax(0, 1fr); gap: 1rem; }
  .bar { flex-wrap: wrap; gap: .3rem .8rem; }
  .find { order: 3; flex-basis: 100%; }
  .settings { margin-left: auto; }
  .top nav a { padding: .2rem .45rem; }
  .top { position: static; }
  html { scroll-padding-top: 1rem; }
  dialog dl { columns: 1; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
`;
