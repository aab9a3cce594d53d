import { aspects } from '../../lexicon/aspect.js';
import type { SenseRecord } from '../../lexicon/records/sense-record.js';
import { editLink } from '../edit-link.js';
import { type Html, html, nothing } from '../html.js';
import type { LexiconDesk } from '../lexicon-desk.js';
import { readFrom, showPaging } from '../paging.js';
import { respond } from '../respond.js';
import type { WorkbenchApp } from '../view.js';

const size = 60;

/** Adds the list of senses that have a dot type, with what each aspect comes to. */
export function addAspectPages(pages: WorkbenchApp): void {
  pages.get('/aspects', (context) => {
    const desk = context.get('desk');
    const { type = '', from } = context.req.query();
    return respond(context, { title: 'Aspects', section: 'aspects', body: showAspects(desk, type, readFrom(from)) });
  });
}

interface TypedSense {
  readonly lemma: string;
  readonly entry: string;
  readonly sense: SenseRecord;
}

/** Every sense that has a dot type, by lemma. */
function listTyped(desk: LexiconDesk): TypedSense[] {
  return desk.lexicon.entriesWithDotType().flatMap(({ record: { id, lemma, senses } }) => {
    return senses.filter(({ dotType }) => dotType.length > 0).map((sense) => ({ lemma, entry: id, sense }));
  });
}

function showAspects(desk: LexiconDesk, type: string, from: number): Html {
  const all = listTyped(desk);
  const counts = new Map<string, number>();
  for (const { sense } of all) counts.set(sense.dotType.join('.'), (counts.get(sense.dotType.join('.')) ?? 0) + 1);
  const found = type === '' ? all : all.filter(({ sense }) => sense.dotType.join('.') === type);
  const types = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const back = desk.at(['aspects'], { type });
  return html`<h1>Aspects <small>${found.length.toLocaleString('en-US')}</small></h1>
${all.length === 0 ? html`<p class="quiet">No sense has a dot type yet. It is set on the page of a word, by “Edit this sense”: the aspects in which the word can be meant, of ${aspects.join(', ')}.</p>` : html`<form class="filters" action="${desk.at(['aspects'])}"><label><span class="hidden-text">Dot type</span><select name="type" data-submit><option value="">all dot types</option>${types.map(([each, count]) => html`<option value="${each}"${each === type ? html` selected` : nothing}>${each} (${count})</option>`)}</select></label><button>Show</button></form>`}
<ul class="rows">${found.slice(from, from + size).map(
    ({
      lemma,
      entry,
      sense,
    }) => html`<li data-item tabindex="-1"><a href="${desk.at(['entry', entry])}#${encodeURIComponent(sense.id)}" data-open><b>${lemma}</b></a> <span class="tag">${sense.dotType.join('.')}</span> ${editLink(desk, { verb: 'set-dot-type', values: { sense: sense.id }, back, label: '✎', name: `Change the dot type of ${lemma}`, key: 'e' })}
<dl class="pairs">${sense.dotType.map((aspect) => html`<div><dt>${aspect}</dt><dd>${sense.aspectGlosses.get(aspect) ?? html`<span class="quiet">no gloss</span>`} ${editLink(desk, { verb: 'set-aspect-gloss', values: { sense: sense.id, aspect }, back, label: '✎', name: `Change the gloss of ${aspect} of ${lemma}` })}</dd></div>`)}</dl></li>`,
  )}</ul>
${found.length > size ? showPaging({ from, size, total: found.length, addressAt: (start) => desk.at(['aspects'], { type, from: start }) }) : nothing}`;
}
