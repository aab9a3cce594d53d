import type { EntryRecord } from '../../lexicon/records/entry-record.js';
import { type FoundSynset, searchLemmas, searchTexts } from '../../lexicon/store/search-lexicon.js';
import { type Html, html, nothing } from '../html.js';
import type { LexiconDesk } from '../lexicon-desk.js';
import { respond } from '../respond.js';
import { describeChange, showWhen } from '../show-edit.js';
import type { WorkbenchApp } from '../view.js';

/** How many are found of each kind. */
const most = 30;

const parts = ['n', 'v', 'a', 'r', 's'];

/** Adds the search, which is where a lexicon begins, and what fields in forms look records up by. */
export function addSearchPages(pages: WorkbenchApp): void {
  pages.get('/', (context) => {
    const desk = context.get('desk');
    const query = context.req.query('q') ?? '';
    const part = context.req.query('pos') ?? '';
    const body = query.trim() === '' ? overview(desk) : results(desk, query, part);
    return respond(context, {
      title: query === '' ? desk.id : `${query} – ${desk.id}`,
      section: 'search',
      query,
      body,
    });
  });
  pages.get('/pick', (context) => {
    const query = context.req.query('q') ?? '';
    return context.html(listPicks(context.get('desk'), query, context.req.query('kind') ?? 'any'));
  });
}

function overview(desk: LexiconDesk): Html {
  const { lexicon, findings, editor } = desk;
  const { label, language, version, license } = lexicon.head;
  const changes = editor.history({ limit: 8 });
  const run = desk.evidence.latestRun();
  const suggestions = desk.evidence.countSuggestions({ state: 'open' }).reduce((sum, each) => sum + each.count, 0);
  return html`<section class="overview" id="results">
<h1>${label}</h1>
<p class="quiet">${[desk.id, version, language, license].filter((text) => text !== '').join(' · ')}</p>
<ul class="figures">
<li><b>${lexicon.entryCount.toLocaleString('en-US')}</b> words</li><li><b>${lexicon.synsetCount.toLocaleString('en-US')}</b> synsets</li>
<li><a href="${desk.at(['findings'])}">${findings.state === 'ready' ? html`<b>${findings.findings.length.toLocaleString('en-US')}</b> findings` : 'findings are being looked for'}</a></li>
${run === undefined ? nothing : html`<li><a href="${desk.at(['suggestions'])}"><b>${suggestions.toLocaleString('en-US')}</b> open suggestions</a></li><li><a href="${desk.at(['concordance'])}"><b>${run.words.toLocaleString('en-US')}</b> words read of ${run.corpus}</a></li>`}
</ul>
<p class="buttons"><a class="button" href="${desk.at(['edit', 'new-sense'], { back: desk.at([]) })}" data-inline data-key="n">New word</a>
<a class="button" href="${desk.at(['edit', 'add-synset'], { back: desk.at([]) })}" data-inline>New synset</a></p>
<h2>Last changes</h2>
${changes.length === 0 ? html`<p class="quiet">None yet.</p>` : nothing}
<ul class="rows">${changes.map((change) => {
    return html`<li data-item tabindex="-1"><a href="${desk.at(['history', String(change.number)])}" data-open>${change.number}</a> ${describeChange(desk, change)} ${showWhen(change)}</li>`;
  })}</ul></section>`;
}

function results(desk: LexiconDesk, query: string, part: string): Html {
  const options = { limit: most, partOfSpeech: part === '' ? undefined : part };
  const words = searchLemmas(desk.lexicon, query, options);
  const synsets = searchTexts(desk.lexicon, query, options);
  return html`<section id="results" aria-label="What was found">
<p class="filters" aria-label="Part of speech">${['', ...parts].map((each) => {
    return html`<a href="${desk.at([], { q: query, pos: each })}"${each === part ? html` aria-current="true"` : nothing}>${each === '' ? 'all' : each}</a>`;
  })}</p>
<div class="halves">
<section aria-labelledby="words-title"><h2 id="words-title">Words <small>${countOf(words.length)}</small></h2>${words.length === 0 ? noWord(desk, query) : html`<ul class="rows">${words.map((entry) => wordRow(desk, entry))}</ul>`}</section>
<section aria-labelledby="glosses-title"><h2 id="glosses-title">Glosses and examples <small>${countOf(synsets.length)}</small></h2><ul class="rows">${synsets.map((found) => synsetRow(desk, found, query))}</ul></section>
</div></section>`;
}

