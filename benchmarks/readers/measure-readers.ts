import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openFileTexts } from '../../src/corpus/open-texts.js';
import { readFilePieces } from '../../src/corpus/read-text.js';
import { createReader, type ReaderFormat, type ReaderSettings } from '../../src/corpus/readers/create-reader.js';
import { matchNames } from '../../src/corpus/readers/match-names.js';

// Reads whole corpora, each in a process of its own, and tells units, words, speed and peak memory. The speed is that of
// unpacked bytes from the packed file, all on one core; beside it stands the time that unpacking takes alone. Prints a
// Markdown table and writes benchmarks/results/readers.json.
// Run: npx tsx benchmarks/readers/measure-readers.ts

const command = 'npx tsx benchmarks/readers/measure-readers.ts';

interface CorpusToRead {
  readonly file: string;
  readonly format: ReaderFormat;
  readonly options?: ReaderSettings;
}

interface CorpusFigures {
  readonly documents: number;
  readonly units: number;
  readonly words: number;
  readonly bad: number;
  readonly megabytes: number;
  readonly seconds: number;
  readonly unpackSeconds: number;
  readonly peakMegabytes: number;
}

const corpora: readonly CorpusToRead[] = [
  { file: 'corpora/100_english_novels.tar.xz', format: 'text', options: { include: 'corpus/*.txt' } },
  {
    file: 'corpora/classic_books_markdown_subset.tar.xz',
    format: 'text',
    options: { markup: 'markdown', include: '*.md' },
  },
  { file: 'corpora/aclImdb_50k.tar.xz', format: 'text', options: { include: '*_*.txt' } },
  { file: 'corpora/onestop_english.tar.xz', format: 'text', options: { include: '*-*.txt' } },
  { file: 'corpora/inaugural.zip', format: 'text', options: { include: '*-*.txt', encoding: 'latin1' } },
  { file: 'corpora/reuters21578.tar.xz', format: 'reuters', options: { include: '*.sgm', encoding: 'latin1' } },
  { file: 'corpora/enwiki-shortened.xml.bz2', format: 'mediawiki' },
  {
    file: 'corpora/wiki.test.tokens',
    format: 'lines',
    options: { documents: 'heading', lines: 'paragraph', tokens: 'spaced' },
  },
  { file: 'corpora/head500.noblanks.cor.bz2', format: 'lines', options: { documents: 'line' } },
  { file: 'corpora/wiki_split_eval.tar.xz', format: 'tsv', options: { include: '*.tsv', header: false, column: 1 } },
  { file: 'corpora/brown.zip', format: 'tagged', options: { include: 'c???', keepTags: true } },
  {
    file: 'corpora/masc_tagged.zip',
    format: 'tagged',
    options: { tagSet: 'penn', include: '*en/*.txt', keepTags: true },
  },
  { file: 'corpora_zh/ChnSentiCorp_htl_all.csv', format: 'csv', options: { column: 'review' } },
  { file: 'treebanks/UD_English-EWT.tar.xz', format: 'conllu', options: { include: 'en_ewt-*.conllu' } },
  { file: 'treebanks/GUM_dep.tar.xz', format: 'conllu', options: { include: '*.conllu' } },
  { file: 'treebanks/UD_Chinese-GSDSimp.tar.xz', format: 'conllu', options: { include: '*.conllu' } },
  { file: 'wsd/semcor3.0.tar.xz', format: 'semcor', options: { include: 'br-*' } },
];

const [index] = process.argv.slice(2);
if (index === undefined) await measureAll();
else process.send?.(await measure(corpora[Number(index)] as CorpusToRead));

async function measureAll(): Promise<void> {
  const rows: (CorpusToRead & CorpusFigures)[] = [];
  console.log('| corpus | reader | documents | units | words | bad | MB | MB/s | s | s to unpack | peak MB |');
  console.log(`|${' --- |'.repeat(2)}${' ---: |'.repeat(9)}`);
  for (const [place, corpus] of corpora.entries()) {
    const figures = await measureApart(place);
    rows.push({ ...corpus, ...figures });
    const { documents, units, words, bad, megabytes, seconds, unpackSeconds, peakMegabytes } = figures;
    const counts = [documents, units, words, bad].map((count) => count.toLocaleString('en'));
    const speed = (megabytes / seconds).toFixed(1);
    const rest = [megabytes.toFixed(1), speed, seconds.toFixed(2), unpackSeconds.toFixed(2), peakMegabytes.toFixed(0)];
    console.log(`| ${[corpus.file.replace(/.*\//, ''), corpus.format, ...counts, ...rest].join(' | ')} |`);
  }
  const folder = fileURLToPath(new URL('../results/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const results = { command, node: process.version, corpora: rows };
  writeFileSync(`${folder}readers.json`, `${JSON.stringify(results, undefined, 2)}\n`);
}

function measureApart(place: number): Promise<CorpusFigures> {
  return new Promise((done, fail) => {
    const child = fork(fileURLToPath(import.meta.url), [String(place)]);
    child.on('message', (figures) => done(figures as CorpusFigures));
    child.on('error', fail);
    child.on('exit', (code) => code === 0 || fail(new Error(`The reading ended with code ${code}.`)));
  });
}

async function measure({ file, format, options = {} }: CorpusToRead): Promise<CorpusFigures> {
  const path = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), file);
  const reader = createReader(format, path, options);
  const counts = { documents: 0, units: 0, words: 0, bad: 0 };
  const onBad = (): void => {
    counts.bad++;
  };
  const begin = performance.now();
  let peak = 0;
  for await (const { position, text } of reader.read({ onBad })) {
    if (position === 0) counts.documents++;
    counts.words += countWords(text);
    if (counts.units++ % 4096 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  }
  const seconds = (performance.now() - begin) / 1000;
  peak = Math.max(peak, process.memoryUsage.rss());
  const unpacking = performance.now();
  const megabytes = (await countBytes(path, options['include'] as string | undefined)) / 1e6;
  const unpackSeconds = (performance.now() - unpacking) / 1000;
  return { ...counts, megabytes, seconds, unpackSeconds, peakMegabytes: peak / 1e6 };
}

/** Stretches between spaces. */
function countWords(text: string): number {
  let count = 1;
  for (let at = text.indexOf(' '); at !== -1; at = text.indexOf(' ', at + 1)) count++;
  return count;
}

async function countBytes(path: string, include = '**'): Promise<number> {
  const isIncluded = matchNames(include);
  let count = 0;
  for await (const text of openFileTexts(path, readFilePieces)) {
    const member = text.path.slice(path.length + 1);
    if (member !== '' && !isIncluded(member)) continue;
    for await (const { length } of text.bytes) count += length;
  }
  return count;
}
