import { type Command, Option } from 'commander';
import { Combiner, type FeatureContribution } from '../dual/combiner/combiner.js';
import { readCombiner } from '../dual/combiner/combiner-file.js';
import { listEvidenceFiles, readEvidence } from '../dual/combiner/read-evidence.js';
import { findEvidenceOptions } from '../dual/combiner/view-grid.js';
import type { CompositionScorer, Reranked } from '../dual/rerank.js';
import { OptionError, UnknownWordError } from '../errors.js';
import { CommandError } from './command-error.js';
import type { DualFlags, OpenedDual } from './open-dual.js';
import { wholeNumber } from './whole-number.js';

/** A second pass by a learned combiner, as typed. */
export interface SecondPassFlags {
  readonly combiner?: string;
  readonly evidence?: string;
  readonly candidates: number;
}

/** Adds the options of a second pass by a learned combiner. */
export function addSecondPassOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--combiner <file>',
        'a learned combiner of phrases and words, which re-ranks a list of candidates (Turney 2013, 2014); needs --evidence',
      ),
    )
    .addOption(
      new Option(
        '--evidence <folder>',
        'what the combiner judges by: the folder of "qualia space build" that it was trained with; without --domain and ' +
          '--function its spaces are searched too',
      ),
    )
    .addOption(
      new Option('--candidates <n>', 'how many candidates are re-ranked')
        .argParser(wholeNumber('--candidates', 1, 1_000_000))
        .default(1000),
    );
}

/** Checks that a combiner has its evidence, and takes the spaces to search from there where no others are named. */
export function completeDualFlags<Flags extends DualFlags & SecondPassFlags>(flags: Flags): Flags {
  const { combiner, evidence, domain } = flags;
  if (combiner === undefined && evidence === undefined) return flags;
  if (combiner === undefined || evidence === undefined) {
    const [given, missing] = combiner === undefined ? ['--evidence', '--combiner'] : ['--combiner', '--evidence'];
    const advice =
      'Write --combiner MODEL --evidence FOLDER, the folder of "qualia space build" that it was trained with.';
    throw new CommandError('OPTION', `${given} is given without ${missing}.`, advice);
  }
  if (domain !== undefined || flags.function !== undefined) return flags;
  const files = listEvidenceFiles(evidence);
  return { ...flags, domain: files.domain, function: files.function };
}

/** An answer that a combiner may have scored. */
export interface CombinedAnswer extends Reranked {
  /** The features that moved its probability most, those that moved it most first. */
  readonly contributions?: readonly FeatureContribution[];
}

/** A learned combiner as the second pass of a search. */
export interface SecondPass {
  /** The probability that a word means what a phrase means; not a number where the evidence lacks the word. */
  readonly rerank: CompositionScorer;
  /** Throws an UnknownWordError where the evidence lacks a word that was asked about. */
  requireWords(words: readonly string[]): void;
  /** Adds what made the probability of an answer for phrase and word. */
  explain<Answer extends Reranked>(answer: Answer, words: readonly [string, string, string]): Answer & CombinedAnswer;
}

/** How many features an answer tells of. */
const mostContributions = 10;

/**
 * Opens the learned combiner of a second pass; undefined where none is asked for.
 *
 * @param read spaces that have been read already, by path.
 * @throws as the readers do; OptionError for a combiner of relations, or one that was trained with other evidence.
 */
export async function openSecondPass(
  { combiner: path, evidence: folder }: SecondPassFlags,
  { read }: Pick<OpenedDual, 'read'>,
): Promise<SecondPass | undefined> {
  if (path === undefined || folder === undefined) return undefined;
  const model = await readCombiner(path);
  if (model.length !== 3) {
    throw new OptionError('--combiner', path, 'a combiner of phrases and words; this one compares relations');
  }
  const files = listEvidenceFiles(folder);
  const evidence = await readEvidence(files, {
    ...findEvidenceOptions(model),
    domain: read.get(files.domain),
    function: read.get(files.function),
  });
  const combiner = new Combiner(model, evidence);
  return {
    rerank: (...words) => (combiner.findMissing(words).length > 0 ? Number.NaN : combiner.probability(...words)),
    requireWords(words) {
      const [missing] = combiner.findMissing(words);
      if (missing !== undefined) throw new UnknownWordError(missing, `the evidence in ${folder}`);
    },
    explain(answer, words) {
      if (combiner.findMissing(words).length > 0) return answer;
      return { ...answer, contributions: combiner.score(...words).parts.slice(0, mostContributions) };
    },
  };
}
