import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findNames } from '../../src/corpus/find-names.js';
import { type NameClass, nameClasses, type Token } from '../../src/corpus/sentence.js';
import { createLexiconAnnotator } from '../../src/embedded/english.js';
import { createLexiconGazetteer } from '../../src/embedded/lexicon-names.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import { createRandom } from '../../src/random.js';
import { findCompromiseNames, type NameStretch } from './compromise-names.js';
import { type NamedSentence, readGumNames } from './gum-names.js';

// Measures findNames against the entities of the test part of GUM whose head is a proper noun; prints a Markdown table
// and writes benchmarks/results/names.json. Run: npx tsx benchmarks/names/measure-names.ts

const command = 'npx tsx benchmarks/names/measure-names.ts';
const seed = 1;

/** How many names were found, are gold, and are right: by span and class, or by head and class. */
interface Tally {
  found: number;
  gold: number;
  exact: number;
  byHead: number;
}

const lexicon = await readWordnet();
const gazetteer = createLexiconGazetteer(lexicon);
const annotator = createLexiconAnnotator(lexicon, { trees: false });
const annotate = (text: string) => annotator.annotate({ document: 'gum', position: 0, text }).tokens;
const tools: readonly (readonly [string, (sentence: NamedSentence) => readonly NameStretch[]])[] = [
  ['compromise', ({ text }) => findCompromiseNames(text)],
  ['qualia', ({ text }) => stretchesOf(annotate(text))],
  ['qualia, gold tokens and tags', ({ tokens }) => stretchesOf(tokens)],
];
const judgedClasses = ['person', 'place', 'organisation'] as const;
const groups: readonly (readonly [string, readonly NameClass[]])[] = [
  ...judgedClasses.map((name) => [name, [name]] as const),
  ['the three', judgedClasses],
  ['other', ['other']],
];

const sentences = readGumNames('test');
const scores = tools.flatMap(([tool, find]) => {
  const found = sentences.map(find);
  const rate = tokensPerSecond(find);
  const byClass = groups.map(([group, classes]) => ({
    tool,
    class: group,
    ...scoreClasses(found, classes),
    tokensPerSecond: rate,
  }));
  return [...byClass, { tool, class: 'any class', ...scoreSpans(found), tokensPerSecond: rate }];
});
const kept = scores.filter(({ tool, class: group }) => tool !== 'compromise' || group !== 'other');
const names = sentences.flatMap((sentence) => sentence.names);
const gold = Object.fromEntries(
  [...nameClasses, 'unjudged'].map((name) => [name, names.filter((other) => other.class === name).length]),
);
const folder = fileURLToPath(new URL('../results/', import.meta.url));
mkdirSync(folder, { recursive: true });
const results = { command, seed, node: process.version, sentences: sentences.length, gold, scores: kept };
writeFileSync(`${folder}names.json`, `${JSON.stringify(results, undefined, 2)}\n`);

console.log('| tool | class | gold | found | precision | recall | F1 | F1 by head | tokens/s |');
console.log('| --- | --- | ---: | ---: | ---: | ---: | --- | --- | ---: |');
for (const score of kept) {
  const f1 = `${score.f1.toFixed(3)} (${score.interval.map((end) => end.toFixed(3)).join('-')})`;
  const head = `${score.headF1.toFixed(3)} (${score.headInterval.map((end) => end.toFixed(3)).join('-')})`;
  const counts = [score.gold, score.found].map((value) => value.toLocaleString('en'));
  const shares = [score.precision, score.recall].map((share) => share.toFixed(3));
  console.log(
    `| ${[score.tool, score.class, ...counts, ...shares, f1, head, score.tokensPerSecond.toLocaleString('en')].join(' | ')} |`,
  );
}

function stretchesOf(tokens: readonly Token[]): NameStretch[] {
  return findNames({ tokens }, gazetteer).map(({ start, end, class: name }) => ({
    start: tokens[start]?.start ?? 0,
    end: tokens[end - 1]?.end ?? 0,
    class: name,
  }));
}

