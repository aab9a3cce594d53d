import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findMultiwords } from '../../src/corpus/find-multiwords.js';
import { type LexiconLemma, MultiwordIndex } from '../../src/corpus/multiword-index.js';
import type { MultiwordSpan, Sentence } from '../../src/corpus/sentence.js';
import { createLexiconAnnotator } from '../../src/embedded/english.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import { createRandom } from '../../src/random.js';
import { type MarkedForm, readSemcor, type SemcorSentence } from './semcor.js';

// Measures findMultiwords with WordNet 3.1 against the multiword forms of SemCor 3.0, from raw text; prints a Markdown
// table and writes benchmarks/results/multiwords.json. Run: npx tsx benchmarks/multiwords/measure-multiwords.ts

const command = 'npx tsx benchmarks/multiwords/measure-multiwords.ts';
const seed = 1;

interface Tally {
  readonly found: number;
  readonly right: number;
  readonly rightLemma: number;
  readonly gold: number;
  /** Gold spans whose lemma the lexicon holds. */
  readonly known: number;
  readonly knownFound: number;
}

const lexicon = await readWordnet();
const index = new MultiwordIndex(lemmasOf(lexicon));
const annotator = createLexiconAnnotator(lexicon);
const methods: readonly (readonly [string, (sentence: Sentence) => readonly MultiwordSpan[]])[] = [
  ['longest match of forms', (sentence) => findMultiwords(formsOnly(sentence), index, { everyMatch: true })],
  ['longest match of forms and lemmas', (sentence) => findMultiwords(sentence, index, { everyMatch: true })],
  ['qualia, with tags', (sentence) => findMultiwords(sentence, index)],
];

const parts = (['brown1', 'brown2'] as const).map((part) => {
  const gold = readSemcor(part);
  const sentences = gold.map(({ text }, position) => annotator.annotate({ document: part, position, text }));
  const tokens = sentences.reduce((sum, sentence) => sum + sentence.tokens.length, 0);
  const scores = methods.map(([method, find]) => ({
    method,
    ...summarise(gold.map((sentence, i) => tally(sentence, sentences[i] as Sentence, find))),
    microsecondsPerToken: rounded(microseconds(() => sentences.forEach(find)) / tokens),
  }));
  return { part, sentences: gold.length, tokens, scores };
});

const results = { command, seed, node: process.version, multiwords: index.size, parts };
const folder = fileURLToPath(new URL('../results/', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}multiwords.json`, `${JSON.stringify(results, undefined, 2)}\n`);

console.log(
  '| part | method | found | precision | recall | F1 | recall of known lemmas | lemma right | microseconds/token |',
);
console.log('| --- | --- | ---: | ---: | ---: | --- | ---: | ---: | ---: |');
for (const { part, scores } of parts) {
  for (const score of scores) {
    const shares = [score.precision, score.recall].map((share) => share.toFixed(3));
    const f1 = `${score.f1.toFixed(3)} (${score.interval.map((end) => end.toFixed(3)).join('-')})`;
    const rest = [score.knownRecall.toFixed(3), score.lemmaShare.toFixed(3), score.microsecondsPerToken.toFixed(2)];
    console.log(`| ${[part, score.method, score.found.toLocaleString('en'), ...shares, f1, ...rest].join(' | ')} |`);
  }
}

function* lemmasOf({ synsets }: Lexicon): Generator<LexiconLemma> {
  for (const { senses, partOfSpeech } of synsets) {
    for (const { lemma } of senses) yield { lemma, partsOfSpeech: partOfSpeech };
  }
}

function formsOnly({ tokens }: Sentence): Pick<Sentence, 'tokens'> {
  return { tokens: tokens.map((token) => ({ ...token, lemma: token.form })) };
}

/** Spans inside a name, or in a form that SemCor holds together without giving it a sense, are not judged. */
function tally(
  gold: SemcorSentence,
  sentence: Sentence,
  find: (sentence: Sentence) => readonly MultiwordSpan[],
): Tally {
  const wanted = new Map(gold.forms.filter(isMultiword).map((form) => [`${form.start} ${form.end}`, form]));
  const unjudged = gold.forms.filter((form) => /[ -]/.test(form.form) && !isMultiword(form));
  const foundSpans = find(sentence).map(({ start, end, lemma }) => ({
    start: sentence.tokens[start]?.start ?? 0,
    end: sentence.tokens[end - 1]?.end ?? 0,
    lemma,
  }));
  const judged = foundSpans.filter(
    ({ start, end }) => !unjudged.some((form) => form.start <= start && end <= form.end),
  );
  const hits = judged.flatMap((span) => {
    const form = wanted.get(`${span.start} ${span.end}`);
    return form === undefined ? [] : [{ span, form }];
  });
  return {
    found: judged.length,
    right: hits.length,
    rightLemma: hits.filter(({ span, form }) => span.lemma.toLowerCase() === form.lemma.toLowerCase()).length,
    gold: wanted.size,
    known: [...wanted.values()].filter(({ lemma }) => lexicon.has(lemma)).length,
    knownFound: hits.filter(({ form }) => lexicon.has(form.lemma)).length,
  };
}

function isMultiword({ form, lemma, name, sense }: MarkedForm): boolean {
  return name === undefined && sense !== undefined && /[ -]/.test(form) && /[ -]/.test(lemma);
}

function summarise(tallies: readonly Tally[]) {
  const all = sum(tallies);
  const random = createRandom(seed);
  const draws = Array.from({ length: 1000 }, () =>
    f1Of(sum(tallies.map(() => tallies[random.integer(tallies.length)] as Tally))),
  ).sort((a, b) => a - b);
  return {
    found: all.found,
    gold: all.gold,
    precision: rounded(all.right / all.found),
    recall: rounded(all.right / all.gold),
    f1: rounded(f1Of(all)),
    interval: [rounded(draws[25] ?? 0), rounded(draws[974] ?? 0)],
    knownRecall: rounded(all.knownFound / all.known),
    lemmaShare: rounded(all.rightLemma / all.right),
  };
}

function sum(tallies: readonly Tally[]): Tally {
  const total = { found: 0, right: 0, rightLemma: 0, gold: 0, known: 0, knownFound: 0 };
  for (const tally of tallies) {
    total.found += tally.found;
    total.right += tally.right;
    total.rightLemma += tally.rightLemma;
    total.gold += tally.gold;
    total.known += tally.known;
    total.knownFound += tally.knownFound;
  }
  return total;
}

function f1Of({ right, found, gold }: Tally): number {
  return (2 * right) / (found + gold);
}

/** The median of three runs after a first one. */
function microseconds(run: () => void): number {
  run();
  const times = [0, 1, 2].map(() => {
    const start = performance.now();
    run();
    return (performance.now() - start) * 1000;
  });
  return times.sort((a, b) => a - b)[1] ?? 0;
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
