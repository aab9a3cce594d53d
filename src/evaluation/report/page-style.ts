/**
 * The style of the page of a report: readable from 320 pixels on, in the dark, and in print.
 *
 * Fonts are those of the reader's system; no address occurs in it. Colours of text have a contrast of 4.5 to 1 at least.
 */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #fdfdfb; --ink: #1c1e20; --soft: #565a5f; --rule: #d8d7d1; --faint: #ecebe6;
  --accent: #1b5583; --other: #8c4a00;
  --look-0: #1b5583; --look-1: #a8480b; --look-2: #22704a; --look-3: #84327c; --look-4: #6b6100; --look-5: #444a50;
  --text: Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", "DejaVu Serif", Georgia, serif;
  --plain: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #16181a; --ink: #e9e7e2; --soft: #a8acb1; --rule: #3b3e42; --faint: #26292c;
    --accent: #82bbea; --other: #e3a868;
    --look-0: #82bbea; --look-1: #f0a070; --look-2: #7fcba4; --look-3: #dca0d6; --look-4: #d0c560; --look-5: #b9bec4;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 var(--text); overflow-wrap: anywhere; }
header, main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 2.5rem; }
h1, h2, h3 { line-height: 1.2; font-weight: 600; text-wrap: balance; margin: 0 0 .5rem; }
h1 { font-size: 2rem; letter-spacing: -.01em; }
h2 { font-size: 1.5rem; margin-top: 3.5rem; padding-top: 1.25rem; border-top: 1px solid var(--rule); }
h3 { font-size: 1.125rem; margin-top: 2.25rem; }
p, dl, ul, ol { max-width: 42rem; margin: 0 0 1rem; }
.lead { font-size: 1.125rem; }
.note, .legend, figcaption, footer { color: var(--soft); }
.question { font-size: 1.125rem; font-style: italic; }
a { color: var(--accent); text-underline-offset: .15em; text-decoration-thickness: 1px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code, .hash { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .85em; }
pre { margin: 0 0 1rem; padding: .6rem .8rem; background: var(--faint); white-space: pre-wrap; border-radius: 3px; }
nav ol { list-style: none; padding: 0; max-width: none; columns: 14rem; }
nav li { padding: .15rem 0; break-inside: avoid; }
dl { display: grid; grid-template-columns: 8rem 1fr; gap: .25rem 1rem; font: .9375rem/1.45 var(--plain); }
dt { color: var(--soft); }
dd { margin: 0; }
figure { margin: 1rem 0 1.5rem; max-width: 45rem; }
.plot { display: block; font: 13px var(--plain); font-variant-numeric: tabular-nums; overflow: hidden; }
.plot text { fill: var(--ink); }
.plot text.axis { fill: var(--soft); font-size: 12px; }
.plot .value, .plot .label { paint-order: stroke; stroke: var(--paper); stroke-width: 5px; stroke-linejoin: round; }
.plot .broad { display: none; }
@media (min-width: 42rem) { .plot .broad { display: inline; } .plot .narrow { display: none; } }
.grid { stroke: var(--rule); stroke-width: 1; shape-rendering: crispEdges; }
.guide { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 1 3; }
.interval { stroke: var(--accent); stroke-width: 2; }
.mark { fill: var(--accent); }
.mark.floor, .mark.ceiling, .mark.reference { fill: var(--paper); stroke: var(--soft); stroke-width: 1.6; }
.mark.published { fill: var(--paper); stroke: var(--other); stroke-width: 1.8; }
.look-0 { --look: var(--look-0); } .look-1 { --look: var(--look-1); --dash: 7 4; } .look-2 { --look: var(--look-2); --dash: 2 4; }
.look-3 { --look: var(--look-3); --dash: 9 3 2 3; } .look-4 { --look: var(--look-4); --dash: 4 2; } .look-5 { --look: var(--look-5); --dash: 12 5; }
.curve { stroke: var(--look); stroke-width: 2; stroke-dasharray: var(--dash, none); }
.dot { fill: var(--look); stroke: var(--paper); stroke-width: 1.5; }
.band { fill: var(--look, var(--soft)); fill-opacity: .14; }
.heat .cell { fill: var(--accent); stroke: var(--rule); stroke-width: 1; }
.heat text.on-dark { fill: var(--paper); }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.25rem; max-width: none; margin: .25rem 0 0; font: .875rem/1.5 var(--plain); }
.legend li { display: flex; gap: .5rem; }
.legend svg { flex: none; margin-top: .2em; overflow: visible; }
.table { overflow-x: auto; margin: 0 0 1.5rem; }
table { border-collapse: collapse; border-bottom: 1px solid var(--rule); font: .9375rem/1.4 var(--plain); overflow-wrap: normal; }
caption { text-align: left; color: var(--soft); padding: 0 0 .4rem; }
caption span { display: block; position: sticky; left: 0; max-width: min(42rem, calc(100vw - 2rem)); }
th, td { padding: .3rem 1.1rem .3rem 0; text-align: left; vertical-align: top; }
thead th { font-weight: 400; color: var(--soft); border-bottom: 1px solid var(--ink); vertical-align: bottom; white-space: nowrap; }
tbody th { font-weight: 400; max-width: 20rem; overflow-wrap: anywhere; }
tbody th:not(.number) { min-width: 9.5rem; }
td { overflow-wrap: break-word; }
tbody th[scope=rowgroup] { font-weight: 600; }
tbody th .role { font-weight: 400; }
tbody th[scope=rowgroup] .role { display: block; }
tbody + tbody tr:first-child > * { border-top: 1px solid var(--rule); }
.number { text-align: right; font-variant-numeric: tabular-nums lining-nums; white-space: nowrap; }
.role { color: var(--soft); }
.words { font: .9375rem/1.5 var(--plain); max-width: 45rem; }
figcaption { font: .875rem/1.5 var(--plain); }
footer { margin-top: 4rem; padding-bottom: 3rem; font-size: .9375rem; }
footer p { border-top: 1px solid var(--rule); padding-top: 1rem; max-width: none; }
@media (max-width: 30rem) {
  body { font-size: 1rem; }
  h1 { font-size: 1.625rem; }
  header { padding-top: 1.5rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .5rem; }
  th, td { padding-right: .8rem; }
  tbody th:not(.number) { min-width: 6.5rem; max-width: 9rem; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #444; --rule: #bbb; --faint: #f2f2f2; }
  @page { margin: 18mm 16mm; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 10.5pt; }
  header, main, footer { max-width: none; padding: 0; }
  h1, h2, h3, caption { break-after: avoid; }
  figure, svg, tr, dl, .legend { break-inside: avoid; }
  thead { display: table-header-group; }
  .table { overflow: visible; }
  table, .legend, .words, figcaption { font-size: 8.5pt; }
  th, td { padding-right: .8rem; }
  tbody th:not(.number) { min-width: 4rem; }
  code, .hash, tbody th { overflow-wrap: anywhere; }
  thead th { white-space: normal; }
  nav { display: none; }
  a { color: inherit; }
}
`;
