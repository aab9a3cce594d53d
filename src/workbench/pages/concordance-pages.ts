import type { EvidenceRun } from '../../lexicon/evidence/evidence-run.js';
import { type Html, html, nothing } from '../html.js';
import type { LexiconDesk } from '../lexicon-desk.js';
import { readFrom, showPaging } from '../paging.js';
import { respond } from '../respond.js';
import { showLines } from '../show-line.js';
import type { WorkbenchApp } from '../view.js';

const size = 50;
const mostWords = 120;

const orders = [
  ['text', 'as in the text'],
  ['unsure', 'the least sure first'],
  ['sure', 'the surest first'],
] as const;

/** Which lines a page shows. */
interface LineChoice {
  readonly lemma: string;
  readonly part: string;
  readonly sense: string;
  readonly order: (typeof orders)[number][0];
  readonly from: number;
}

/** Adds the concordance of a word or sense in the corpus that was read last. */
export function addConcordancePages(pages: WorkbenchApp): void {
  pages.get('/concordance', (context) => {
    const desk = context.get('desk');
    const { lemma = '', pos: part = '', sense = '', order, from } = context.req.query();
    const chosen = orders.find(([name]) => name === order)?.[0] ?? 'text';
    const choice = { lemma: lemma.trim(), part, sense, order: chosen, from: readFrom(from) };
    const title = lemma === '' ? 'Concordance' : `${lemma}, concordance`;
    return respond(context, { title, section: 'concordance', body: showConcordance(desk, choice) });
  });
}

function showConcordance(desk: LexiconDesk, choice: LineChoice): Html {
  const run = desk.evidence.latestRun();
  if (run === undefined) {
    return html`<h1>Concordance</h1><p>No corpus was read with this lexicon yet. Close the workbench, then run</p>
<pre><code>qualia lexicon evidence ${desk.lexicon.file.path} CORPUS</code></pre>`;
  }
  return html`<h1>Concordance</h1><p class="quiet">${describeRun(run)}</p>${showForm(desk, choice)}
${choice.lemma === '' && choice.sense === '' ? showWords(desk, run) : showChosen(desk, choice)}`;
}

function describeRun({ corpus, model, finished, words, sentences }: EvidenceRun): string {
  const number = (value: number): string => value.toLocaleString('en-US');
  return `${corpus}, ${number(sentences)} sentences, ${number(words)} words, read by ${model} on ${(finished ?? '').slice(0, 10)}`;
}

function showForm(desk: LexiconDesk, { lemma, part, sense, order }: LineChoice): Html {
  const entries = lemma === '' ? [] : desk.lexicon.entriesWithForm(lemma);
  const senses = entries
    .filter(({ record }) => part === '' || record.partOfSpeech === part)
    .flatMap(({ record }) => record.senses.map((each) => ({ id: each.id, synset: each.synset })));
  const glossOf = (synset: string): string => desk.lexicon.findSynset(synset)?.record.definitions[0]?.text ?? '';
  const option = (value: string, label: string, isChosen: boolean): Html => {
    return html`<option value="${value}"${isChosen ? html` selected` : nothing}>${label}</option>`;
  };
  return html`<form class="filters" action="${desk.at(['concordance'])}">
<label><span class="hidden-text">Word</span><input name="lemma" value="${lemma}" placeholder="Word" autocomplete="off"></label>
<label><span class="hidden-text">Part of speech</span><select name="pos" data-submit>${option('', 'any part', part === '')}${['n', 'v', 'a', 'r'].map((each) => option(each, each, each === part))}</select></label>
${senses.length === 0 ? nothing : html`<label class="grow"><span class="hidden-text">Sense</span><select name="sense" data-submit>${option('', 'all senses', sense === '')}${senses.map((each) => option(each.id, glossOf(each.synset).slice(0, 80), each.id === sense))}</select></label>`}
<label><span class="hidden-text">Order</span><select name="order" data-submit>${orders.map(([name, label]) => option(name, label, name === order))}</select></label><button>Show</button></form>`;
}

function showChosen(desk: LexiconDesk, { lemma, part, sense, order, from }: LineChoice): Html {
  const filter = {
    lemma: lemma === '' ? undefined : lemma,
    partOfSpeech: part === '' ? undefined : part,
    sense: sense === '' ? undefined : sense,
  };
  const total = desk.evidence.countLines(filter);
  const lines = desk.evidence.lines({ ...filter, order, limit: size, offset: from });
  const addressAt = (start: number): string =>
    desk.at(['concordance'], { lemma, pos: part, sense, order, from: start });
  return html`${total === 0 ? html`<p class="quiet">The corpus has no such lines.</p>` : showLines(desk, lines)}${showPaging({ from, size, total, addressAt })}`;
}

function showWords(desk: LexiconDesk, { number }: EvidenceRun): Html {
  const words = desk.evidence.words(number, { limit: mostWords });
  return html`<h2>The most frequent words</h2><ul class="words">${words.map(({ lemma, partOfSpeech, count }) => {
    return html`<li data-item tabindex="-1"><a href="${desk.at(['concordance'], { lemma, pos: partOfSpeech })}" data-open>${lemma}</a> <span class="part">${partOfSpeech}</span> <small>${count}</small></li>`;
  })}</ul>`;
}
