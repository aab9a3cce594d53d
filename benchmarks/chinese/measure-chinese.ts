import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Annotator } from '../../src/corpus/annotator.js';
import { createChineseAnnotator } from '../../src/corpus/chinese-annotator.js';
import { universalTagOf } from '../../src/corpus/ictclas-tags.js';
import { type Jieba, readJieba } from '../../src/corpus/read-jieba.js';
import type { NameClass } from '../../src/corpus/sentence.js';
import { createRandom } from '../../src/random.js';
import type { GoldSentence } from '../treebanks/treebank.js';
import { type NamedText, readMsra } from './msra.js';
import { readTestTreebanks } from './treebanks.js';

// Measures words, tags and names of the Chinese annotator on treebanks and on the MSRA news; prints Markdown tables and
// writes benchmarks/results/chinese.json. Run: npx tsx benchmarks/chinese/measure-chinese.ts

const command = 'npx tsx benchmarks/chinese/measure-chinese.ts';
const seed = 1;

interface Word {
  readonly start: number;
  readonly end: number;
  readonly tag: string;
}

interface Tally {
  readonly found: number;
  readonly gold: number;
  readonly rightWords: number;
  readonly rightTags: number;
}

const alone = jiebaAlone(await readJieba());
const annotators: readonly (readonly [string, Annotator])[] = [
  ['jieba alone', alone],
  ['qualia, intl', await createChineseAnnotator({ segmenter: 'intl' })],
  ['qualia, no new words, table', await createChineseAnnotator({ newWords: false, tagger: 'table' })],
  ['qualia, table', await createChineseAnnotator({ tagger: 'table' })],
  ['qualia, no new words', await createChineseAnnotator({ newWords: false })],
  ['qualia', await createChineseAnnotator()],
];

const treebanks = readTestTreebanks();
const words = treebanks.flatMap(([treebank, sentences]) =>
  annotators.map(([tool, annotator]) => ({ treebank, tool, ...scoreWords(sentences, annotator) })),
);
const named = readMsra();
const middle = Math.ceil(named.length / 2);
const namers = [
  ['jieba alone', alone],
  ['qualia, table', await createChineseAnnotator({ tagger: 'table' })],
  ['qualia', await createChineseAnnotator()],
] as const;
const nameScores = namers.map(([tool, annotator]) => ({ tool, classes: scoreNames(named.slice(middle), annotator) }));

