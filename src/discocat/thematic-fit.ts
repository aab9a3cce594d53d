import { QualiaError, requireOption, UnknownWordError } from '../errors.js';
import { dot } from '../matrix/dense-products.js';
import { unitVector } from '../matrix/normalise.js';
import type { Space } from '../space/space.js';
import type { ArgumentCounts } from './argument-counts.js';
import type { VerbNouns } from './in-context-model.js';

/** What stands beside a verb: a subject, and an object where there is one. */
export interface VerbSurroundings {
  readonly subject: string;
  readonly object?: string | undefined;
}

/** How {@link ThematicFit} works. */
export interface ThematicFitOptions {
  /** How much the subject counts beside an object, 0 or more; default 0.6. */
  readonly subjectWeight?: number | undefined;
  /** How often a verb was seen in a place to be one of those that tell what is usual there; default 20. */
  readonly minimumCount?: number | undefined;
}

/**
 * Tells how well verbs fit a subject and an object: thematic fit (Erk, Pado & Pado 2010; Baroni & Lenci 2010), less that of other
 * verbs.
 *
 * The subjects of a verb v are the direction S_v of the sum of the unit vectors of those that it was seen with, each as often as it was
 * seen, its objects O_v likewise: the relational verb of Grefenstette & Sadrzadeh (2011) where it has one argument, with truth values for
 * its sentences, and of rank one where it has two. With S and O the means of all these directions, the fit of v with s and o is
 * (w s . (S_v - S) + o . (O_v - O)) / (1 + w), s and o at length 1: nouns that go with every verb gain nothing. Without an object it is
 * s . (S_v - S).
 *
 * It goes one way, from a sentence to a verb, as {@link SubstitutionModel} does.
 */
export class ThematicFit {
  readonly name = 'thematic-fit';
  readonly #subjects: Place;
  readonly #objects: Place;
  readonly #subjectWeight: number;

  /** @throws OptionError for an option out of range; QualiaError, code NO_VERBS, where no verb was seen often enough. */
  constructor(space: Space, { subjects, objects }: VerbNouns, options: ThematicFitOptions = {}) {
    const { subjectWeight = 0.6, minimumCount = 20 } = options;
    requireOption(
      subjectWeight >= 0 && Number.isFinite(subjectWeight),
      'subjectWeight',
      subjectWeight,
      'a number >= 0',
    );
    requireOption(minimumCount > 0, 'minimumCount', minimumCount, 'a number > 0');
    this.#subjectWeight = subjectWeight;
    this.#subjects = new Place(space, subjects, minimumCount);
    this.#objects = new Place(space, objects, minimumCount);
  }

  /**
   * Returns how well a verb fits what stands beside it, -2..2; 0 is as well as other verbs.
   *
   * @throws UnknownWordError for a noun without a direction, or a verb that was seen with no noun that has one in a place.
   */
  fit({ subject, object }: VerbSurroundings, verb: string): number {
    const ofSubject = this.#subjects.fit(verb, subject);
    if (object === undefined) return ofSubject;
    return (this.#subjectWeight * ofSubject + this.#objects.fit(verb, object)) / (1 + this.#subjectWeight);
  }
}

/** One place of verbs: their subjects, or their objects. */
class Place {
  readonly #space: Space;
  readonly #counts: ArgumentCounts;
  readonly #directions = new Map<string, Float64Array>();
  readonly #mean: Float64Array;

  constructor(space: Space, counts: ArgumentCounts, minimumCount: number) {
    this.#space = space;
    this.#counts = counts;
    this.#mean = new Float64Array(space.matrix.columns);
    let compared = 0;
    for (const verb of counts.words) {
      const sum = sumNouns(space, counts, verb);
      if (sum.count < minimumCount) continue;
      const direction = unitVector(sum.vector);
      this.#directions.set(verb, direction);
      for (let entry = 0; entry < direction.length; entry++) this.#mean[entry] += direction[entry];
      compared++;
    }
    if (compared === 0) {
      const problem = `None of ${counts.title} was seen ${minimumCount} times with nouns of the ${space.name} space`;
      throw new QualiaError('NO_VERBS', `${problem}. Take larger tables or another space, or lower "minimumCount".`);
    }
    for (let entry = 0; entry < this.#mean.length; entry++) this.#mean[entry] /= compared;
  }

  fit(verb: string, noun: string): number {
    const direction = this.#directionOf(verb);
    const unit = unitVector(this.#space.vector(noun));
    if (!hasDirection(unit))
      throw new UnknownWordError(noun, `the words with a direction in the ${this.#space.name} space`);
    return dot(unit, direction) - dot(unit, this.#mean);
  }

  #directionOf(verb: string): Float64Array {
    const known = this.#directions.get(verb);
    if (known !== undefined) return known;
    const { vector, count } = sumNouns(this.#space, this.#counts, verb);
    if (count === 0) {
      throw new UnknownWordError(verb, `${this.#counts.title} that the ${this.#space.name} space holds`);
    }
    const direction = unitVector(vector);
    this.#directions.set(verb, direction);
    return direction;
  }
}

/** Adds up the unit vectors of the nouns of a verb, each as often as it was seen, and counts those; one without a direction is none. */
function sumNouns(
  space: Space,
  counts: ArgumentCounts,
  verb: string,
): { readonly vector: Float64Array; readonly count: number } {
  const vector = new Float64Array(space.matrix.columns);
  let total = 0;
  for (const { argument, count } of counts.has(verb) ? counts.of(verb) : []) {
    const row = space.targets.find(argument);
    if (row === undefined) continue;
    const unit = unitVector(space.vectorAt(row));
    if (!hasDirection(unit)) continue;
    for (let entry = 0; entry < unit.length; entry++) vector[entry] += count * unit[entry];
    total += count;
  }
  return { vector, count: total };
}

function hasDirection(vector: Float64Array): boolean {
  return vector.some((value) => value !== 0);
}
