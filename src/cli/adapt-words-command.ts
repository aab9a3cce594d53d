import type { Command } from 'commander';
import type { CorpusReader, ReadOptions } from '../corpus/corpus-reader.js';
import { hiddenWordObjective } from '../llm/adaptation/hidden-word-objective.js';
import { readRows } from '../llm/encoder/corpus-rows.js';
import type { Encoder } from '../llm/encoder/encoder.js';
import { evaluateRows } from '../llm/encoder/evaluate-encoder.js';
import {
  type Adapted,
  type AdaptFlags,
  addAdaptOptions,
  createAdaptation,
  keepAdaptation,
  methodColumns,
  scoreColumn,
  trainAdaptation,
  withEncoder,
  writtenColumns,
} from './adapt-options.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { printJson, printRecords, type RecordColumn } from './print-records.js';
import { addReadOptions, type ReadFlags, readSource } from './read-source.js';

type WordsFlags = AdaptFlags & ReadFlags;

interface AdaptedToWords extends Adapted {
  readonly corpus: string;
  readonly rows: number;
  readonly lossBefore: number;
  readonly lossAfter: number;
  readonly foundBefore: number;
  readonly foundAfter: number;
}

/** Rows of a corpus that are held: a million words and more. */
const mostRows = 40_000;

/** Of each ten blocks of so many rows two are held out, so that few of those lie beside rows that are learned from. */
const block = 20;

/** Adds `qualia adapt words`: an encoder is steered to a register. */
export function addAdaptWordsCommand(adapt: Command, context: CommandContext): void {
  const command = adapt
    .command('words')
    .description(
      'Steer an encoder to the register of a corpus: hidden words are to be found there. A fifth of its rows are held out and scored before and after; the first 40,000 rows are read.',
    )
    .argument('<encoder>', 'what "qualia encoder train" wrote');
  addReadOptions(command);
  addAdaptOptions(command).action((path: string, corpus: string, flags: WordsFlags) =>
    runWords(path, corpus, flags, context),
  );
}

async function runWords(path: string, corpus: string, flags: WordsFlags, context: CommandContext): Promise<void> {
  await withEncoder(path, { out: flags.out, inputs: [corpus] }, async (encoder) => {
    const { result, finish } = await readSource(corpus, flags, context, async (reader, reading) => ({
      corpus: reader.name,
      ...(await rowsOf(encoder, reader, reading)),
    }));
    const { signal } = context;
    const { seed } = flags;
    const adaptation = createAdaptation(encoder, flags);
    const before = await evaluateRows(encoder, result.heldOut, { seed, signal });
    const loss = await trainAdaptation(encoder, adaptation, hiddenWordObjective(encoder, result.learned), {
      ...{ flags, signal, stage: 'finding hidden words' },
    });
    const after = await evaluateRows(encoder, result.heldOut, { seed, signal, adaptation });
    const adapted: AdaptedToWords = {
      corpus: result.corpus,
      rows: result.learned.length,
      ...{ lossBefore: before.loss, lossAfter: after.loss, foundBefore: before.accuracy, foundAfter: after.accuracy },
      ...(await keepAdaptation(encoder, adaptation, { flags, signal, loss })),
    };
    if (flags.json) printJson(adapted);
    else printRecords([adapted], columns, flags);
    finish();
  });
}

async function rowsOf(
  { codes, facts }: Encoder,
  reader: CorpusReader,
  reading: ReadOptions,
): Promise<{ readonly learned: Uint32Array[]; readonly heldOut: Uint32Array[] }> {
  const [learned, heldOut]: [Uint32Array[], Uint32Array[]] = [[], []];
  let row = 0;
  for await (const codesOfRow of readRows(reader, codes, { ...reading, length: facts.length })) {
    const isHeldOut = Math.floor(row++ / block) % 5 === 4;
    (isHeldOut ? heldOut : learned).push(codesOfRow);
    if (row === mostRows) break;
  }
  if (heldOut.length > 0) return { learned, heldOut };
  const least = (4 * block + 1) * facts.length;
  const problem = `The corpus ${reader.name} has fewer than ${least} words, too few to hold some out.`;
  throw new CommandError('EMPTY', problem, 'Give more text of the register.');
}

const columns: readonly RecordColumn<AdaptedToWords>[] = [
  { title: 'corpus', value: ({ corpus }) => corpus },
  { title: 'rows', value: ({ rows }) => rows, right: true },
  ...methodColumns,
  scoreColumn('held-out loss before', ({ lossBefore }) => lossBefore),
  scoreColumn('after', ({ lossAfter }) => lossAfter),
  scoreColumn('found before', ({ foundBefore }) => foundBefore),
  scoreColumn('found after', ({ foundAfter }) => foundAfter),
  ...writtenColumns,
];
