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
  addAdaptOptions,
  createAdaptation,
  heldOutShare,
  keepAdaptation,
  showOptions,
  trainAdaptation,
  withEncoder,
} from './adapt-options.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';

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
  const command = adapt
    .command('pairs')
    .description(
      'Steer an encoder along a relation or to a facet: the vector of each source is led to that of its target. A fifth of the sources are held out, and their targets are looked for among all targets before and after.',
    )
    .argument('<encoder>', 'what "qualia encoder train" wrote')
    .argument('<pairs>', 'a file of lines "source TAB target", such as words with their hypernyms');
  addOutputOptions(addAdaptOptions(command)).action((path: string, pairs: string, flags: PairsFlags) =>
    runPairs(path, pairs, flags, context),
  );
  showOptions(command, 'pairs');
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

const three = (value: number): string => value.toFixed(3);

const columns: readonly RecordColumn<AdaptedToPairs>[] = [
  { title: 'pairs', value: ({ pairs }) => pairs, right: true },
  { title: 'unknown', value: ({ unknownPairs }) => unknownPairs, right: true },
  { title: 'method', value: ({ method }) => method },
  { title: 'parameters', value: ({ parameters }) => parameters, right: true },
  { title: 'held out', value: ({ before }) => before.sources, right: true },
  { title: 'candidates', value: ({ before }) => before.candidates, right: true },
  {
    title: 'reciprocal rank before',
    value: ({ before }) => before.meanReciprocalRank,
    shown: ({ before }) => three(before.meanReciprocalRank),
    right: true,
  },
  {
    title: 'after',
    value: ({ after }) => after.meanReciprocalRank,
    shown: ({ after }) => three(after.meanReciprocalRank),
    right: true,
  },
  {
    title: 'first ten before',
    value: ({ before }) => before.firstTen,
    shown: ({ before }) => three(before.firstTen),
    right: true,
  },
  {
    title: 'first ten after',
    value: ({ after }) => after.firstTen,
    shown: ({ after }) => three(after.firstTen),
    right: true,
  },
  { title: 'fingerprint', value: ({ fingerprint }) => fingerprint },
  { title: 'written to', value: ({ out }) => out },
];
