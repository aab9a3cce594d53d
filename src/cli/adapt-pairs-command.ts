import type { Command } from 'commander';
import { pairObjective } from '../llm/adaptation/pair-objective.js';
import { readTextPairs } from '../llm/adaptation/read-text-pairs.js';
import { type PairScores, scorePairs } from '../llm/adaptation/score-pairs.js';
import type { TextPair } from '../llm/adaptation/text-pairs.js';
import type { Encoder } from '../llm/encoder/encoder.js';
import { firstWord } from '../llm/encoder/word-codes.js';
import { createRandom, shuffled } from '../random.js';
import {
  type Adapted,
  type AdaptFlags,
  addFileCommand,
  createAdaptation,
  heldOutShare,
  keepAdaptation,
  methodColumns,
  scoreColumn,
  trainAdaptation,
  withEncoder,
  writtenColumns,
} from './adapt-options.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';

type PairsFlags = AdaptFlags & OutputFlags;

type Scores = Omit<PairScores, 'ranks'>;

interface AdaptedToPairs extends Adapted {
  readonly pairs: number;
  /** Pairs of which the encoder knows no word of the source or of the target. */
  readonly unknownPairs: number;
  readonly before: Scores;
  readonly after: Scores;
}

/** Adds `qualia adapt pairs`: an encoder is steered along a relation. */
export function addAdaptPairsCommand(adapt: Command, context: CommandContext): void {
  addFileCommand(
    adapt,
    {
      name: 'pairs',
      description:
        'Steer an encoder along a relation or to a facet: the vector of each source is led to that of its target. A fifth of the sources are held out, and their targets are looked for among all targets before and after.',
      argument: 'pairs',
      form: 'a file of lines "source TAB target", such as words with their hypernyms',
    },
    (path, file, flags) => runPairs(path, file, flags, context),
  );
}

async function runPairs(path: string, file: string, flags: PairsFlags, { signal }: CommandContext): Promise<void> {
  await withEncoder(path, { out: flags.out, inputs: [file] }, async (encoder) => {
    const all = await readTextPairs(file);
    const pairs = all.filter(({ source, target }) => [source, target].every((text) => isKnown(encoder, text)));
    const [learned, heldOut] = splitPairs(pairs, flags.seed);
    const candidates = [...new Set(pairs.map(({ target }) => target))];
    if (heldOut.length === 0 || new Set(learned.map(({ target }) => target)).size < 2) {
      const problem = `${file} has ${pairs.length} pairs that the encoder knows a word of, of ${all.length}: too few to learn from some and score others.`;
      throw new CommandError('EMPTY', problem, 'Give more pairs, of words that the encoder was trained with.');
    }
    const adaptation = createAdaptation(encoder, flags);
    const before = scorePairs(encoder, heldOut, { candidates });
    const loss = await trainAdaptation(encoder, adaptation, pairObjective(encoder, learned), {
      ...{ flags, signal, stage: 'leading sources to targets' },
    });
    const after = scorePairs(encoder, heldOut, { candidates, adaptation });
    const adapted: AdaptedToPairs = {
      ...{ pairs: pairs.length, unknownPairs: all.length - pairs.length },
      ...{ before: withoutRanks(before), after: withoutRanks(after) },
      ...(await keepAdaptation(encoder, adaptation, { flags, signal, loss })),
    };
    if (flags.json) printJson(adapted);
    else printRecords([adapted], columns, flags);
  });
}

function isKnown({ codes }: Encoder, text: string): boolean {
  return codes.encode(text).some(({ code }) => code >= firstWord);
}

/** Splits pairs by their sources, so that no source is in both parts. */
function splitPairs(pairs: readonly TextPair[], seed: number): [TextPair[], TextPair[]] {
  const sources = shuffled([...new Set(pairs.map(({ source }) => source))].sort(), createRandom(seed));
  const held = new Set(sources.slice(0, Math.round(heldOutShare * sources.length)));
  return [pairs.filter(({ source }) => !held.has(source)), pairs.filter(({ source }) => held.has(source))];
}

function withoutRanks({ ranks: _, ...scores }: PairScores): Scores {
  return scores;
}

const columns: readonly RecordColumn<AdaptedToPairs>[] = [
  { title: 'pairs', value: ({ pairs }) => pairs, right: true },
  { title: 'unknown', value: ({ unknownPairs }) => unknownPairs, right: true },
  ...methodColumns,
  { title: 'held out', value: ({ before }) => before.sources, right: true },
  { title: 'candidates', value: ({ before }) => before.candidates, right: true },
  scoreColumn('reciprocal rank before', ({ before }) => before.meanReciprocalRank),
  scoreColumn('after', ({ after }) => after.meanReciprocalRank),
  scoreColumn('first ten before', ({ before }) => before.firstTen),
  scoreColumn('first ten after', ({ after }) => after.firstTen),
  ...writtenColumns,
];