const results = { command, seed, node: process.version, words, names: nameScores, sentences: named.length - middle };
const folder = fileURLToPath(new URL('../results/', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}chinese.json`, `${JSON.stringify(results, undefined, 2)}\n`);
printTables();

/** What jieba alone gives: its words of the text as it stands, with the table's tags, and names by its tags. */
function jiebaAlone({ segment }: Jieba): Annotator {
  const classes: ReadonlyMap<string, NameClass> = new Map([
    ['nr', 'person'],
    ['ns', 'place'],
    ['nt', 'organisation'],
  ]);
  const annotate: Annotator['annotate'] = (unit) => {
    const found = segment(unit.text);
    const tokens = found.map(({ form, start, end, ictclas }) => ({
      form,
      lemma: form,
      tag: universalTagOf(form, ictclas),
      start,
      end,
    }));
    const names = found.flatMap(({ ictclas = '' }, start) => {
      const nameClass = classes.get(ictclas.slice(0, 2));
      return nameClass === undefined ? [] : [{ start, end: start + 1, class: nameClass }];
    });
    return { ...unit, tokens, names };
  };
  return { name: 'jieba', annotate };
}

function scoreWords(sentences: readonly GoldSentence[], annotator: Annotator) {
  const tallies = sentences.map((sentence, position): Tally => {
    const gold = new Map(goldWords(sentence).map(({ start, end, tag }) => [`${start} ${end}`, tag]));
    const { tokens } = annotator.annotate({ document: 'd', position, text: sentence.text });
    const right = tokens.filter(({ start, end }) => gold.has(`${start} ${end}`));
    const rightTags = right.filter(({ start, end, tag }) => gold.get(`${start} ${end}`) === tag).length;
    return { found: tokens.length, gold: sentence.tokens.length, rightWords: right.length, rightTags };
  });
  const all = sum(tallies);
  const random = createRandom(seed);
  const draws = Array.from({ length: 1000 }, () => sum(tallies.map(() => tallies[random.integer(tallies.length)])));
  const interval = (share: (tally: Tally) => number): [number, number] => {
    const sorted = draws.map(share).sort((a, b) => a - b);
    return [rounded(sorted[25] ?? 0), rounded(sorted[974] ?? 0)];
  };
  const wordF1 = ({ rightWords, found, gold }: Tally): number => (2 * rightWords) / (found + gold);
  const tagF1 = ({ rightTags, found, gold }: Tally): number => (2 * rightTags) / (found + gold);
  const characters = sentences.reduce((total, { text }) => total + text.length, 0);
  return {
    precision: rounded(all.rightWords / all.found),
    recall: rounded(all.rightWords / all.gold),
    f1: rounded(wordF1(all)),
    f1Interval: interval(wordF1),
    tagsOfRightWords: rounded(all.rightTags / all.rightWords),
    wordsAndTagsF1: rounded(tagF1(all)),
    wordsAndTagsInterval: interval(tagF1),
    charactersPerSecond: rate(characters, () => {
      for (const { text } of sentences) annotator.annotate({ document: 'd', position: 0, text });
    }),
  };
}

/** Finds the gold words in the text from left to right. */
function goldWords({ text, tokens }: GoldSentence): Word[] {
  let from = 0;
  return tokens.flatMap(({ form, tag }) => {
    const start = text.indexOf(form, from);
    if (start < 0) return [];
    from = start + form.length;
    return [{ start, end: from, tag }];
  });
}

function sum(tallies: readonly (Tally | undefined)[]): Tally {
  const total = { found: 0, gold: 0, rightWords: 0, rightTags: 0 };
  for (const tally of tallies) {
    total.found += tally?.found ?? 0;
    total.gold += tally?.gold ?? 0;
    total.rightWords += tally?.rightWords ?? 0;
    total.rightTags += tally?.rightTags ?? 0;
  }
  return total;
}

/** Scores exact spans with their class; a name of class `other` is not judged, since the news have none. */
function scoreNames(texts: readonly NamedText[], annotator: Annotator) {
  const counts = new Map((['person', 'place', 'organisation'] as NameClass[]).map((name) => [name, [0, 0, 0]]));
  const add = (nameClass: NameClass, which: number): void => {
    const count = counts.get(nameClass);
    if (count !== undefined) count[which] = (count[which] ?? 0) + 1;
  };
  for (const { text, names: gold } of texts) {
    const { tokens, names: found = [] } = annotator.annotate({ document: 'd', position: 0, text });
    for (const name of gold) add(name.class, 2);
    for (const name of found) {
      add(name.class, 1);
      const [start, end] = [tokens[name.start]?.start, tokens[name.end - 1]?.end];
      if (gold.some((other) => other.start === start && other.end === end && other.class === name.class))
        add(name.class, 0);
    }
  }
  const all = [...counts.values()].reduce((total, count) => total.map((value, i) => value + (count[i] ?? 0)));
  return [...counts, ['all', all] as const].map(([name, [right = 0, found = 0, gold = 0]]) => ({
    class: name,
    gold,
    precision: rounded(right / found),
    recall: rounded(right / gold),
    f1: rounded((2 * right) / (found + gold)),
  }));
}

/** The best rate of five runs after a first one, by processor time, so that other programs on the machine count little. */
function rate(amount: number, run: () => void): number {
  run();
  const rates = Array.from({ length: 5 }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (amount / (user + system)) * 1e6;
  });
  return Math.round(Math.max(...rates));
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function printTables(): void {
  console.log(
    '| treebank | tool | precision | recall | words F1 | tags of right words | words and tags F1 | characters/s |',
  );
  console.log('| --- | --- | ---: | ---: | --- | ---: | --- | ---: |');
  const share = (value: number): string => value.toFixed(3);
  const range = (ends: readonly number[]): string => `(${ends.map(share).join('-')})`;
  for (const score of words) {
    const hasTags = !/intl/i.test(score.tool);
    const cells = [
      score.treebank,
      score.tool,
      share(score.precision),
      share(score.recall),
      `${share(score.f1)} ${range(score.f1Interval)}`,
      hasTags ? share(score.tagsOfRightWords) : 'none',
      hasTags ? `${share(score.wordsAndTagsF1)} ${range(score.wordsAndTagsInterval)}` : 'none',
      score.charactersPerSecond.toLocaleString('en'),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
  console.log('\n| tool | class | names | precision | recall | F1 |\n| --- | --- | ---: | ---: | ---: | ---: |');
  for (const { tool, classes } of nameScores) {
    for (const { class: name, gold, precision, recall, f1 } of classes) {
      console.log(
        `| ${[tool, name, gold.toLocaleString('en'), share(precision), share(recall), share(f1)].join(' | ')} |`,
      );
    }
  }
}
