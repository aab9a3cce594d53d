import type { EntryRecord } from '../../lexicon/records/entry-record.js';
import { isProperName } from '../../lexicon/records/entry-record.js';
import type { SenseRecord } from '../../lexicon/records/sense-record.js';
import type { SynsetRecord } from '../../lexicon/records/synset-record.js';
import type { Stored } from '../../lexicon/store/stored-lexicon.js';
import { editLink } from '../edit-link.js';
import { explainMissing } from '../explain-missing.js';
import { groupRelations } from '../group-relations.js';
import { type Html, html, nothing } from '../html.js';
import type { LexiconDesk } from '../lexicon-desk.js';
import { respond } from '../respond.js';
import { describeFrequency, type FrequencyOf, readFrequencies } from '../sense-frequency.js';
import { showExamples, showGlosses, showProvenance } from '../show-texts.js';
import type { WorkbenchApp } from '../view.js';

/** Adds the page of a word: its senses in order, with all that is known of each. */
export function addEntryPage(pages: WorkbenchApp): void {
  pages.get('/entry/:id', (context) => {
    const desk = context.get('desk');
    const id = context.req.param('id');
    const stored = desk.lexicon.findEntry(id);
    if (stored === undefined) return explainMissing(context, id, 'word');
    return respond(context, { title: stored.record.lemma, section: 'search', body: showEntry(desk, stored) });
  });
}

function showEntry(desk: LexiconDesk, { record, version }: Stored<EntryRecord>): Html {
  const { id, lemma, partOfSpeech, forms, pronunciations, senses, tags } = record;
  const back = desk.at(['entry', id]);
  const frequencies = readFrequencies(
    desk,
    senses.map((sense) => sense.id),
  );
  const others = desk.lexicon.entriesWithForm(lemma).filter((other) => other.record.id !== id);
  return html`<article class="entry">
<header class="head" data-item tabindex="-1"><h1>${lemma} <span class="part">${partOfSpeech}</span>${isProperName(record) ? html` <small class="tag">name</small>` : nothing}</h1>
<p class="quiet"><code>${id}</code> · version ${version}${tags.filter(({ text }) => text !== 'proper name').map(({ category, text }) => html` · ${category} ${text}`)}${others.map(
    (other) => {
      return html` · <a href="${desk.at(['entry', other.record.id])}">${other.record.lemma} ${other.record.partOfSpeech} (${other.record.senses.length})</a>`;
    },
  )}</p>
${forms.length === 0 ? nothing : html`<p><span class="name">Forms</span> ${forms.map(({ writtenForm }) => writtenForm).join(', ')}</p>`}
${pronunciations.length === 0 ? nothing : html`<p><span class="name">Spoken</span> ${pronunciations.map(({ text, variety }) => `/${text}/${variety === undefined ? '' : ` ${variety}`}`).join(', ')}</p>`}
${showProvenance(record.provenance)}
<p class="acts">${editLink(desk, { verb: 'new-sense', values: { entry: id }, back, label: 'New sense', key: 'n' })}
${senses.length < 2 ? nothing : editLink(desk, { verb: 'order-senses', values: { entry: id }, back, label: 'Order' })}
${editLink(desk, { verb: 'remove', values: { id }, back, label: 'Remove the word' })}
<a class="act" href="${desk.at(['concordance'], { lemma, pos: partOfSpeech })}">Concordance</a>
<a class="act" href="${desk.at(['history'], { id })}">History</a></p></header>
<ol class="senses">${senses.map((sense, at) => showSense(desk, sense, { number: at + 1, entry: record, back, frequencies }))}</ol>
${senses.length === 0 ? html`<p class="quiet">No senses yet.</p>` : nothing}
</article>`;
}

interface SenseView {
  readonly number: number;
  readonly entry: EntryRecord;
  readonly back: string;
  readonly frequencies: FrequencyOf;
}

function showSense(desk: LexiconDesk, sense: SenseRecord, { number, entry, back: page, frequencies }: SenseView): Html {
  const back = `${page}#${encodeURIComponent(sense.id)}`;
  const synset = desk.lexicon.findSynset(sense.synset)?.record;
  const others = desk.lexicon.members(sense.synset).filter((member) => member.sense.id !== sense.id);
  const facts = [
    sense.key === undefined ? nothing : html`<code>${sense.key}</code>`,
    ...sense.counts.map(
      ({ value, provenance }) => html`<span title="${provenance.get('dc:source') ?? 'count'}">${value}×</span>`,
    ),
    ...(sense.adjectivePosition === undefined ? [] : [html`position ${sense.adjectivePosition}`]),
    ...(sense.lexicalized ? [] : [html`only described`]),
    ...describeFrequency(desk, frequencies, { sense: sense.id, entry }),
  ];
  return html`<li class="sense" id="${sense.id}" data-item tabindex="-1"><span class="number" aria-hidden="true">${number}</span><div>
${synset === undefined ? html`<p class="alert">Its synset <code>${sense.synset}</code> is not there.</p>` : showGlosses(desk, synset, back)}
<p class="with"><a href="${desk.at(['synset', sense.synset])}" data-open>${others.length === 0 ? 'synset' : 'with'}</a> ${others.map((member, at) => html`${at === 0 ? '' : ', '}<a class="word" href="${desk.at(['entry', member.entry.record.id])}">${member.entry.record.lemma}</a>`)} ${showAbove(desk, synset)} ${synset?.lexicographerFile === undefined ? nothing : html`<small>${synset.lexicographerFile}</small>`}</p>
${synset === undefined ? nothing : showExamples(desk, synset, back)}${showExamples(desk, sense, back)}
${showAspects(desk, sense, back)}${showQualia(desk, sense)}${showRelations(desk, sense, back)}
<div class="facts">${senseActs(desk, sense, back)}${facts.map((fact) => html`<span>${fact}</span>`)}</div>${showProvenance(sense.provenance)}</div></li>`;
}

