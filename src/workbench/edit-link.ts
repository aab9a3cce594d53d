import type { FormVerb } from './forms/verb-forms.js';
import { type Html, html, nothing } from './html.js';
import type { LexiconDesk } from './lexicon-desk.js';

/** A link that opens a form that edits. */
export interface EditLink {
  readonly verb: FormVerb;
  /** What the fields of the form begin with. */
  readonly values: Readonly<Record<string, string | number>>;
  /** Where saving leads. */
  readonly back: string;
  readonly label: string;
  /** What is read out where the label is a sign; default the label. */
  readonly name?: string;
  /** The key that opens it; default none. */
  readonly key?: string;
}

/** Shows a link that opens a form; with the script it opens in place. */
export function editLink(desk: LexiconDesk, { verb, values, back, label, name, key }: EditLink): Html {
  const address = desk.at(['edit', verb], { ...values, back });
  const spoken = name === undefined ? nothing : html` aria-label="${name}" title="${name}"`;
  const keyed = key === undefined ? nothing : html` data-key="${key}"`;
  return html`<a class="act" href="${address}" data-inline${spoken}${keyed}>${label}</a>`;
}
