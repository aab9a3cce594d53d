import type { CheckFinding } from '../lexicon/checks/lexicon-check.js';
import type { Change } from '../lexicon/edits/change.js';
import type { ChangedRecord, EditResult } from '../lexicon/edits/lexicon-editor.js';
import type { Operation } from '../lexicon/edits/operation.js';
import { type Html, html, nothing } from './html.js';
import type { LexiconDesk } from './lexicon-desk.js';
import { compareLines, listRecordLines, type RecordLine } from './record-lines.js';

/** Shows what an edit would change, and which findings it would bring and mend. */
export function showPreview(desk: LexiconDesk, { changed, introduced, mended }: EditResult): Html {
  return html`<section class="preview" aria-label="What will change" data-findings="${introduced.length}">
${changed.map((record) => showChanged(desk, record))}
${showFindings('New findings', introduced)}${showFindings('Mended', mended)}
${introduced.length + mended.length === 0 ? html`<p class="quiet">No findings come or go.</p>` : nothing}
</section>`;
}

/** How many findings are listed below an edit. */
const mostFindings = 12;

function showFindings(title: string, findings: readonly CheckFinding[]): Html {
  if (findings.length === 0) return nothing;
  const more = findings.length - mostFindings;
  return html`<h4>${title}</h4><ul class="findings">${findings
    .slice(0, mostFindings)
    .map(({ code, severity, message }) => {
      return html`<li><span class="code ${severity}">${code}</span> ${message}</li>`;
    })}${more > 0 ? html`<li>${more} more</li>` : nothing}</ul>`;
}

/** Shows what became of a record: what it says no more, and what it says now. */
export function showChanged(desk: LexiconDesk, { kind, id, before, after }: ChangedRecord): Html {
  const what = before === undefined ? 'new' : after === undefined ? 'removed' : 'changed';
  const lines = (json: string | undefined): RecordLine[] => (json === undefined ? [] : listRecordLines(kind, json));
  const { gone, come } = compareLines(lines(before), lines(after));
  const show = (line: RecordLine, sign: 'del' | 'ins'): Html => {
    const name = line.isId ? desk.nameOf(line.text) : line.text;
    const text = html`<b>${line.name}</b> ${name}${line.isId && name !== line.text ? html` <code>${line.text}</code>` : nothing}`;
    return sign === 'del'
      ? html`<li class="gone"><del>${text}</del></li>`
      : html`<li class="come"><ins>${text}</ins></li>`;
  };
  return html`<div class="changed"><h4>${kind === 'entry' ? 'word' : kind} ${desk.nameOf(id)} <code>${id}</code> <small>${what}</small></h4>
<ul class="difference">${gone.map((line) => show(line, 'del'))}${come.map((line) => show(line, 'ins'))}</ul></div>`;
}

/** What a change did, in a line. */
export function describeChange(desk: LexiconDesk, { kind, operations, meant }: Change): string {
  const done = operations.map((operation) => describeOperation(desk, operation)).join('; ');
  return kind === 'edit' ? done : `${kind} of ${meant}: ${done}`;
}

/** What an operation does, in a line; ids are called by their lemmas. Where it comes from stands at the records. */
export function describeOperation(desk: LexiconDesk, { verb, ...fields }: Operation): string {
  const told = Object.entries(fields).filter(([name, value]) => name !== 'provenance' && value !== undefined);
  const values = told.map(([name, value]) => {
    if (typeof value !== 'string') return Array.isArray(value) ? value.join(', ') : `${name} ${JSON.stringify(value)}`;
    const called = name === 'text' || name === 'gloss' ? value : desk.nameOf(value);
    return called === value ? value : `${called} (${value})`;
  });
  return [verb, ...values].join(' ');
}

/** Shows when and by whom something was done. */
export function showWhen({
  time,
  who,
  why,
}: {
  readonly time: string;
  readonly who: string;
  readonly why: string;
}): Html {
  const shown = `${time.slice(0, 10)} ${time.slice(11, 16)}`;
  return html`<span class="quiet"><time datetime="${time}">${shown}</time> ${who}</span>${why === '' ? nothing : html` <q>${why}</q>`}`;
}
