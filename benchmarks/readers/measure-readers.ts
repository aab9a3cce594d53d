import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openFileTexts } from '../../src/corpus/open-texts.js';
import { readFilePieces } from '../../src/corpus/read-text.js';
import { createReader, type ReaderFormat, type ReaderSettings } from '../../src/corpus/readers/create-reader.js';
import { matchNames } from '../../src/corpus/readers/match-names.js';

// Reads whole corpora, each in a process of its own, and tells units, words, speed and peak memory. Times are those of the
// processor, all threads together, the best of three rounds, so that other work on the machine counts little: of reading
// from the packed file, of unpacking alone, and of the rest, that is decoding, parsing and splitting, whose speed in unpacked
// bytes is told. Prints a Markdown table and writes benchmarks/results/readers.json.
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
  { file: 'corpora/aclImdb_50k.tar.xz', format: 'text', options: { markup: 'html', include: '*_*.txt' } },
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
  {
    file: 'corpora/wiki_split_eval.tar.xz',
    format: 'tsv',
    options: { include: '*.tsv', header: false, column: 1, tokens: 'spaced' },
  },
  { file: 'corpora/brown.zip', format: 'tagged', options: { include: 'c???', keepTags: true } },
  {
    file: 'corpora/masc_tagged.zip',
    format: 'tagged',
    options: { tagSet: 'penn', include: '**/*en/*.txt', keepTags: true },
  },
  { file: 'corpora_zh/ChnSentiCorp_htl_all.csv', format: 'csv', options: { column: 'review' } },
  { file: 'corpora_zh/dh_msra.zip', format: 'tagged', options: { layout: 'column' } },
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
  console.log('| corpus | reader | documents | units | words | bad | MB | s | s to unpack | MB/s without | peak MB |');
  console.log(`|${' --- |'.repeat(2)}${' ---: |'.repeat(9)}`);
  for (const [place, corpus] of corpora.entries()) {
    const figures = await measureApart(place);
    rows.push({ ...corpus, ...figures });
    const { documents, units, words, bad, megabytes, seconds, unpackSeconds, peakMegabytes } = figures;
    const counts = [documents, units, words, bad].map((count) => count.toLocaleString('en'));
    // Where nearly all of the time goes into unpacking, the rest is the noise of two measurements.
    const own = seconds - unpackSeconds;
    const speed = own > 0.1 * seconds ? (megabytes / own).toFixed(1) : 'none';
    const rest = [megabytes.toFixed(1), seconds.toFixed(2), unpackSeconds.toFixed(2), speed, peakMegabytes.toFixed(0)];
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
  let figures = { documents: 0, units: 0, words: 0, bad: 0 };
  let peak = 0;
  const seconds = await bestOf(async () => {
    figures = { documents: 0, units: 0, words: 0, bad: 0 };
    const onBad = (): void => {
      figures.bad++;
    };
    for await (const { position, text } of reader.read({ onBad })) {
      if (position === 0) figures.documents++;
      figures.words += countWords(text);
      if (figures.units++ % 4096 === 0) peak = Math.max(peak, process.memoryUsage.rss());
    }
    peak = Math.max(peak, process.memoryUsage.rss());
  });
  let bytes = 0;
  const unpackSeconds = await bestOf(async () => {
    bytes = await countBytes(path, options['include'] as string | undefined);
  });
  return { ...figures, megabytes: bytes / 1e6, seconds, unpackSeconds, peakMegabytes: peak / 1e6 };
}

/** The processor's time for the fastest of three rounds. */
async function bestOf(work: () => Promise<void>): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < 3; round++) {
    const begin = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(begin);
    rounds.push((user + system) / 1e6);
  }
  return Math.min(...rounds);
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