/** Shows what a synset is a kind or an instance of. */
function showAbove(desk: LexiconDesk, synset: SynsetRecord | undefined): Html {
  const above = (synset?.relations ?? []).filter(({ type }) => type === 'hypernym' || type === 'instance_hypernym');
  if (above.length === 0) return nothing;
  return html`<span class="above">${above.map(({ type, target }) => {
    return html`<span aria-hidden="true">↑</span><span class="hidden-text">${type.replaceAll('_', ' ')}</span> <a class="word" href="${desk.at(['synset', target])}">${desk.nameOf(target)}</a> `;
  })}</span>`;
}

function senseActs(desk: LexiconDesk, { id, synset }: SenseRecord, back: string): Html {
  const link = (
    verb: Parameters<typeof editLink>[1]['verb'],
    values: Readonly<Record<string, string>>,
    label: string,
  ): Html => {
    return html`<li>${editLink(desk, { verb, values, back, label })}</li>`;
  };
  return html`<details class="menu acts"><summary>Edit this sense</summary><ul>
${link('add-example', { of: id }, 'Add an example')}${link('add-example', { of: synset }, 'Add an example to the synset')}
${link('relate', { source: id, type: 'antonym' }, 'Add a relation of the sense')}${link('relate', { source: synset, type: 'hypernym' }, 'Add a relation of the synset')}
${link('set-dot-type', { sense: id }, 'Dot type')}${link('set-aspect-gloss', { sense: id }, 'Gloss of an aspect')}${link('set-qualia', { sense: id }, 'Qualia')}
${link('set-key', { sense: id }, 'Sense key')}${link('move-sense', { sense: id }, 'Move to another synset')}${link('split', { synset }, 'Split the synset')}${link('merge', { synset }, 'Merge the synset')}
${link('remove', { id }, 'Remove the sense')}</ul></details>`;
}

function showAspects(desk: LexiconDesk, { id, dotType, aspectGlosses }: SenseRecord, back: string): Html {
  if (dotType.length === 0) return nothing;
  return html`<dl class="pairs"><div><dt>dot type</dt><dd>${dotType.join('.')} ${editLink(desk, { verb: 'set-dot-type', values: { sense: id }, back, label: '✎', name: 'Change the dot type' })}</dd></div>
${dotType.map((aspect) => {
  const values = { sense: id, aspect };
  return html`<div><dt>${aspect}</dt><dd>${aspectGlosses.get(aspect) ?? html`<span class="quiet">no gloss</span>`} ${editLink(desk, { verb: 'set-aspect-gloss', values, back, label: '✎', name: `Change the gloss of ${aspect}` })}</dd></div>`;
})}</dl>`;
}

function showQualia(desk: LexiconDesk, { qualia }: SenseRecord): Html {
  if (qualia.length === 0) return nothing;
  return html`<dl class="pairs">${qualia.map(({ role, target, text }) => {
    const shown =
      target === undefined
        ? text
        : html`<a href="${desk.addressOfRecord(target)}">${desk.nameOf(target)}</a>${text === undefined ? nothing : ` ${text}`}`;
    return html`<div><dt>${role}</dt><dd>${shown}</dd></div>`;
  })}</dl>`;
}

function showRelations(desk: LexiconDesk, { id, relations }: SenseRecord, back: string): Html {
  if (relations.length === 0) return nothing;
  const groups = groupRelations(relations);
  return html`<dl class="pairs">${Array.from(groups, ([type, targets]) => {
    return html`<div><dt>${type.replaceAll('_', ' ')}</dt><dd>${targets.map((target) => {
      const values = { source: id, type, target };
      const name = desk.nameOf(target);
      return html`<span class="item"><a href="${desk.addressOfRecord(target)}">${name}</a>${editLink(desk, { verb: 'unrelate', values, back, label: '×', name: `Remove ${type} ${name}` })}</span> `;
    })}</dd></div>`;
  })}</dl>`;
}
