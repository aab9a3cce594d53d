import { type ContextSelection, pruneCounts } from '../../src/corpus/count-contexts.js';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { DenseMatrix, denseZeros } from '../../src/matrix/dense-matrix.js';
import { unitRows } from '../../src/matrix/normalise.js';
import { selectColumns } from '../../src/matrix/select.js';
import { columnSums } from '../../src/matrix/sums.js';
import { reduction } from '../../src/space/reduction.js';
import { Space } from '../../src/space/space.js';
import type { Transform } from '../../src/space/transform.js';
import { type WeightingName, weighting } from '../../src/space/weighting.js';

/** How a space is made of counts. */
export interface CountSpaceChoice {
  /** The name of the counts. */
  readonly counts: string;
  /** Whether the targets are lemmas with their part of speech, as `--target-tags` counts them; default false. */
  readonly tags?: boolean;
  /** How many contexts are kept. */
  readonly contexts: number;
  /** By what they are selected; default `count`, as in the papers. */
  readonly selection?: ContextSelection;
  /** How many of the most frequent contexts are left out first, as stop words; default 0. */
  readonly skip?: number;
  readonly weighting: WeightingName;
  readonly contextSmoothing?: number;
  readonly shift?: number;
  /** The dimensions of a reduction; default none. */
  readonly rank?: number;
  readonly exponent?: number;
  /** Whether vectors are scaled to length 1 before they are composed; default false. */
  readonly unit?: boolean;
}

/** Makes the space of a choice out of counts of all contexts. */
export function makeCountSpace(counts: Space, choice: CountSpaceChoice): Space {
  const { contexts, selection = 'count', skip = 0, rank, exponent = 0.5, contextSmoothing, shift } = choice;
  const kept = selectContexts(counts, { contexts, selection, skip });
  const options = {
    ...(contextSmoothing !== undefined && { contextSmoothing }),
    ...(shift !== undefined && { shift }),
  };
  const steps: Transform[] = [weighting(choice.weighting, options)];
  if (rank !== undefined) steps.push(reduction({ rank, singularValueExponent: exponent, seed: 1, threads: 1 }));
  return steps.reduce((space, step) => step.apply(space), kept);
}

function selectContexts(
  { targets, contexts, matrix, history, name }: Space,
  wanted: { readonly contexts: number; readonly selection: ContextSelection; readonly skip: number },
): Space {
  if (contexts === undefined || matrix instanceof DenseMatrix) throw new Error(`${name} holds no counts.`);
  const { skip, contexts: maximum, selection } = wanted;
  const sums = columnSums(matrix);
  const byCount = Array.from(sums.keys()).sort((a, b) => sums[b] - sums[a]);
  const rest = byCount.slice(skip).sort((a, b) => a - b);
  const without = {
    targets,
    contexts: new Vocabulary(
      contexts.name,
      rest.map((column) => contexts.labelAt(column)),
    ),
    matrix: selectColumns(matrix, rest),
  };
  const pruned = pruneCounts(without, {
    minimumTargetCount: 1,
    maximumContexts: maximum,
    contextSelection: selection,
  });
  return new Space({ name, ...pruned, history });
}

/** Spells out the vectors of the words that are asked for, those that the space holds. */
export function takeWords(space: Space, words: Iterable<string>, options: { readonly unit?: boolean } = {}): Space {
  const known = [...new Set(words)].filter((word) => space.has(word));
  const vectors = denseZeros(known.length, space.matrix.columns);
  known.forEach((word, row) => {
    vectors.row(row).set(space.vector(word));
  });
  const matrix = options.unit ? unitRows(vectors) : vectors;
  return new Space({ name: space.name, targets: new Vocabulary(space.name, known), matrix, history: space.history });
}
