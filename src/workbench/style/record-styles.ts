/** Words, senses, synsets, their relations as a list and drawn, lines of a corpus. */
export const recordStyles: string = `
.head h1 { font-family: ui-serif, "Iowan Old Style", Georgia, "Noto Serif", serif; font-size: 1.9rem; font-weight: 600; }
.head { margin-bottom: 1rem; padding: .2rem .4rem; margin-left: -.4rem; }
.head .word { color: inherit; }
.name { color: var(--soft); margin-right: .4rem; }
.acts { display: flex; flex-wrap: wrap; gap: .1rem .9rem; margin: .5rem 0 0; }
.act { color: var(--accent); }
.gloss { font-family: ui-serif, "Iowan Old Style", Georgia, "Noto Serif", serif; font-size: 1.06rem; line-height: 1.45; margin: 0 0 .1rem; max-width: 60rem; }
.gloss .act, .examples .act, .pairs .act { text-decoration: none; font: .85rem system-ui, sans-serif; padding: 0 .3rem; color: var(--soft); border-radius: 3px; }
.gloss .act:hover, .examples .act:hover, .pairs .act:hover { color: var(--ink); background: var(--raised); }
.senses { list-style: none; padding: 0; margin: 0; }
.sense { display: grid; grid-template-columns: 2rem minmax(0, 1fr); padding: .6rem .4rem .5rem; border-top: 1px solid var(--line); margin: 0 -.4rem; }
.sense:target { background: color-mix(in srgb, var(--accent) 7%, transparent); }
.sense .number { color: var(--soft); font-variant-numeric: tabular-nums; padding-top: .1rem; }
.with { margin: .1rem 0; }
.with > a:first-child { color: var(--soft); font-size: .85rem; margin-right: .2rem; }
.word { text-decoration: none; }
.word:hover { text-decoration: underline; }
.examples { list-style: none; margin: .15rem 0; padding: 0; color: var(--soft); }
.examples q { font-family: ui-serif, Georgia, serif; font-style: italic; }
.examples b { color: var(--ink); font-weight: 600; }
.with small { color: var(--soft); }
.facts { display: flex; align-items: baseline; flex-wrap: wrap; gap: .1rem .9rem; color: var(--soft); font-size: .85rem; margin: .15rem 0 0; }
.provenance { color: var(--soft); font-size: .85rem; display: flex; flex-wrap: wrap; gap: 0 .9rem; }
.provenance b { font-weight: 500; }
.pairs { margin: .2rem 0; display: grid; gap: .1rem; }
.pairs > div { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: .6rem; }
.pairs dt { color: var(--soft); font-size: .9rem; }
.pairs dd { margin: 0; }
.pairs .item { display: inline-block; margin-right: .3rem; max-width: 100%; }
.relations > div { padding: .3rem 0; border-top: 1px solid var(--line); }
details.acts { display: block; margin: 0; font-size: .9rem; }
details.acts[open] { flex-basis: 100%; }
.facts .editing { flex-basis: 100%; }
details.acts ul { list-style: none; margin: .3rem 0 0; padding: .4rem .6rem; display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; background: var(--raised); border-radius: var(--radius); }
.above { font-size: .92rem; color: var(--soft); margin-left: .5rem; }
.graph-and-list { display: grid; grid-template-columns: minmax(0, 4fr) minmax(0, 5fr); gap: 1.6rem; align-items: start; }
.scrolls { overflow-x: auto; padding-bottom: .4rem; }
.graph { display: block; max-width: none; font: 13px system-ui, sans-serif; }
.graph path { fill: none; stroke: var(--line); stroke-width: 1.5; }
.graph rect { fill: var(--panel); stroke: var(--line); }
.graph text { fill: var(--ink); }
.graph a:hover rect { stroke: var(--accent); }
.graph a:focus-visible { outline: none; }
.graph a:focus-visible rect { stroke: var(--accent); stroke-width: 3; }
.graph .centre rect { fill: var(--accent); stroke: var(--accent); }
.graph .centre text { fill: var(--on-accent); font-weight: 600; }
.graph .relation { font-size: 9.5px; fill: var(--soft); }
.graph .more { fill: var(--soft); }
.lines { list-style: none; margin: 0; padding: 0; }
.lines li { display: grid; grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr); gap: 0 .5rem; padding: .25rem .4rem; border-bottom: 1px solid var(--line); font-family: ui-serif, Georgia, serif; }
.lines .left { text-align: right; overflow: hidden; white-space: nowrap; direction: rtl; }
.lines .left bdi { direction: ltr; unicode-bidi: isolate; }
.lines .right { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.lines .key { font-weight: 700; color: var(--accent); }
.lines .meant { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 0 .8rem; font: .85rem system-ui, sans-serif; color: var(--soft); justify-content: center; }
.lines.whole li { display: block; }
.words { list-style: none; padding: 0; margin: 0; columns: 12rem; }
.words small { color: var(--soft); }
.queue > li { padding: .6rem .5rem; }
.queue > li > p { margin: 0 0 .2rem; }
.queue .lines { margin: .2rem 0; }
.findings small, .facts-list { color: var(--soft); }
.score { font-variant-numeric: tabular-nums; color: var(--soft); }
.decide { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin-top: .3rem; }
.decide input { max-width: 14rem; }
.plan { margin: .2rem 0; padding-left: 1.2rem; color: var(--soft); font-size: .9rem; }
@media (max-width: 46rem) {
  .graph-and-list { grid-template-columns: minmax(0, 1fr); }
  .pairs > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .sense { grid-template-columns: 1.5rem minmax(0, 1fr); }
  .lines li { display: block; }
  .lines .left, .lines .right { white-space: normal; direction: ltr; text-align: left; }
  .lines .left, .lines .key, .lines .right { display: inline; }
  .lines .meant { justify-content: flex-start; }
}
`;
