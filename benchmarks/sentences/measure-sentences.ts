import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { splitSentences } from '../../src/corpus/split-sentences.js';
import { createRandom } from '../../src/random.js';
import { type GoldParagraph, readEwtParagraphs, readGumParagraphs } from './gold-sentences.js';
import { createCompromise, createNatural, createSegmenter, createWink, type SplitText } from './other-splitters.js';

// Measures splitSentences: boundaries between the sentences of a paragraph, as its text gives them, in the test parts of UD
// EWT and GUM; the ends of paragraphs, which nobody can miss, do not count. Prints a Markdown table and writes
// benchmarks/results/sentences.json. The rules were written from the errors in the dev parts.
// Run: npx tsx benchmarks/sentences/measure-sentences.ts

const command = 'npx tsx benchmarks/sentences/measure-sentences.ts';
const seed = 1;

/** Correct, found and gold boundaries of a paragraph. */
interface BoundaryCounts {
  readonly correct: number;
  readonly found: number;
  readonly gold: number;
}

const treebanks = [
  ['UD EWT test', readEwtParagraphs('test')],
  ['GUM test', readGumParagraphs('test')],
] as const;
const splitters: readonly (readonly [string, SplitText])[] = [
  ['Intl.Segmenter', createSegmenter()],
  ['natural 8', createNatural()],
  ['compromise 14', createCompromise()],
  ['wink-nlp 2', createWink()],
  ['qualia', (text) => splitSentences(text).map(({ start, end }) => text.slice(start, end))],
];

const scores = treebanks.flatMap(([treebank, paragraphs]) =>
  splitters.map(([splitter, split]) => ({ treebank, splitter, ...measure(paragraphs, split) })),
);
const folder = fileURLToPath(new URL('../results/', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(
  `${folder}sentences.json`,
  `${JSON.stringify({ command, seed, node: process.version, scores }, undefined, 2)}\n`,
);

console.log('| treebank | splitter | boundaries | precision | recall | F1 | MB/s |');
console.log('| --- | --- | ---: | ---: | ---: | --- | ---: |');
for (const { treebank, splitter, gold, precision, recall, f1, interval, megabytesPerSecond } of scores) {
  const f1Cell = `${f1.toFixed(3)} (${interval.map((end) => end.toFixed(3)).join('-')})`;
  const cells = [treebank, splitter, gold.toLocaleString('en'), precision.toFixed(3), recall.toFixed(3), f1Cell];
  console.log(`| ${[...cells, megabytesPerSecond].join(' | ')} |`);
}

function measure(paragraphs: readonly GoldParagraph[], split: SplitText) {
  const counts = paragraphs.map(({ text, sentences }): BoundaryCounts => {
    const gold = boundariesOf(sentences.map(({ start, end }) => text.slice(start, end)));
    const found = boundariesOf(split(text));
    return { correct: [...found].filter((place) => gold.has(place)).length, found: found.size, gold: gold.size };
  });
  return {
    gold: counts.reduce((sum, { gold }) => sum + gold, 0),
    ...scoreBoundaries(counts),
    interval: drawInterval(counts),
    megabytesPerSecond: measureSpeed(paragraphs, split),
  };
}

/** Between how many characters other than space the sentences part; spaces are everybody's own affair. */
function boundariesOf(sentences: readonly string[]): Set<number> {
  const places: number[] = [];
  let place = 0;
  for (const sentence of sentences) {
    place += sentence.replace(/\s+/g, '').length;
    places.push(place);
  }
  return new Set(places.slice(0, -1));
}

function scoreBoundaries(counts: readonly BoundaryCounts[]) {
  const sum = (name: keyof BoundaryCounts): number => counts.reduce((total, count) => total + count[name], 0);
  const precision = sum('correct') / Math.max(1, sum('found'));
  const recall = sum('correct') / Math.max(1, sum('gold'));
  return {
    precision: rounded(precision),
    recall: rounded(recall),
    f1: rounded((2 * precision * recall) / (precision + recall)),
  };
}

/** The 95 % interval of F1 in 1,000 bootstrap draws of paragraphs. */
function drawInterval(counts: readonly BoundaryCounts[]): [number, number] {
  const random = createRandom(seed);
  const draws = Array.from({ length: 1000 }, () => {
    return scoreBoundaries(counts.map(() => counts[random.integer(counts.length)] as BoundaryCounts)).f1;
  }).sort((a, b) => a - b);
  return [draws[25] as number, draws[974] as number];
}

/** The best of three rounds of at least half a second, in millions of characters a second. */
function measureSpeed(paragraphs: readonly GoldParagraph[], split: SplitText): number {
  const rounds = [1, 2, 3].map(() => {
    const begin = performance.now();
    let characters = 0;
    do {
      for (const { text } of paragraphs) {
        split(text);
        characters += text.length;
      }
    } while (performance.now() - begin < 500);
    return characters / 1000 / (performance.now() - begin);
  });
  return Number(Math.max(...rounds).toPrecision(3));
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