function scoreClasses(found: readonly (readonly NameStretch[])[], classes: readonly NameClass[]) {
  return summarise(sentences.map((sentence, i) => tally(sentence, found[i] ?? [], (name) => classes.includes(name))));
}

/** Spans alone: all names count as one class. */
function scoreSpans(found: readonly (readonly NameStretch[])[]) {
  const asOne = (name: { class: string }): boolean => name.class !== 'unjudged';
  return summarise(
    sentences.map((sentence, i) => {
      const names = sentence.names.map((name) => ({ ...name, class: asOne(name) ? ('other' as const) : name.class }));
      const stretches = (found[i] ?? []).map((stretch) => ({ ...stretch, class: 'other' as const }));
      return tally({ ...sentence, names }, stretches, () => true);
    }),
  );
}

/** Names that hold the head of a time, such as "May", are not judged. */
function tally(sentence: NamedSentence, found: readonly NameStretch[], counts: (name: NameClass) => boolean): Tally {
  const total: Tally = { found: 0, gold: 0, exact: 0, byHead: 0 };
  const gold = sentence.names.map(({ start, end, head, class: name }) => ({
    start: sentence.tokens[start]?.start ?? 0,
    end: sentence.tokens[end - 1]?.end ?? 0,
    head: sentence.tokens[head]?.start ?? 0,
    class: name,
  }));
  for (const name of gold) if (name.class !== 'unjudged' && counts(name.class)) total.gold++;
  for (const stretch of found) {
    const held = gold.filter(({ head }) => stretch.start <= head && head < stretch.end);
    if (!counts(stretch.class) || (held.length > 0 && held.every((name) => name.class === 'unjudged'))) continue;
    total.found++;
    if (held.some((name) => name.class === stretch.class)) total.byHead++;
    const same = held.find(({ start, end }) => start === stretch.start && end === stretch.end);
    if (same?.class === stretch.class) total.exact++;
  }
  return total;
}

function summarise(tallies: readonly Tally[]) {
  const all = sum(tallies);
  const random = createRandom(seed);
  const draws = Array.from({ length: 1000 }, () => sum(tallies.map(() => tallies[random.integer(tallies.length)])));
  const f1 = ({ exact, found, gold }: Tally): number => (2 * exact) / (found + gold);
  const headF1 = ({ byHead, found, gold }: Tally): number => (2 * byHead) / (found + gold);
  const interval = (share: (tally: Tally) => number): number[] => {
    const sorted = draws.map(share).sort((a, b) => a - b);
    return [rounded(sorted[25] ?? 0), rounded(sorted[974] ?? 0)];
  };
  return {
    gold: all.gold,
    found: all.found,
    precision: rounded(all.exact / all.found),
    recall: rounded(all.exact / all.gold),
    f1: rounded(f1(all)),
    interval: interval(f1),
    headF1: rounded(headF1(all)),
    headInterval: interval(headF1),
  };
}

function sum(tallies: readonly (Tally | undefined)[]): Tally {
  const total: Tally = { found: 0, gold: 0, exact: 0, byHead: 0 };
  for (const tally of tallies) {
    total.found += tally?.found ?? 0;
    total.gold += tally?.gold ?? 0;
    total.exact += tally?.exact ?? 0;
    total.byHead += tally?.byHead ?? 0;
  }
  return total;
}

/** The best rate of five runs after a first one, by processor time, so that other programs on the machine count little. */
function tokensPerSecond(find: (sentence: NamedSentence) => unknown): number {
  const count = sentences.reduce((total, { tokens }) => total + tokens.length, 0);
  sentences.forEach(find);
  const rates = Array.from({ length: 5 }, () => {
    const start = process.cpuUsage();
    sentences.forEach(find);
    const { user, system } = process.cpuUsage(start);
    return (count / (user + system)) * 1e6;
  });
  return Math.round(Math.max(...rates));
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
