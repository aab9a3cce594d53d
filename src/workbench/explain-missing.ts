import { ChangeLog } from '../lexicon/edits/change-log.js';
import { searchLemmas } from '../lexicon/store/search-lexicon.js';
import { explain } from './explain.js';
import { html, nothing } from './html.js';
import { describeChange, showWhen } from './show-edit.js';
import type { WorkbenchContext } from './view.js';

/** Answers that a word or synset is not there, with the change that removed it and what is called alike. */
export function explainMissing(
  context: WorkbenchContext,
  id: string,
  kind: 'word' | 'synset',
): Response | Promise<Response> {
  const desk = context.get('desk');
  const removal = new ChangeLog(desk.lexicon).findRemoval(id);
  const alike = searchLemmas(desk.lexicon, id, { limit: 8 });
  const more = html`${removal === undefined ? nothing : html`<p>It went with <a href="${desk.at(['history', String(removal.number)])}">change ${removal.number}</a>: ${describeChange(desk, removal)} ${showWhen(removal)}</p>`}
${alike.length === 0 ? nothing : html`<p>Perhaps one of these is meant:</p><ul class="rows">${alike.map((entry) => html`<li data-item tabindex="-1"><a href="${desk.at(['entry', entry.id])}" data-open>${entry.lemma}</a> <span class="part">${entry.partOfSpeech}</span></li>`)}</ul>`}`;
  return explain(context, 404, {
    title: `No such ${kind}`,
    text: `The lexicon has no ${kind} with the id "${id}".`,
    more,
  });
}
