import { compareText } from '../corpus/count-contexts.js';
import { requireOption, UnknownWordError } from '../errors.js';
import { type DenseMatrix, denseZeros } from '../matrix/dense-matrix.js';
import type { Space } from '../space/space.js';

/** A verb seen with the heads of its subject and object, and how often. */
export interface ArgumentTriple {
  readonly verb: string;
  readonly subject: string;
  readonly object: string;
  readonly count: number;
}

/** The argument pairs of transitive verbs, by verb; each pair once with its count, in the order of the names. */
export class VerbArguments {
  readonly #triples = new Map<string, Map<string, ArgumentTriple>>();
  #additions = 0;

  /** @throws OptionError when a count is not above 0. */
  constructor(triples: Iterable<ArgumentTriple> = []) {
    for (const triple of triples) this.add(triple);
  }

  /** The verbs, in the order of their names. */
  get verbs(): string[] {
    return [...this.#triples.keys()].sort(compareText);
  }

  /** How often a triple was added: it tells that something computed from the arguments is out of date. */
  get additions(): number {
    return this.#additions;
  }

  /** Adds a triple; the counts of equal ones add up. Throws an OptionError when its count is not above 0. */
  add({ verb, subject, object, count }: ArgumentTriple): void {
    requireOption(count > 0 && Number.isFinite(count), 'count', count, 'a number > 0');
    this.#additions++;
    const pairs = this.#triples.get(verb) ?? new Map<string, ArgumentTriple>();
    this.#triples.set(verb, pairs);
    const key = `${subject.length} ${subject}${object}`;
    pairs.set(key, { verb, subject, object, count: count + (pairs.get(key)?.count ?? 0) });
  }

  /** Tells whether the verb was seen with a subject and an object. */
  has(verb: string): boolean {
    return this.#triples.has(verb);
  }

  /** Returns the triples of a verb, most frequent first; throws UnknownWordError when there are none. */
  of(verb: string): ArgumentTriple[] {
    const pairs = this.#triples.get(verb);
    if (pairs === undefined) throw new UnknownWordError(verb, 'the verbs seen with a subject and an object');
    return [...pairs.values()].sort(
      (a, b) => b.count - a.count || compareText(a.subject, b.subject) || compareText(a.object, b.object),
    );
  }

  /** Every triple, by verb and then as in {@link of}. */
  *all(): IterableIterator<ArgumentTriple> {
    for (const verb of this.verbs) yield* this.of(verb);
  }
}

/** The vectors of a verb's arguments: row k of each matrix belongs to the same pair, weighted by `counts[k]`. */
export interface ArgumentVectors {
  readonly subjects: DenseMatrix<Float32Array>;
  readonly objects: DenseMatrix<Float32Array>;
  readonly counts: Float64Array;
}

/** Tells whether a verb was seen with a subject and an object that the space holds. */
export function hasKnownTriple(verbs: VerbArguments, verb: string, space: Space): boolean {
  return verbs.has(verb) && verbs.of(verb).some(({ subject, object }) => space.has(subject) && space.has(object));
}

/**
 * Returns the triples of a verb whose subject and object the space holds, most frequent first.
 *
 * @throws UnknownWordError when there are none.
 */
export function knownTriples(verbs: VerbArguments, verb: string, space: Space): ArgumentTriple[] {
  const triples = verbs.of(verb).filter(({ subject, object }) => space.has(subject) && space.has(object));
  if (triples.length > 0) return triples;
  throw new UnknownWordError(verb, `the verbs seen with a subject and an object that the ${space.name} space holds`);
}

/**
 * Looks up the vectors of a verb's argument pairs; pairs with a word that the space does not hold are left out.
 *
 * @throws UnknownWordError when no pair is left.
 */
export function argumentVectors(verbs: VerbArguments, verb: string, space: Space): ArgumentVectors {
  const triples = knownTriples(verbs, verb, space);
  const { columns } = space.matrix;
  const subjects = denseZeros(triples.length, columns);
  const objects = denseZeros(triples.length, columns);
  triples.forEach(({ subject, object }, row) => {
    subjects.row(row).set(space.vector(subject));
    objects.row(row).set(space.vector(object));
  });
  return { subjects, objects, counts: Float64Array.from(triples, ({ count }) => count) };
}
