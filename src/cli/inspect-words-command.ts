import { type Command, Option } from 'commander';
import { ShapeError } from '../errors.js';
import { readAdaptation } from '../llm/adaptation/read-adaptation.js';
import type { Encoder } from '../llm/encoder/encoder.js';
import { readEncoder } from '../llm/encoder/read-encoder.js';
import {
  meanWordVectors,
  type NamedVectors,
  tokensOfAligner,
  wordsOfEncoder,
} from '../llm/inspection/encoder-words.js';
import {
  type NearestWords,
  nearestWordCaution,
  nearestWords,
  type WordMetric,
} from '../llm/inspection/nearest-words.js';
import { Arithmetic } from '../llm/tensor/arithmetic.js';
import { DenseMatrix, denseFromRows } from '../matrix/dense-matrix.js';
import { readSpace } from '../space/read-space.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';
import { wholeNumber } from './whole-number.js';

/** The options of `qualia inspect words`, as typed. */
interface WordsFlags extends OutputFlags {
  readonly adaptation?: string;
  readonly vectors?: string;
  readonly metric: WordMetric;
  readonly neighbours: number;
}

interface ReadVector extends Omit<NearestWords, 'caution'> {
  readonly vector: string;
}

/** Adds `qualia inspect words`: the words nearest to vectors, with the margin to the runner-up. */
export function addInspectWordsCommand(inspect: Command, { signal }: CommandContext): void {
  const command = inspect
    .command('words')
    .description(
      'Show the words of an encoder that are nearest to vectors, and by how much the nearest is nearer than the next: those of words or texts (the ' +
        'mean of their words), of the tokens of an aligner, or of any space of the same width.',
    )
    .argument('<encoder>', 'what "qualia encoder train" wrote')
    .argument('[texts...]', 'words or texts: bank "river bank"')
    .addOption(new Option('--adaptation <file>', 'an adaptation of the encoder, as "qualia adapt" writes it'))
    .addOption(new Option('--vectors <file>', 'a space whose rows are looked at, a .safetensors file'))
    .addOption(
      new Option('--metric <name>', 'how far vectors are').choices(['euclidean', 'cosine']).default('euclidean'),
    )
    .addOption(
      new Option('--neighbours <n>', 'how many nearest words are shown')
        .argParser(wholeNumber('--neighbours', 2, 1000))
        .default(5),
    );
  addOutputOptions(command).action((path: string, texts: string[], flags: WordsFlags) =>
    runWords(path, texts, { flags, signal }),
  );
}

async function runWords(
  path: string,
  texts: readonly string[],
  { flags, signal }: { readonly flags: WordsFlags; readonly signal: AbortSignal },
): Promise<void> {
  const { metric, neighbours } = flags;
  if (texts.length === 0 && flags.adaptation === undefined && flags.vectors === undefined) {
    throw new CommandError(
      'OPTION',
      'No vectors are given.',
      'Give words or texts, --adaptation FILE or --vectors FILE.',
    );
  }
  const arithmetic = new Arithmetic();
  try {
    const encoder = await readEncoder(path, arithmetic);
    const sources = await readVectors(encoder, texts, flags);
    signal.throwIfAborted();
    const known = wordsOfEncoder(encoder);
    const found = sources.flatMap(({ names, vectors }) =>
      nearestWords(vectors, known, { metric, count: neighbours }).map(
        ({ caution: _, ...own }, row): ReadVector => ({ vector: names[row] as string, ...own }),
      ),
    );
    if (flags.json) printJson({ caution: nearestWordCaution, vectors: found });
    else {
      printRecords(found, columns, flags);
      process.stderr.write(`${nearestWordCaution}\n`);
    }
  } finally {
    arithmetic.close();
  }
}

async function readVectors(
  encoder: Encoder,
  texts: readonly string[],
  { adaptation, vectors }: WordsFlags,
): Promise<NamedVectors[]> {
  const found: NamedVectors[] = [];
  if (texts.length > 0) found.push(meanWordVectors(encoder, texts));
  if (adaptation !== undefined) found.push(tokensOfAligner(await readAdaptation(adaptation, encoder)));
  if (vectors !== undefined) {
    const { matrix, targets } = await readSpace(vectors);
    const { width } = encoder.network.sizes;
    if (!(matrix instanceof DenseMatrix) || matrix.columns !== width) {
      const kind = matrix instanceof DenseMatrix ? 'dense' : 'sparse';
      throw new ShapeError(vectors, `a ${kind} space of ${matrix.columns} columns`, `a dense one of ${width}`);
    }
    const rows = Array.from({ length: matrix.rows }, (_, row) => matrix.row(row));
    found.push({ names: [...targets.labels], vectors: denseFromRows(rows) });
  }
  return found;
}

const columns: readonly RecordColumn<ReadVector>[] = [
  { title: 'vector', value: ({ vector }) => vector },
  {
    title: 'nearest words, with distances',
    value: ({ words }) => words.map(({ word, distance }) => `${word} ${distance.toFixed(3)}`).join(', '),
  },
  { title: 'margin', value: ({ margin }) => margin, shown: ({ margin }) => margin.toFixed(3), right: true },
  {
    title: 'of the distance',
    value: ({ relativeMargin }) => (Number.isFinite(relativeMargin) ? relativeMargin : undefined),
    shown: ({ relativeMargin }) => (Number.isFinite(relativeMargin) ? `${(100 * relativeMargin).toFixed(0)} %` : '-'),
    right: true,
  },
];
