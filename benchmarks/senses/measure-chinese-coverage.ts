import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { createChineseAnnotator } from '../../src/corpus/chinese-annotator.js';
import { readSimplifier } from '../../src/corpus/read-simplifier.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import { type LemmaToken, type LocateLemmasOptions, locateLemmas } from '../../src/lexicon/locate-lemmas.js';
import { readOmw } from '../../src/lexicon/read-omw.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import { readTestTreebanks } from '../chinese/treebanks.js';

// Measures what share of the content words of Chinese texts has a sense in the Chinese wordnets of OMW; prints a Markdown
// table and writes benchmarks/results/chinese-senses.json. Run: npx tsx benchmarks/senses/measure-chinese-coverage.ts

const command = 'npx tsx benchmarks/senses/measure-chinese-coverage.ts';
const data = resolve(process.env['QUALIA_DATA'] ?? '../shared/data');
/** Every fifth review, beginning with the first. */
const reviewStep = 5;
const contentTags: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'VERB', 'ADJ', 'ADV']);

/** A sentence: the words that are looked up, and those that are counted. */
interface Passage {
  readonly tokens: readonly LemmaToken[];
  readonly counted: readonly LemmaToken[];
}

/** Shares of the content words. */
interface Shares {
  /** Those that lie wholly in lemmas; the same without proper names; and with the part of speech of the tag. */
  readonly covered: number;
  readonly coveredWithoutNames: number;
  readonly samePartOfSpeech: number;
}

interface Coverage {
  readonly text: string;
  readonly words: string;
  readonly wordnet: string;
  readonly lookup: string;
  readonly contentWords: number;
  /** By method. */
  readonly shares: Readonly<Record<string, Shares>>;
}

const methods: readonly (readonly [string, LocateLemmasOptions])[] = [
  ['words alone', { join: false, split: false }],
  ['joined', { join: true, split: false }],
  ['joined and cut', {}],
];

const simplify = readSimplifier();
const annotator = await createChineseAnnotator();
const wordnet = await readWordnet({ version: '3.0' });
const archive = join(data, 'omw', 'omw_chinese_cwn_cow.tar.xz');
const lexicons: { wordnet: string; lookup: string; lexicon: Lexicon }[] = [];
for (const names of [['qcn'], ['cmn'], ['cmn', 'qcn']]) {
  const paths = names.map((name) => `${archive}:wn-data-${name}.tab`);
  const name = names.join(' + ');
  lexicons.push({ wordnet: name, lookup: 'as written', lexicon: (await readOmw(paths, { wordnet })).lexicon });
  lexicons.push({
    wordnet: name,
    lookup: 'simplified',
    lexicon: (await readOmw(paths, { wordnet, fold: simplify })).lexicon,
  });
}

const results: Coverage[] = [];
for (const [text, words, passages] of [...readTreebankPassages(), readReviewPassages()]) {
  for (const { wordnet: name, lookup, lexicon } of lexicons) {
    const shares = Object.fromEntries(
      methods.map(([method, options]) => [method, measure(passages, lexicon, options)]),
    );
    const contentWords = passages.reduce((sum, { counted }) => sum + counted.length, 0);
    results.push({ text, words, wordnet: name, lookup, contentWords, shares });
  }
}
const folder = fileURLToPath(new URL('../results/', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}chinese-senses.json`, `${JSON.stringify({ command, results }, undefined, 2)}\n`);
printTable();

function readTreebankPassages(): (readonly [string, string, Passage[]])[] {
  return readTestTreebanks().flatMap(([text, sentences]) => {
    const gold = sentences.map((sentence) => ({ text: sentence.text, tokens: placeTokens(sentence) }));
    const content = (tokens: readonly LemmaToken[]) => tokens.filter(({ tag = 'X' }) => contentTags.has(tag));
    return [
      [text, 'gold', gold.map(({ tokens }) => ({ tokens, counted: content(tokens) }))] as const,
      [
        text,
        'qualia',
        gold.map(({ text: raw, tokens }) => ({ tokens: annotate(raw), counted: content(tokens) })),
      ] as const,
    ];
  });
}

function readReviewPassages(): readonly [string, string, Passage[]] {
  const csv = readFileSync(join(data, 'corpora_zh', 'ChnSentiCorp_htl_all.csv'), 'utf8');
  const rows: { review: string }[] = parse(csv, { columns: true, bom: true, relax_quotes: true });
  const passages = rows
    .filter((_, at) => at % reviewStep === 0)
    .map(({ review }) => annotate(review))
    .map((tokens) => ({ tokens, counted: tokens.filter(({ tag = 'X' }) => contentTags.has(tag)) }));
  return ['hotel reviews, every fifth (simplified)', 'qualia', passages];
}

function annotate(text: string): readonly LemmaToken[] {
  return annotator.annotate({ document: 'd', position: 0, text }).tokens;
}

function placeTokens({
  text,
  tokens,
}: {
  text: string;
  tokens: readonly { form: string; tag: string }[];
}): LemmaToken[] {
  let from = 0;
  return tokens.flatMap(({ form, tag }) => {
    const start = text.indexOf(form, from);
    if (start < 0) return [];
    from = start + form.length;
    return [{ form, tag, start, end: from }];
  });
}

function measure(passages: readonly Passage[], lexicon: Lexicon, options: LocateLemmasOptions): Shares {
  const counts = { content: 0, covered: 0, named: 0, coveredNames: 0, same: 0 };
  for (const { tokens, counted } of passages) {
    const spans = locateLemmas(tokens, lexicon, options);
    for (const { start, end, tag } of counted) {
      const inside = spans.filter((span) => span.start < end && span.end > start);
      const characters = inside.reduce((sum, span) => sum + Math.min(span.end, end) - Math.max(span.start, start), 0);
      const isCovered = characters === end - start;
      counts.content++;
      if (isCovered) counts.covered++;
      if (isCovered && inside.every(({ partOfSpeech }) => partOfSpeech !== undefined)) counts.same++;
      if (tag === 'PROPN') counts.named++;
      if (tag === 'PROPN' && isCovered) counts.coveredNames++;
    }
  }
  return {
    covered: rounded(counts.covered / counts.content),
    coveredWithoutNames: rounded((counts.covered - counts.coveredNames) / (counts.content - counts.named)),
    samePartOfSpeech: rounded(counts.same / counts.content),
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function printTable(): void {
  const lines = results.map(({ text, words, wordnet: name, lookup, contentWords, shares }) => {
    const { covered, coveredWithoutNames, samePartOfSpeech } = shares['joined and cut'] as Shares;
    const alone = methods.slice(0, -1).map(([method]) => shares[method]?.covered ?? 0);
    const columns = [...alone, covered, coveredWithoutNames, samePartOfSpeech].map((share) => share.toFixed(3));
    return `| ${[text, words, name, lookup, contentWords, ...columns].join(' | ')} |`;
  });
  const header = ['text', 'words', 'wordnet', 'lookup', 'content words', ...methods.map(([method]) => method)];
  const columns = [...header, 'without names', 'same part of speech'];
  process.stdout.write(`| ${columns.join(' | ')} |\n|${'---|'.repeat(columns.length)}\n${lines.join('\n')}\n`);
}
