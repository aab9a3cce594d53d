import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ClauseArguments, findClauses } from '../../src/corpus/clauses.js';
import { createEnglishAnnotator } from '../../src/corpus/english-annotator.js';
import { createPartsOfSpeech } from '../../src/corpus/morphy.js';
import { readParser } from '../../src/corpus/parser/read-parser.js';
import { readExceptions } from '../../src/corpus/read-exceptions.js';
import { readTagger } from '../../src/corpus/read-tagger.js';
import type { Sentence } from '../../src/corpus/sentence.js';
import { createRandom } from '../../src/random.js';
import { readWordnetLemmas } from '../tagging/wordnet-parts.js';
import { type GoldSentence, readEwt, readGum } from '../treebanks/treebank.js';
import { goldClauses } from './gold-clauses.js';
import { countTriples, scoreTriples, type TripleCounts, toTriples } from './score-triples.js';

// Measures findClauses: lemma triples of subject, verb and object against the trees of the test parts of UD EWT and
// GUM; prints a Markdown table and writes benchmarks/results/clauses.json.
// Run: npx tsx benchmarks/clauses/measure-clauses.ts

const command = 'npx tsx benchmarks/clauses/measure-clauses.ts';
const seed = 1;

const exceptions = readExceptions();
const isLemma = readWordnetLemmas();
const partsOfSpeech = createPartsOfSpeech({ exceptions, isLemma });
const tagger = readTagger({ partsOfSpeech });
const parser = readParser();
const annotator = createEnglishAnnotator({ tagger, exceptions, isLemma, parser });

const treebanks = [
  ['UD EWT test', readEwt('test')],
  ['GUM test', readGum('test')],
  ['GUM test, "people" as EWT has it', readGum('test').map(withPeople)],
] as const;
const annotations = [
  ['gold tokens, tags, lemmas and trees', withGoldTrees],
  ['gold tokens, tags and lemmas', withGoldTags],
  ['our annotator', ({ text }: GoldSentence) => annotator.annotate({ document: 'd', position: 0, text })],
] as const;
const methods = [
  ['nearest nouns', nearestNouns],
  ['qualia', findClauses],
] as const;

const scores = treebanks.flatMap(([treebank, trees]) =>
  annotations.flatMap(([annotation, annotate]) =>
    methods.map(([method, find]) => ({ treebank, annotation, method, ...measure(trees, annotate, find) })),
  ),
);
const folder = fileURLToPath(new URL('../results/', import.meta.url));
mkdirSync(folder, { recursive: true });
const speed = measureSpeed();
writeFileSync(`${folder}clauses.json`, `${JSON.stringify({ command, seed, scores, speed }, undefined, 2)}\n`);

console.log('| treebank | annotation | method | triples | precision | recall | F1 |');
console.log('| --- | --- | --- | ---: | ---: | ---: | --- |');
for (const { treebank, annotation, method, gold, precision, recall, f1, interval } of scores) {
  const shares = [precision, recall].map((share) => share.toFixed(3));
  const f1Cell = `${f1.toFixed(3)} (${interval.map((end) => end.toFixed(3)).join('-')})`;
  console.log(`| ${[treebank, annotation, method, gold.toLocaleString('en'), ...shares, f1Cell].join(' | ')} |`);
}
console.log(`${speed.first} tokens/s the first time, ${speed.later} later`);

/** Tokens a second of processor time from raw text to clauses, the first time over the text and the best of five more. */
function measureSpeed(): { first: number; later: number } {
  const texts = treebanks.slice(0, 2).flatMap(([, sentences]) => sentences.map(({ text }) => text));
  const fresh = createEnglishAnnotator({
    tagger: readTagger({ partsOfSpeech }),
    exceptions,
    isLemma,
    parser: readParser(),
  });
  const rounds = Array.from({ length: 6 }, () => {
    const start = process.cpuUsage();
    let tokens = 0;
    for (const [position, text] of texts.entries()) {
      const sentence = fresh.annotate({ document: 'd', position, text });
      findClauses(sentence);
      tokens += sentence.tokens.length;
    }
    return Math.round((1e6 * tokens) / process.cpuUsage(start).user);
  });
  const [first, ...later] = rounds;
  return { first, later: Math.max(...later) };
}

/** GUM's lemma of "people" is "person", EWT's and WordNet's is "people". */
function withPeople({ text, tokens }: GoldSentence): GoldSentence {
  const isPeople = ({ form, tag }: GoldSentence['tokens'][number]): boolean => tag === 'NOUN' && /^people$/i.test(form);
  return { text, tokens: tokens.map((token) => (isPeople(token) ? { ...token, lemma: 'people' } : token)) };
}

function withGoldTags({ text, tokens }: GoldSentence): Sentence {
  const plain = tokens.map((token) => ({ ...token, start: 0, end: 0 }));
  return { document: 'd', position: 0, text, tokens: plain, tree: parser.parse(plain) };
}

function withGoldTrees({ text, tokens }: GoldSentence): Sentence {
  const tree = { heads: tokens.map(({ head }) => head), relations: tokens.map(({ relation }) => relation) };
  return { document: 'd', position: 0, text, tokens: tokens.map((token) => ({ ...token, start: 0, end: 0 })), tree };
}

/** The baseline: every verb takes the nearest noun or pronoun on each side. */
function nearestNouns({ tokens }: Sentence): ClauseArguments[] {
  const isNominal = (place: number): boolean => /^(NOUN|PROPN|PRON)$/.test(tokens[place].tag);
  const places = tokens.map((_, place) => place);
  return places
    .filter((place) => tokens[place].tag === 'VERB')
    .map((verb) => ({
      verb,
      subject: places.findLast((place) => place < verb && isNominal(place)),
      object: places.find((place) => place > verb && isNominal(place)),
    }));
}

function measure(
  trees: readonly GoldSentence[],
  annotate: (tree: GoldSentence) => Sentence,
  find: (sentence: Sentence) => readonly ClauseArguments[],
) {
  const counts = trees.map((tree) => {
    const sentence = annotate(tree);
    return countTriples(toTriples(sentence.tokens, find(sentence)), toTriples(tree.tokens, goldClauses(tree)));
  });
  const { precision, recall, f1 } = scoreTriples(counts);
  return {
    gold: counts.reduce((sum, { gold }) => sum + gold, 0),
    precision: rounded(precision),
    recall: rounded(recall),
    f1: rounded(f1),
    interval: drawInterval(counts),
  };
}

/** The 95 % interval of F1 in 1,000 bootstrap draws of sentences. */
function drawInterval(counts: readonly TripleCounts[]): [number, number] {
  const random = createRandom(seed);
  const draws = Array.from({ length: 1000 }, () => {
    return scoreTriples(counts.map(() => counts[random.integer(counts.length)])).f1;
  }).sort((a, b) => a - b);
  return [rounded(draws[25]), rounded(draws[974])];
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
