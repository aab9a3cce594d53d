import type { Provenance } from '../lexicon/records/provenance.js';
import type { SynsetRecord } from '../lexicon/records/synset-record.js';
import type { ExampleRecord } from '../lexicon/records/text-record.js';
import { editLink } from './edit-link.js';
import { type Html, html, nothing } from './html.js';
import type { LexiconDesk } from './lexicon-desk.js';

/** Shows the glosses of a synset, each with what changes it. */
export function showGlosses(desk: LexiconDesk, { id, definitions }: SynsetRecord, back: string): Html {
  if (definitions.length === 0) {
    const link = editLink(desk, { verb: 'set-gloss', values: { synset: id }, back, label: 'Write one', key: 'e' });
    return html`<p class="gloss"><span class="quiet">No gloss.</span> ${link}</p>`;
  }
  return html`${definitions.map(({ text }, at) => {
    const values = { synset: id, number: at + 1 };
    const edit = editLink(desk, {
      verb: 'set-gloss',
      values,
      back,
      label: '✎',
      name: 'Change the gloss',
      ...(at === 0 ? { key: 'e' } : {}),
    });
    const remove =
      at === 0 ? nothing : editLink(desk, { verb: 'remove-gloss', values, back, label: '×', name: 'Remove the gloss' });
    return html`<p class="gloss">${text} ${edit}${remove}</p>`;
  })}`;
}

/** Shows the examples of a sense or synset, each with what changes and removes it. */
export function showExamples(
  desk: LexiconDesk,
  { id, examples }: { readonly id: string; readonly examples: readonly ExampleRecord[] },
  back: string,
): Html {
  if (examples.length === 0) return nothing;
  return html`<ul class="examples">${examples.map((example, at) => {
    const values = { of: id, number: at + 1 };
    const source = example.provenance.get('dc:source');
    return html`<li><q>${markTarget(example)}</q>${source === undefined ? nothing : html` <small>${source}</small>`} ${editLink(desk, { verb: 'set-example', values, back, label: '✎', name: `Change example ${at + 1}` })}${editLink(desk, { verb: 'remove-example', values, back, label: '×', name: `Remove example ${at + 1}` })}</li>`;
  })}</ul>`;
}

function markTarget({ text, target }: ExampleRecord): Html {
  if (target === undefined) return html`${text}`;
  const { start, end } = target;
  return html`${text.slice(0, start)}<b>${text.slice(start, end)}</b>${text.slice(end)}`;
}

/** Shows where something comes from and how sure it is. */
export function showProvenance(provenance: Provenance): Html {
  if (provenance.size === 0) return nothing;
  return html`<p class="provenance">${Array.from(provenance, ([name, text]) => html`<span><b>${name}</b> ${text}</span> `)}</p>`;
}
