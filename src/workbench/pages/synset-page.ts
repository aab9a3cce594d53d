import type { SynsetRecord } from '../../lexicon/records/synset-record.js';
import type { Stored } from '../../lexicon/store/stored-lexicon.js';
import { editLink } from '../edit-link.js';
import { explainMissing } from '../explain-missing.js';
import { groupRelations } from '../group-relations.js';
import { type Html, html, nothing } from '../html.js';
import type { LexiconDesk } from '../lexicon-desk.js';
import { drawRelations } from '../relation-graph.js';
import { respond } from '../respond.js';
import { showExamples, showGlosses, showProvenance } from '../show-texts.js';
import type { WorkbenchApp } from '../view.js';

/** How many targets of a relation are listed before one asks for all. */
const mostTargets = 40;

/** Adds the page of a synset: its words, glosses and relations, as a list and drawn. */
export function addSynsetPage(pages: WorkbenchApp): void {
  pages.get('/synset/:id', (context) => {
    const desk = context.get('desk');
    const id = context.req.param('id');
    const stored = desk.lexicon.findSynset(id);
    if (stored === undefined) return explainMissing(context, id, 'synset');
    const all = context.req.query('all') !== undefined;
    return respond(context, { title: desk.nameOf(id), section: 'search', body: showSynset(desk, stored, all) });
  });
}

function showSynset(desk: LexiconDesk, { record, version }: Stored<SynsetRecord>, all: boolean): Html {
  const { id, ili, partOfSpeech, lexicographerFile, iliDefinition, provenance } = record;
  const back = desk.at(['synset', id]);
  const members = desk.lexicon.members(id);
  const facts = [id, `version ${version}`, ili, lexicographerFile ?? ''].filter((text) => text !== '');
  return html`<article class="synset">
<header class="head" data-item tabindex="-1"><h1>${
    members.length === 0
      ? html`<span class="quiet">no words</span>`
      : members.map(({ entry, sense }, at) => {
          return html`${at === 0 ? '' : ', '}<a class="word" href="${desk.at(['entry', entry.record.id])}#${encodeURIComponent(sense.id)}">${entry.record.lemma}</a>`;
        })
  } <span class="part">${partOfSpeech}</span></h1>
<p class="quiet">${facts.join(' · ')}</p>
${showGlosses(desk, record, back)}${showExamples(desk, record, back)}
${iliDefinition === undefined ? nothing : html`<p><span class="name">ILI</span> ${iliDefinition.text}</p>`}${showProvenance(provenance)}
<p class="acts">${editLink(desk, { verb: 'relate', values: { source: id, type: 'hypernym' }, back, label: 'Add a relation', key: 'n' })}
${editLink(desk, { verb: 'new-sense', values: { synset: id, partOfSpeech: partOfSpeech === 's' ? 'a' : partOfSpeech }, back, label: 'Add a word' })}
${editLink(desk, { verb: 'add-example', values: { of: id }, back, label: 'Add an example' })}
${editLink(desk, { verb: 'split', values: { synset: id }, back, label: 'Split' })}
${editLink(desk, { verb: 'merge', values: { synset: id }, back, label: 'Merge' })}
${editLink(desk, { verb: 'set-ili-gloss', values: { synset: id }, back, label: 'ILI definition' })}
${editLink(desk, { verb: 'remove', values: { id }, back, label: 'Remove' })}
<a class="act" href="${desk.at(['history'], { id })}">History</a></p></header>
<div class="graph-and-list"><section aria-labelledby="list-title"><h2 id="list-title">Relations</h2>${showRelations(desk, record, { back, all })}</section>
<section aria-labelledby="graph-title"><h2 id="graph-title">Drawn</h2>${drawRelations(desk, id)}</section></div>
</article>`;
}

interface RelationList {
  readonly back: string;
  readonly all: boolean;
}

function showRelations(desk: LexiconDesk, { id, relations }: SynsetRecord, { back, all }: RelationList): Html {
  if (relations.length === 0) return html`<p class="quiet">None.</p>`;
  return html`<dl class="pairs relations">${Array.from(groupRelations(relations), ([type, targets]) => {
    const shown = all ? targets : targets.slice(0, mostTargets);
    const more = targets.length - shown.length;
    return html`<div><dt>${type.replaceAll('_', ' ')} <small>${targets.length}</small></dt><dd>${shown.map((target) => {
      const name = desk.nameOf(target);
      const values = { source: id, type, target };
      return html`<span class="item" data-item tabindex="-1"><a href="${desk.addressOfRecord(target)}" data-open>${name}</a>${editLink(desk, { verb: 'unrelate', values, back, label: '×', name: `Remove ${type} ${name}` })}</span> `;
    })}${more > 0 ? html`<a href="${desk.at(['synset', id], { all: 1 })}">${more} more</a>` : nothing}</dd></div>`;
  })}</dl>`;
}
