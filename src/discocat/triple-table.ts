import { Vocabulary } from '../corpus/vocabulary.js';
import { requireOption, requireWhole, UnknownWordError } from '../errors.js';
import { type DenseMatrix, denseZeros } from '../matrix/dense-matrix.js';
import type { Space } from '../space/space.js';
import type { VerbArguments } from './verb-arguments.js';

/** Distinct triples as numbers, with a unit vector for each of their nouns. */
export interface TripleTable {
  readonly verbs: Vocabulary;
  readonly nouns: Vocabulary;
  /** One row a noun: of length 1, followed by a 1 where the table is affine. */
  readonly vectors: DenseMatrix<Float32Array>;
  /** Of each triple, the place of its verb. */
  readonly verbOf: Int32Array;
  /** Of each triple, the place of its subject among the nouns. */
  readonly subjectOf: Int32Array;
  /** Of each triple, the place of its object among the nouns. */
  readonly objectOf: Int32Array;
}

/** Which triples `tabulateTriples` takes. */
export interface TripleTableOptions {
  /** Verbs with fewer distinct triples are left out; default 10. */
  readonly minimumTriples?: number;
  /** Columns of the space to use, the first ones; default all. */
  readonly dimensions?: number | undefined;
  /** Whether a 1 follows each vector, so that a bilinear map of two holds linear ones of each; default false. */
  readonly affine?: boolean;
}

/**
 * Numbers the triples whose nouns a space gives a direction, in the order of `VerbArguments.all`.
 *
 * @throws OptionError for a setting out of range; UnknownWordError when no triple is left.
 */
export function tabulateTriples(
  arguments_: VerbArguments,
  space: Space,
  options: TripleTableOptions = {},
): TripleTable {
  const { minimumTriples = 10, dimensions = space.matrix.columns, affine = false } = options;
  requireWhole('minimumTriples', minimumTriples, 1);
  const isInside = Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= space.matrix.columns;
  requireOption(isInside, 'dimensions', dimensions, `a whole number from 1 to ${space.matrix.columns}`);
  const known = new Map<string, boolean>();
  const isKnown = (noun: string): boolean => {
    const found = known.get(noun) ?? (space.has(noun) && hasDirection(space.vector(noun).subarray(0, dimensions)));
    known.set(noun, found);
    return found;
  };
  const [verbs, nouns] = [new Vocabulary('the trained verbs'), new Vocabulary('the nouns of the trained verbs')];
  const numbers: number[] = [];
  for (const verb of arguments_.verbs) {
    const triples = arguments_.of(verb).filter(({ subject, object }) => isKnown(subject) && isKnown(object));
    if (triples.length < minimumTriples) continue;
    const place = verbs.add(verb);
    for (const { subject, object } of triples) numbers.push(place, nouns.add(subject), nouns.add(object));
  }
  if (verbs.size === 0) {
    const least = `${minimumTriples} triples of nouns that the ${space.name} space holds`;
    throw new UnknownWordError(arguments_.verbs[0] ?? '', `the verbs with at least ${least}`);
  }
  const column = (which: number): Int32Array =>
    Int32Array.from({ length: numbers.length / 3 }, (_, triple) => numbers[3 * triple + which]);
  return {
    verbs,
    nouns,
    vectors: unitVectors(nouns.labels, space, { dimensions, affine }),
    verbOf: column(0),
    subjectOf: column(1),
    objectOf: column(2),
  };
}

/** Returns the vectors of words at length 1, cut to their first numbers; zeros for a word without a direction. */
export function unitVectors(
  words: readonly string[],
  space: Space,
  { dimensions, affine }: { readonly dimensions: number; readonly affine: boolean },
): DenseMatrix<Float32Array> {
  const vectors = denseZeros(words.length, dimensions + Number(affine));
  words.forEach((word, row) => {
    const own = vectors.row(row);
    if (affine) own[dimensions] = 1;
    if (!space.has(word)) return;
    const vector = space.vector(word).subarray(0, dimensions);
    if (!hasDirection(vector)) return;
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    own.set(vector.map((value) => value / length));
  });
  return vectors;
}

function hasDirection(vector: Float32Array): boolean {
  return vector.some((value) => value !== 0) && vector.every(Number.isFinite);
}
