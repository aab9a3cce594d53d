import { type ContextCounts, pruneCounts } from '../../src/corpus/count-contexts.js';
import { geometricMean } from '../../src/dual/similarity.js';
import type { EmbeddedSettings } from '../../src/embedded/settings.js';
import { scoreMultipleChoice } from '../../src/evaluation/generated/multiple-choice.js';
import {
  generateNounModifierQuestions,
  type NounModifierQuestion,
} from '../../src/evaluation/generated/noun-modifier-questions.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import type { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { truncatedSvd } from '../../src/matrix/truncated-svd.js';
import { occupiedTargets } from '../../src/space/occupied-targets.js';
import { Space } from '../../src/space/space.js';
import { applyTransforms } from '../../src/space/transform.js';
import { weighting } from '../../src/space/weighting.js';

/** Counts to try, with a name for the table. */
export interface NamedCounts {
  readonly contexts: string;
  readonly counts: ContextCounts;
}

/** The decomposition of one weighted space, from which every rank and exponent of the grid is derived. */
export interface Decomposition {
  readonly contexts: string;
  readonly contextSmoothing: number;
  readonly targets: ReadonlyMap<string, number>;
  readonly left: DenseMatrix<Float32Array>;
  readonly singularValues: Float64Array;
}

/** One space of the grid: how it was made, and the cosines that the questions ask for. */
export interface SpaceChoice {
  readonly contexts: string;
  readonly contextSmoothing: number;
  readonly rank: number;
  readonly exponent: number;
  readonly cosines: StemCosines;
}

/** For each choice of each question, the cosine of its word with the first and with the second word of the stem. */
export interface StemCosines {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/**
 * Weights and decomposes counts once a smoothing, at the largest rank of the grid; smaller ranks take the first
 * singular triples of it.
 */
export function decompose(
  kind: 'domain' | 'function',
  { contexts, counts }: NamedCounts,
  contextSmoothing: number,
  settings: EmbeddedSettings,
): Decomposition {
  const { minimumContextTargets, maximumContexts, powerIterations } = settings[kind];
  const { minimumTargetCount, seed } = settings;
  const pruned = pruneCounts(counts, { minimumTargetCount, minimumContextTargets, maximumContexts });
  const space = applyTransforms(new Space({ name: kind, ...pruned, history: [] }), [
    weighting('ppmi', { contextSmoothing }),
    occupiedTargets(),
  ]);
  if (!('rowStarts' in space.matrix)) throw new TypeError('weighted counts are sparse');
  const { left, singularValues } = truncatedSvd(space.matrix, {
    rank: 200,
    method: 'randomised',
    powerIterations,
    seed,
  });
  const targets = new Map(space.targets.labels.map((label, row) => [label, row]));
  return { contexts, contextSmoothing, targets, left, singularValues };
}

/** Makes the development half of the noun-modifier questions out of words that every space knows. */
export function makeQuestions(
  lexicon: Lexicon,
  decompositions: readonly Decomposition[],
  isFrequent: (word: string) => boolean,
  seed: number,
): NounModifierQuestion[] {
  const accept = (word: string): boolean =>
    isFrequent(word) && decompositions.every(({ targets }) => targets.has(word));
  return generateNounModifierQuestions(lexicon, { seed, accept }).filter(({ split }) => split === 'development');
}

/** Derives one space a rank and exponent, kept as the cosines of the questions' words. */
export function deriveSpaces(
  { contexts, contextSmoothing, targets, left, singularValues }: Decomposition,
  questions: readonly NounModifierQuestion[],
  grid: { readonly ranks: readonly number[]; readonly exponents: readonly number[] },
): SpaceChoice[] {
  const rowOf = (word: string): Float32Array => left.row(targets.get(word) as number);
  return grid.ranks.flatMap((rank) =>
    grid.exponents.map((exponent) => {
      const scales = singularValues.subarray(0, rank).map((value) => value ** (2 * exponent));
      const product = (a: Float32Array, b: Float32Array): number =>
        scales.reduce((sum, scale, entry) => sum + scale * a[entry] * b[entry], 0);
      const cosine = (a: string, b: string): number =>
        product(rowOf(a), rowOf(b)) / Math.sqrt(product(rowOf(a), rowOf(a)) * product(rowOf(b), rowOf(b)));
      const withStem = (place: 0 | 1): Float64Array =>
        Float64Array.from(
          questions.flatMap(({ stem, choices }) => choices.map(({ word }) => cosine(stem[place], word))),
        );
      return { contexts, contextSmoothing, rank, exponent, cosines: { first: withStem(0), second: withStem(1) } };
    }),
  );
}

/** Prepares the scoring of dual spaces on the questions: returns the accuracy with 7 and with 14 choices. */
export function createScorer(
  questions: readonly NounModifierQuestion[],
): (domain: StemCosines, functional: StemCosines) => { readonly seven: number; readonly fourteen: number } {
  let slot = 0;
  const seven = questions.map((question) => ({
    ...question,
    choices: question.choices.map((choice) => ({ ...choice, slot: slot++, isReversed: false })),
  }));
  const fourteen = seven.map((question) => ({
    ...question,
    choices: [...question.choices, ...question.choices.map((choice) => ({ ...choice, isReversed: true }))],
  }));
  return (domain, functional) => {
    // Turney 2012, equations 14 and 15, as in compositionSimilarity, over cosines that were looked up before.
    const score = (
      { stem }: NounModifierQuestion,
      choice: { readonly word: string; readonly slot: number; readonly isReversed: boolean },
    ): number => {
      if (stem.includes(choice.word)) return 0;
      const head = choice.isReversed ? functional.first : functional.second;
      return geometricMean([domain.first[choice.slot], domain.second[choice.slot], head[choice.slot]]);
    };
    return {
      seven: scoreMultipleChoice(seven, score).accuracy,
      fourteen: scoreMultipleChoice(fourteen, score).accuracy,
    };
  };
}
