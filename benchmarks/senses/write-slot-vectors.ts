import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
import { edgeForm, formatSlot, formSlots, isStop, placeForms, slotNames, visitSlots } from '../../src/wsd/slots.js';
import { isReadable, vectorTexts } from './vector-texts.js';

// Counts beside which forms and lemmas each lemma stands in open texts, weights the counts, reduces them, and writes
// lexicons/english-slots: vectors of words and of slots. No text of WordNet is among them.
// Run: npx tsx benchmarks/senses/write-slot-vectors.ts (reads $QUALIA_DATA/corpora; a minute, 5 GB)

/** So many forms, and so many lemmas, are told apart in each slot. */
const contents = 4000;
const mostTargets = 15_000;
const rank = 128;
const contextSmoothing = 0.75;
/** The powers of the singular values, of words and of slots. */
const [wordPower, slotPower] = [0, 0.5];
const command = 'npx tsx benchmarks/senses/write-slot-vectors.ts';

const data = resolve(process.env['QUALIA_DATA'] ?? '../shared/data');
const lexicon = await readWordnet();
const chooseLemma = createLemmaChoice(lexicon, readFunctionWords('vectors'));
const places = new Map<string, number>();
const frequencies: number[] = [];
const lemmas: (string | undefined)[] = [];
/** The places of forms, a text each. */
const texts: Int32Array[] = [];

for (const text of vectorTexts) {
  const { reader } = await createGuessedReader(join(data, text.file));
  for await (const unit of reader.read({ onBad: ({ message }) => console.error(message) })) {
    if (isReadable(unit.document, text)) texts.push(readForms(unit.text));
  }
}
const forms = [...places.keys()];
const tokens = frequencies.reduce((sum, frequency) => sum + frequency, 0);
const lemmaFrequencies = new Map<string, number>();
lemmas.forEach((lemma, place) => {
  if (lemma !== undefined) lemmaFrequencies.set(lemma, (lemmaFrequencies.get(lemma) ?? 0) + frequencies[place]);
});
const byFrequency = [...lemmaFrequencies].sort(([, one], [, other]) => other - one).map(([lemma]) => lemma);
const targets = byFrequency.slice(0, mostTargets);
const knownForms = forms
  .map((form, place) => ({ form, frequency: frequencies[place] }))
  .sort((a, b) => b.frequency - a.frequency)
  .slice(0, contents - 1)
  .map(({ form }) => form);
const knownLemmas = byFrequency.slice(0, contents);
console.log(`${tokens} forms, ${targets.length} targets`);

const counts = countSlots();
const weighted = ppmi(counts, { contextSmoothing });
const { left, right, singularValues } = truncatedSvd(weighted, {
  ...{ rank, method: 'randomised', powerIterations: 2, seed: 1 },
});
const labels = slotNames.flatMap((_, slot) => {
  return (slot < formSlots ? [...knownForms, edgeForm] : knownLemmas).map((content) => formatSlot(slot, content));
});
const folder = fileURLToPath(new URL('../../lexicons/english-slots/', import.meta.url));
mkdirSync(folder, { recursive: true });
await writeRows('words.safetensors', targets, scale(left, { power: wordPower, toUnit: true }));
await writeRows('slots.safetensors', labels, scale(right, { power: slotPower, toUnit: false }));
const manifest = {
  id: 'english-slots',
  version: '1',
  description: `Vectors of ${targets.length} English lemmas and of ${labels.length} slots beside words, ${rank} numbers each, of 8 bits`,
  source: vectorTexts.map(({ file }) => file.replace('corpora/', '')).join(', '),
  address: 'https://github.com/computationalstylistics/100_english_novels',
  words: tokens,
  licence: 'CC-BY-SA-4.0',
  notice:
    'See LICENSE. Counted in books in the public domain, Wikipedia (CC BY-SA) and OneStopEnglish (CC BY-SA 4.0); no text can be read from it.',
  settings: { contents, contextSmoothing, rank, wordPower, slotPower, seed: 1 },
  files: Object.fromEntries(['slots.safetensors', 'words.safetensors'].map((name) => [name, describeFile(name)])),
  format: 'safetensors: words, 8-bit cells and one step a row; number j of row i is steps[i] * cells[i][j]',
  command,
};
writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);

