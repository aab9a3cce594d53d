import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGuessedReader } from '../../src/corpus/readers/guess-format.js';
import { readFunctionWords } from '../../src/lexicon/read-function-words.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import { labelsToArrays } from '../../src/matrix/container-labels.js';
import { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { roundRows } from '../../src/matrix/rounded-vectors.js';
import { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { truncatedSvd } from '../../src/matrix/truncated-svd.js';
import { ppmi } from '../../src/matrix/weightings/ppmi.js';
import { writeContainer } from '../../src/matrix/write-container.js';
import { createLemmaChoice } from '../../src/wsd/lemma-choice.js';
import { isReadable, vectorTexts } from './vector-texts.js';

// Counts which lemmas stand near one another in open texts and in WordNet's definitions, weights the counts, reduces them, and writes
// lexicons/english-vectors. WordNet's examples are left out, since scorers are measured by them.
// Run: npx tsx benchmarks/senses/write-word-vectors.ts (reads $QUALIA_DATA/corpora; two minutes, 4 GB)

const window = 8;
const contexts = 10_000;
const mostTargets = 30_000;
const minimumFrequency = 10;
const rank = 128;
const definitionWeight = 3;
const contextSmoothing = 0.75;
const command = 'npx tsx benchmarks/senses/write-word-vectors.ts';

const data = resolve(process.env['QUALIA_DATA'] ?? '../shared/data');
const lexicon = await readWordnet();
const chooseLemma = createLemmaChoice(lexicon, readFunctionWords('vectors'));
const places = new Map<string, number>();
const frequencies: number[] = [];
/** Runs of places of lemmas: windows end where a run ends. */
const runs: Int32Array[] = [];
let tokens = 0;

for (const vectorText of vectorTexts) {
  const { file } = vectorText;
  const start = tokens;
  const { reader } = await createGuessedReader(join(data, file));
  let document = '';
  let words: number[] = [];
  for await (const unit of reader.read({ onBad: ({ message }) => console.error(message) })) {
    if (!isReadable(unit.document, vectorText)) continue;
    if (unit.document !== document) {
      runs.push(Int32Array.from(words));
      words = [];
      document = unit.document;
    }
    readWords(unit.text, words);
  }
  runs.push(Int32Array.from(words));
  console.log(`${file}: ${tokens - start} words`);
}
for (const { senses, definition } of lexicon.scanSynsets()) {
  const words: number[] = [];
  readWords(`${senses.map(({ lemma }) => lemma).join(' ')} ${definition}`, words);
  for (let time = 0; time < definitionWeight; time++) runs.push(Int32Array.from(words));
}
console.log(`${tokens} words, ${places.size} lemmas`);

const labels = [...places.keys()];
const byFrequency = labels.map((_, place) => place).sort((a, b) => frequencies[b] - frequencies[a] || a - b);
const targets = byFrequency.filter((place) => frequencies[place] >= minimumFrequency).slice(0, mostTargets);
const counts = countNear(targets, byFrequency.slice(0, contexts));
console.log(`${targets.length} targets, ${counts.nonzeros} counts`);
const weighted = ppmi(counts, { contextSmoothing });
const { left, singularValues } = truncatedSvd(weighted, { rank, method: 'randomised', powerIterations: 2, seed: 1 });
const rows = new DenseMatrix(targets.length, left.columns, left.values.slice());
for (let row = 0; row < rows.rows; row++) scaleRow(rows, row, singularValues);
await write(rows);

function readWords(text: string, words: number[]): void {
  for (const [form] of text.toLowerCase().matchAll(/[a-z]+(?:-[a-z]+)*/g)) {
    tokens++;
    const lemma = chooseLemma(form);
    if (lemma === undefined) continue;
    const place = places.get(lemma) ?? places.size;
    if (place === places.size) {
      places.set(lemma, place);
      frequencies.push(0);
    }
    frequencies[place]++;
    words.push(place);
  }
}

/** Counts, for each target, the contexts at most a window of words away in either direction. */
function countNear(rowsOf: readonly number[], columnsOf: readonly number[]): SparseMatrix {
  const row = new Int32Array(labels.length).fill(-1);
  const column = new Int32Array(labels.length).fill(-1);
  rowsOf.forEach((place, at) => {
    row[place] = at;
  });
  columnsOf.forEach((place, at) => {
    column[place] = at;
  });
  const width = columnsOf.length;
  const dense = new Float32Array(rowsOf.length * width);
  const count = (target: number, context: number): void => {
    if (row[target] >= 0 && column[context] >= 0) dense[row[target] * width + column[context]]++;
  };
  for (const run of runs) {
    for (let at = 0; at < run.length; at++) {
      const end = Math.min(run.length, at + window + 1);
      for (let other = at + 1; other < end; other++) {
        if (run[at] === run[other]) continue;
        count(run[at], run[other]);
        count(run[other], run[at]);
      }
    }
  }
  const starts = new Float64Array(rowsOf.length + 1);
  let size = 0;
  for (const value of dense) if (value > 0) size++;
  const columns = new Int32Array(size);
  const values = new Float32Array(size);
  let entry = 0;
  for (let at = 0; at < rowsOf.length; at++) {
    for (let context = 0; context < width; context++) {
      const value = dense[at * width + context];
      if (value === 0) continue;
      columns[entry] = context;
      values[entry++] = value;
    }
    starts[at + 1] = entry;
  }
  return new SparseMatrix({ rows: rowsOf.length, columns: width }, starts, columns, values);
}

/** U S^0.5, rows of length 1. */
function scaleRow({ values, columns }: DenseMatrix<Float32Array>, row: number, singular: Float64Array): void {
  const own = values.subarray(row * columns, (row + 1) * columns);
  let squares = 0;
  for (let column = 0; column < columns; column++) {
    own[column] *= Math.sqrt(singular[column]);
    squares += own[column] ** 2;
  }
  if (squares > 0) for (let column = 0; column < columns; column++) own[column] /= Math.sqrt(squares);
}

async function write(vectors: DenseMatrix<Float32Array>): Promise<void> {
  const { width, cells, steps } = roundRows(vectors);
  const folder = fileURLToPath(new URL('../../lexicons/english-vectors/', import.meta.url));
  const path = join(folder, 'vectors.safetensors');
  const arrays = new Map([
    ...labelsToArrays(
      'words',
      targets.map((place) => labels[place]),
    ),
    ['cells', { shape: [vectors.rows, width], values: cells }] as const,
    ['steps', { shape: [vectors.rows], values: steps }] as const,
  ]);
  await writeContainer(path, arrays, new Map([['kind', 'word vectors']]));
  const bytes = readFileSync(path);
  const manifest = {
    id: 'english-vectors',
    version: '1',
    description: `Vectors of ${vectors.rows} English lemmas, ${vectors.columns} numbers each, of 8 bits`,
    source: `${vectorTexts.map(({ file }) => file.replace('corpora/', '')).join(', ')}, and the definitions of ${lexicon.name} ${lexicon.version}`,
    address: 'https://github.com/computationalstylistics/100_english_novels',
    words: tokens,
    licence: 'CC-BY-SA-4.0',
    notice:
      'See LICENSE. Counted in books in the public domain, Wikipedia (CC BY-SA), OneStopEnglish (CC BY-SA 4.0) and WordNet; no text can be read from it.',
    settings: { window, contexts, minimumFrequency, definitionWeight, contextSmoothing, rank, exponent: 0.5, seed: 1 },
    files: {
      'vectors.safetensors': { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length },
    },
    format: 'safetensors: words, 8-bit cells and one step a row; number j of row i is steps[i] * cells[i][j]',
    command,
  };
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`${path}: ${bytes.length} bytes`);
}