function countOf(found: number): string {
  return found === most ? `the first ${most}` : String(found);
}

function noWord(desk: LexiconDesk, query: string): Html {
  const address = desk.at(['edit', 'new-sense'], { lemma: query, back: desk.at([], { q: query }) });
  return html`<p class="quiet">No word begins so. <a href="${address}" data-inline>Add “${query}”</a></p>`;
}

function wordRow(desk: LexiconDesk, { id, lemma, partOfSpeech, senses }: EntryRecord): Html {
  const gloss = desk.lexicon.findSynset(senses[0]?.synset ?? '')?.record.definitions[0]?.text ?? '';
  return html`<li data-item tabindex="-1"><a href="${desk.at(['entry', id])}" data-open><b>${lemma}</b></a> <span class="part">${partOfSpeech}</span> <small>${senses.length}</small> <span class="short">${gloss}</span></li>`;
}

function synsetRow(desk: LexiconDesk, { synset, lemmas }: FoundSynset, query: string): Html {
  const gloss = synset.definitions[0]?.text ?? '';
  const shown = [gloss, ...synset.examples.map(({ text }) => text)].find((text) => hasWord(text, query)) ?? gloss;
  return html`<li data-item tabindex="-1"><a href="${desk.at(['synset', synset.id])}" data-open>${lemmas.length === 0 ? synset.id : lemmas.join(', ')}</a> <span class="part">${synset.partOfSpeech}</span> <span class="short">${markWords(shown, query)}</span></li>`;
}

function wordsOf(query: string): string[] {
  return query.match(/[\p{L}\p{M}\p{N}]+/gu)?.map((word) => word.toLowerCase()) ?? [];
}

function hasWord(text: string, query: string): boolean {
  return wordsOf(query).some((word) => text.toLowerCase().includes(word));
}

/** A text in which the words that were looked for are marked. */
function markWords(text: string, query: string): Html[] {
  const words = wordsOf(query);
  const last = words.at(-1) ?? '';
  return text.split(/([\p{L}\p{M}\p{N}]+)/u).map((piece) => {
    const lower = piece.toLowerCase();
    return words.includes(lower) || (last.length > 1 && lower.startsWith(last))
      ? html`<mark>${piece}</mark>`
      : html`${piece}`;
  });
}

/** The records that a field may mean, as the choices below it. */
function listPicks(desk: LexiconDesk, query: string, kind: string): Html {
  const { lexicon } = desk;
  const picks: { readonly value: string; readonly name: string; readonly text: string }[] = [];
  const glossOf = (synset: string): string => lexicon.findSynset(synset)?.record.definitions[0]?.text ?? '';
  const words = query.trim() === '' ? [] : searchLemmas(lexicon, query.trim(), { limit: 12 });
  for (const { id, lemma, partOfSpeech, senses } of words) {
    if (kind === 'entry' || kind === 'any')
      picks.push({ value: id, name: `${lemma} ${partOfSpeech}`, text: `word, ${senses.length} senses` });
    if (kind === 'entry') continue;
    for (const sense of senses) {
      const text = glossOf(sense.synset);
      if (kind !== 'sense') picks.push({ value: sense.synset, name: `${lemma} ${partOfSpeech}`, text });
      if (kind !== 'synset') picks.push({ value: sense.id, name: `${lemma} ${partOfSpeech}, as a sense`, text });
    }
  }
  if (kind !== 'entry' && kind !== 'sense' && picks.length < mostPicks) {
    for (const { synset, lemmas } of searchTexts(lexicon, query, { limit: 8 })) {
      if (picks.some(({ value }) => value === synset.id)) continue;
      picks.push({
        value: synset.id,
        name: `${lemmas.join(', ')} ${synset.partOfSpeech}`,
        text: synset.definitions[0]?.text ?? '',
      });
    }
  }
  return html`${picks.slice(0, mostPicks).map(({ value, name, text }) => {
    return html`<li role="option" data-value="${value}" data-name="${name}"><b>${name}</b> ${text} <code>${value}</code></li>`;
  })}`;
}

const mostPicks = 24;
