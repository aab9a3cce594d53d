import type { CompositionModel } from '../embedding/composition-model.js';
import { requireOption, UnknownWordError } from '../errors.js';
import { dot } from '../matrix/dense-products.js';
import type { Space } from '../space/space.js';
import { ArgumentCounts } from './argument-counts.js';
import { type ArgumentWeights, weighArguments } from './argument-weights.js';
import type { TransitiveSentence } from './transitive-sentence.js';
import type { VerbArguments } from './verb-arguments.js';

/** The nouns that verbs were seen with, whether or not both stood there. */
export interface VerbNouns {
  /** Verbs with their subjects. */
  readonly subjects: ArgumentCounts;
  /** Verbs with their objects. */
  readonly objects: ArgumentCounts;
}

/** Counts the subjects and the objects of verbs that were seen with both, where there are no tables of all. */
export function countVerbNouns(verbs: VerbArguments): VerbNouns {
  const subjects = new ArgumentCounts('the verbs seen with a subject');
  const objects = new ArgumentCounts('the verbs seen with an object');
  for (const { verb, subject, object, count } of verbs.all()) {
    subjects.add({ word: verb, argument: subject, count });
    objects.add({ word: verb, argument: object, count });
  }
  return { subjects, objects };
}

/** How {@link createInContextModel} works. */
export interface InContextOptions {
  /** How sharply the nouns near to that of the sentence stand out, a number above 0; default 2. */
  readonly power?: number | undefined;
  /** How much the subject's place counts beside the object's, 0 or more; default 0.5. */
  readonly subjectWeight?: number | undefined;
}

/**
 * Compares sentences by their verbs in context: a verb is the nouns that it takes, as far as they are like those that it has
 * in the sentence (Thater, Furstenau & Pinkal 2011, with similarity in the place of equality; Erk & Pado 2010).
 *
 * In the object's place a verb v is a vector with one number for each noun x, w(v, x) max(0, cos(x, o))^power, with w as
 * `weighArguments` gives it; in the subject's place likewise with s. Sentences are compared by the cosine of both verbs in the
 * object's place and, `subjectWeight` times as much, in the subject's, over 1 + `subjectWeight`; a place where a verb has no noun that is at
 * all like that of its sentence counts 0.
 *
 * @param space the vectors of nouns; those of verbs are not asked for.
 * @throws OptionError for an option out of range. Its `similarity` throws UnknownWordError for a noun that is not in the space,
 * and for a verb with no noun in one of its places, taken more often than by chance, that the space holds.
 */
export function createInContextModel(
  space: Space,
  { subjects, objects }: VerbNouns,
  options: InContextOptions = {},
): CompositionModel<TransitiveSentence> {
  const { power = 2, subjectWeight = 0.5 } = options;
  requireOption(power > 0 && Number.isFinite(power), 'power', power, 'a number > 0');
  requireOption(subjectWeight >= 0 && Number.isFinite(subjectWeight), 'subjectWeight', subjectWeight, 'a number >= 0');
  const inSubject = createPlace(space, { title: subjects.title, weights: weighArguments(subjects), power });
  const inObject = createPlace(space, { title: objects.title, weights: weighArguments(objects), power });
  return {
    name: 'in-context',
    similarity: (left, right) => {
      const ofObjects = sparseCosine(inObject(left.verb, left.object), inObject(right.verb, right.object));
      const ofSubjects = sparseCosine(inSubject(left.verb, left.subject), inSubject(right.verb, right.subject));
      return (ofObjects + subjectWeight * ofSubjects) / (1 + subjectWeight);
    },
  };
}

/** A verb's nouns as rows of the space with their weights. */
interface WeighedRows {
  readonly rows: Uint32Array;
  readonly weights: Float64Array;
}

/** Returns what gives a verb between its nouns, in one place: the numbers of its vector by the rows of the nouns. */
function createPlace(
  space: Space,
  { title, weights, power }: { readonly title: string; readonly weights: ArgumentWeights; readonly power: number },
): (verb: string, noun: string) => ReadonlyMap<number, number> {
  const lengths = new Map<number, number>();
  const lengthOf = (row: number): number => {
    const vector = space.vectorAt(row);
    const length = lengths.get(row) ?? Math.sqrt(dot(vector, vector));
    lengths.set(row, length);
    return length;
  };
  const known = new Map<string, WeighedRows>();
  const find = (verb: string): WeighedRows => {
    const found = known.get(verb) ?? listRows(space, { title, verb, weights });
    known.set(verb, found);
    return found;
  };
  // Sentences that are compared often share their nouns, so the verbs with the last noun are kept.
  let last: { readonly noun: string; readonly verbs: Map<string, ReadonlyMap<number, number>> } | undefined;
  const compute = (verb: string, noun: string): ReadonlyMap<number, number> => {
    const place = space.targets.find(noun);
    if (place === undefined) throw new UnknownWordError(noun, `the words of the ${space.name} space`);
    const vector = Float64Array.from(space.vectorAt(place));
    const nounLength = lengthOf(place);
    const { rows, weights: own } = find(verb);
    const likenesses = Array.from(rows, (row): number => {
      const product = dot(space.vectorAt(row), vector);
      return product === 0 ? 0 : product / (nounLength * lengthOf(row));
    });
    // Cosines of vectors do not depend on their lengths; so powers are those of shares of the largest, which are not too small for numbers.
    const largest = likenesses.reduce((most, likeness) => Math.max(most, likeness), 0);
    const numbers = new Map<number, number>();
    rows.forEach((row, index) => {
      const likeness = likenesses[index];
      // What is not a number is kept, so that it shows.
      if (!(likeness <= 0)) numbers.set(row, own[index] * (likeness / largest) ** power);
    });
    return numbers;
  };
  return (verb, noun) => {
    if (last?.noun !== noun) last = { noun, verbs: new Map() };
    const found = last.verbs.get(verb) ?? compute(verb, noun);
    last.verbs.set(verb, found);
    return found;
  };
}

function listRows(
  space: Space,
  { title, verb, weights }: { readonly title: string; readonly verb: string; readonly weights: ArgumentWeights },
): WeighedRows {
  const found = Array.from(weights(verb), ([noun, weight]) => ({ row: space.targets.find(noun), weight }));
  const known = found.flatMap(({ row, weight }) => (row === undefined ? [] : [{ row, weight }]));
  if (known.length === 0)
    throw new UnknownWordError(verb, `${title}, more often than by chance, that the ${space.name} space holds`);
  return {
    rows: Uint32Array.from(known, ({ row }) => row),
    weights: Float64Array.from(known, ({ weight }) => weight),
  };
}

/** The cosine of vectors of which only the numbers above 0 are told, at most 1; 0 where either has none. */
function sparseCosine(left: ReadonlyMap<number, number>, right: ReadonlyMap<number, number>): number {
  const lengths = squaredLength(left) * squaredLength(right);
  if (lengths === 0) return 0;
  let product = 0;
  for (const [row, value] of left) product += value * (right.get(row) ?? 0);
  return Math.min(1, product / Math.sqrt(lengths));
}

function squaredLength(numbers: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const value of numbers.values()) sum += value * value;
  return sum;
}
