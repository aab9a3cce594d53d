/** Fields, buttons, forms that edit, and what they will change. */
export const formStyles: string = `
input, textarea, select, button { font: inherit; color: inherit; }
input:not([type=checkbox], [type=radio]), textarea, select { background: var(--panel); border: 1px solid light-dark(#8a8d90, #6d737a); border-radius: var(--radius); padding: .28rem .55rem; max-width: 100%; }
input::placeholder { color: var(--soft); opacity: 1; }
textarea { width: 100%; resize: vertical; field-sizing: content; min-height: 3.2rem; font-family: ui-serif, Georgia, serif; font-size: 1.05rem; line-height: 1.4; }
button, .button { background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); padding: .25rem .8rem; cursor: pointer; text-decoration: none; color: var(--ink); display: inline-block; }
button:hover, .button:hover { border-color: var(--soft); }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem; margin: .6rem 0 0; }
.check { display: inline-flex; gap: .35rem; align-items: center; margin-right: .8rem; }
.editing { grid-column: 1 / -1; background: var(--panel); border: 1px solid var(--line); border-left: 3px solid var(--accent); border-radius: var(--radius); padding: .7rem .9rem; margin: .5rem 0; max-width: 52rem; white-space: normal; text-decoration: none; }
.edit > p, .edit > fieldset { margin: .45rem 0; }
.edit label:not(.check) { display: block; color: var(--soft); font-size: .85rem; }
.edit input:not([type=checkbox]) { width: 100%; }
.edit > p > small { color: var(--soft); display: block; }
.buttons .keys { align-self: center; }
textarea.data { font: .85rem/1.45 ui-monospace, Menlo, Consolas, monospace; }
.edit fieldset { border: 1px solid var(--line); border-radius: var(--radius); padding: .3rem .7rem .5rem; }
.edit legend { color: var(--soft); font-size: .85rem; }
.fixed { color: var(--ink); }
.fixed > span { color: var(--soft); font-size: .85rem; margin-right: .4rem; }
.pick { position: relative; }
.picks { position: absolute; z-index: 8; left: 0; right: 0; top: 100%; max-height: 18rem; overflow-y: auto; background: var(--panel); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: 0 6px 24px rgb(0 0 0 / .14); list-style: none; margin: 0; padding: .2rem; }
.picks li { padding: .25rem .5rem; cursor: pointer; border-radius: 4px; line-height: 1.35; }
.picks li[aria-selected=true], .picks li:hover { background: var(--raised); outline: 1px solid var(--accent); }
.preview { border-top: 1px dashed var(--line); margin-top: .6rem; padding-top: .5rem; }
.changed { margin: .3rem 0; }
.difference { list-style: none; margin: 0; padding: 0; }
.difference li { padding: .1rem .5rem; border-radius: 3px; margin: 1px 0; }
.difference b { font-weight: 500; font-size: .85rem; }
.difference code { color: inherit; }
.gone { background: var(--bad-paper); color: var(--bad); }
.come { background: var(--good-paper); color: var(--good); }
.gone::before { content: "− "; }
.come::before { content: "+ "; }
.difference ins { text-decoration: none; }
ul.findings:not(.rows) { margin: .2rem 0; padding-left: 1rem; }
.fix { margin-top: .2rem; display: flex; gap: .5rem; align-items: baseline; flex-wrap: wrap; }
.fix button { padding: .05rem .6rem; }
`;
