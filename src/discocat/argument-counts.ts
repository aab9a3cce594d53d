import { compareText } from '../corpus/count-contexts.js';
import { requireOption, UnknownWordError } from '../errors.js';
import { type DenseMatrix, denseZeros } from '../matrix/dense-matrix.js';
import type { Space } from '../space/space.js';

/** A word with an argument that it was seen with: an intransitive verb with its subject, an adjective with its noun. */
export interface ArgumentCount {
  readonly word: string;
  readonly argument: string;
  readonly count: number;
}

/** The arguments of words that take one, by word, each once with its count. */
export class ArgumentCounts {
  /** What the words are, for messages, for instance `the adjectives seen with a noun`. */
  readonly title: string;
  readonly #arguments = new Map<string, Map<string, number>>();

  /** @throws OptionError when a count is not above 0. */
  constructor(title: string, counts: Iterable<ArgumentCount> = []) {
    this.title = title;
    for (const count of counts) this.add(count);
  }

  /** The words, in the order of their names. */
  get words(): string[] {
    return [...this.#arguments.keys()].sort(compareText);
  }

  /** Adds an argument of a word; counts of equal ones add up. Throws an OptionError when its count is not above 0. */
  add({ word, argument, count }: ArgumentCount): void {
    requireOption(count > 0 && Number.isFinite(count), 'count', count, 'a number > 0');
    const own = this.#arguments.get(word) ?? new Map<string, number>();
    this.#arguments.set(word, own);
    own.set(argument, count + (own.get(argument) ?? 0));
  }

  /** Tells whether the word was seen with an argument. */
  has(word: string): boolean {
    return this.#arguments.has(word);
  }

  /** Returns the arguments of a word, most frequent first; throws UnknownWordError when there are none. */
  of(word: string): ArgumentCount[] {
    const own = this.#arguments.get(word);
    if (own === undefined) throw new UnknownWordError(word, this.title);
    return Array.from(own, ([argument, count]) => ({ word, argument, count })).sort(
      (a, b) => b.count - a.count || compareText(a.argument, b.argument),
    );
  }
}

/** Vectors of arguments, one a row, each weighted by its count. */
export interface CountedVectors {
  readonly vectors: DenseMatrix<Float32Array>;
  readonly counts: Float64Array;
}

/**
 * Looks up the vectors of the arguments of a word; those that the space does not hold are left out.
 *
 * @throws UnknownWordError when none is left.
 */
export function countedVectors(counts: ArgumentCounts, word: string, space: Space): CountedVectors {
  const known = counts.of(word).filter(({ argument }) => space.has(argument));
  if (known.length === 0) throw new UnknownWordError(word, `${counts.title} that the ${space.name} space holds`);
  const vectors = denseZeros(known.length, space.matrix.columns);
  known.forEach(({ argument }, row) => {
    vectors.row(row).set(space.vector(argument));
  });
  return { vectors, counts: Float64Array.from(known, ({ count }) => count) };
}