function readForms(text: string): Int32Array {
  return Int32Array.from(placeForms(text), ({ form }) => {
    const place = places.get(form) ?? places.size;
    if (place === places.size) {
      places.set(form, place);
      frequencies.push(0);
      lemmas.push(chooseLemma(form));
    }
    frequencies[place]++;
    return place;
  });
}

/** Counts, for each target, what is in the slots beside it. */
function countSlots(): SparseMatrix {
  const rows = numberOf(targets);
  const row = Int32Array.from(lemmas, (lemma) => rows(lemma));
  const formColumns = numberOf(knownForms);
  const formColumn = Int32Array.from(forms, (form) => formColumns(form));
  const lemmaColumns = numberOf(knownLemmas);
  const lemmaColumn = Int32Array.from(lemmas, (lemma) => lemmaColumns(lemma));
  const stops = forms.map(isStop);
  const width = slotNames.length * contents;
  const dense = new Float32Array(targets.length * width);
  for (const text of texts) {
    const sequence = {
      length: text.length,
      isStop: (place: number) => stops[text[place]],
      hasLemma: (place: number) => lemmas[text[place]] !== undefined,
    };
    for (let at = 0; at < text.length; at++) {
      const target = row[text[at]];
      if (target < 0) continue;
      visitSlots(sequence, { first: at, end: at + 1 }, (slot, place) => {
        const isEdge = place < 0 || place >= text.length;
        const content = isEdge ? contents - 1 : (slot < formSlots ? formColumn : lemmaColumn)[text[place]];
        if (content >= 0) dense[target * width + slot * contents + content]++;
      });
    }
  }
  const starts = new Float64Array(targets.length + 1);
  const size = dense.reduce((sum, value) => sum + Math.min(value, 1), 0);
  const columns = new Int32Array(size);
  const values = new Float32Array(size);
  let entry = 0;
  for (let target = 0; target < targets.length; target++) {
    for (let column = 0; column < width; column++) {
      const value = dense[target * width + column];
      if (value === 0) continue;
      columns[entry] = column;
      values[entry++] = value;
    }
    starts[target + 1] = entry;
  }
  return new SparseMatrix({ rows: targets.length, columns: width }, starts, columns, values);
}

/** Gives the places of labels, -1 for others. */
function numberOf(list: readonly string[]): (label: string | undefined) => number {
  const numbers = new Map<string | undefined, number>(list.map((label, place) => [label, place]));
  return (label) => numbers.get(label) ?? -1;
}

/** The rows times powers of the singular values, of length 1 where wanted. */
function scale(
  { rows, columns, values }: DenseMatrix<Float32Array>,
  { power, toUnit }: { readonly power: number; readonly toUnit: boolean },
): DenseMatrix<Float32Array> {
  const scaled = values.map((value, at) => value * singularValues[at % columns] ** power);
  for (let row = 0; toUnit && row < rows; row++) {
    const own = scaled.subarray(row * columns, (row + 1) * columns);
    const length = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0));
    if (length > 0) for (let column = 0; column < columns; column++) own[column] /= length;
  }
  return new DenseMatrix(rows, columns, scaled);
}

async function writeRows(name: string, rowLabels: readonly string[], rows: DenseMatrix<Float32Array>): Promise<void> {
  const { width, cells, steps } = roundRows(rows);
  const arrays = new Map([
    ...labelsToArrays('words', rowLabels),
    ['cells', { shape: [rows.rows, width], values: cells }] as const,
    ['steps', { shape: [rows.rows], values: steps }] as const,
  ]);
  await writeContainer(join(folder, name), arrays, new Map([['kind', 'word vectors']]));
}

function describeFile(name: string): { readonly sha256: string; readonly bytes: number } {
  const bytes = readFileSync(join(folder, name));
  return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}
