import { requireOption, requireWhole, UnknownWordError } from '../errors.js';
import type { DenseMatrix } from '../matrix/dense-matrix.js';
import type { Space } from '../space/space.js';
import type { PlausibilityModel } from './learned-tensors.js';
import { unitVectors } from './triple-table.js';
import type { ArgumentTriple, VerbArguments } from './verb-arguments.js';

/** How {@link createSimilarityPlausibilities} compares. */
export interface SimilarityPlausibilityOptions {
  /** How much more a nearer noun counts: beta of the kernel exp(beta (cos - 1)), at most 150; default 4. */
  readonly sharpness?: number;
  /** Columns of the space to use, the first ones; default all. */
  readonly dimensions?: number | undefined;
  /** How many of the most frequent nouns of a place stand for all of them; default 2000. */
  readonly background?: number;
}

/** What is added to a ratio before its logarithm, so that one noun that fits nowhere does not outweigh all else. */
const leastRatio = 0.02;

/**
 * Makes three models that score a sentence by how similar its nouns are to those that its verb was seen with: by the subject,
 * by the object, and by both at once (Erk 2007; Erk, Pado & Pado 2010, with every noun of the verb as an exemplar).
 *
 * With the kernel k(n, m) = exp(beta (cos(n, m) - 1)), D(n | v) the mean of k(n, m) over the nouns m of the distinct triples
 * of the verb, and D(n) that over the nouns of all verbs, the score of a place is log(D(n | v) / D(n) + 0.02): dividing by
 * D(n), which Erk's sum lacks, keeps nouns with many neighbours from fitting everywhere. The third model takes
 * D(s, o | v) = mean of k(s, m) k(o, m') over the triples (m, m') of the verb, against D(s) D(o).
 *
 * Nouns that the space does not hold are left out of the triples. The models share what they last computed: ask all of them for
 * a sentence before the next.
 *
 * @returns the models of the subject, of the object and of both.
 * @throws OptionError for a setting out of range. `plausibility` throws an UnknownWordError for a noun without a direction in
 * the space and a verb without a triple.
 * @example
 * const [subject, object, both] = createSimilarityPlausibilities(space, verbs, { dimensions: 100 });
 */
export function createSimilarityPlausibilities(
  space: Space,
  verbs: VerbArguments,
  options: SimilarityPlausibilityOptions = {},
): readonly [subject: PlausibilityModel, object: PlausibilityModel, both: PlausibilityModel] {
  const { sharpness = 4, dimensions = space.matrix.columns, background = 2000 } = options;
  // Doubles hold the square of exp(2 * 150), the largest ratio of two kernels.
  requireOption(sharpness > 0 && sharpness <= 150, 'sharpness', sharpness, 'a number above 0, at most 150');
  requireWhole('background', background, 1);
  const isInside = Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= space.matrix.columns;
  requireOption(isInside, 'dimensions', dimensions, `a whole number from 1 to ${space.matrix.columns}`);
  const triples = triplesByVerb(space, verbs);
  const settings = { space, sharpness, dimensions, background };
  const subjects = new PlaceKernels(triples, 'subject', settings);
  const objects = new PlaceKernels(triples, 'object', settings);
  const name = (place: string): string => `similarity ${place} in ${space.name}`;
  return [
    { name: name('subject'), plausibility: ({ verb, subject }) => scoreRatio(subjects.meanRatio(verb, subject)) },
    { name: name('object'), plausibility: ({ verb, object }) => scoreRatio(objects.meanRatio(verb, object)) },
    {
      name: name('both'),
      plausibility: ({ verb, subject, object }) => {
        const [left, right] = [subjects.ratios(verb, subject), objects.ratios(verb, object)];
        const { places } = subjects.nounsOf(verb);
        const others = objects.nounsOf(verb).places;
        let sum = 0;
        for (let triple = 0; triple < places.length; triple++) sum += left[places[triple]] * right[others[triple]];
        return scoreRatio(sum / places.length);
      },
    },
  ];
}

function scoreRatio(ratio: number): number {
  return Math.log(ratio + leastRatio);
}

/** The nouns that a verb has in a place. */
interface VerbNouns {
  /** Their rows, each once. */
  readonly rows: Uint32Array;
  /** Of each, its share of the verb's triples. */
  readonly shares: Float64Array;
  /** Of each triple, the place of its noun among the rows. */
  readonly places: Uint32Array;
}

interface KernelSettings {
  readonly space: Space;
  readonly sharpness: number;
  readonly dimensions: number;
  readonly background: number;
}

/** Kernels between the nouns of one place, and what was computed of them last. */
class PlaceKernels {
  readonly #settings: KernelSettings;
  readonly #vectors: DenseMatrix<Float32Array>;
  readonly #verbs = new Map<string, VerbNouns>();
  readonly #all: Pick<VerbNouns, 'rows' | 'shares'>;
  readonly #nouns = new Map<string, { readonly vector: Float32Array; readonly density: number }>();
  #last: { readonly verb: string; readonly noun: string; readonly ratios: Float64Array } | undefined;

  constructor(
    triples: ReadonlyMap<string, readonly ArgumentTriple[]>,
    place: 'subject' | 'object',
    settings: KernelSettings,
  ) {
    this.#settings = settings;
    const rows = new Map<string, number>();
    for (const triple of [...triples.values()].flat()) if (!rows.has(triple[place])) rows.set(triple[place], rows.size);
    const rowOf = (triple: ArgumentTriple): number => rows.get(triple[place]) ?? 0;
    this.#vectors = unitVectors([...rows.keys()], settings.space, { dimensions: settings.dimensions, affine: false });
    const counts = new Float64Array(rows.size);
    for (const [verb, own] of triples) {
      const nouns = shareNouns(Uint32Array.from(own, rowOf));
      for (const place of nouns.places) counts[nouns.rows[place]]++;
      this.#verbs.set(verb, nouns);
    }
    const order = Uint32Array.from(counts.keys()).sort((a, b) => counts[b] - counts[a] || a - b);
    const frequent = order.subarray(0, settings.background);
    const total = frequent.reduce((sum, row) => sum + counts[row], 0);
    this.#all = { rows: frequent, shares: Float64Array.from(frequent, (row) => counts[row] / total) };
  }

  nounsOf(verb: string): VerbNouns {
    const nouns = this.#verbs.get(verb);
    if (nouns !== undefined) return nouns;
    throw new UnknownWordError(verb, 'the verbs seen with a subject and an object that the space holds');
  }

  /** k(n, m) / D(n) of each noun m of the verb. */
  ratios(verb: string, noun: string): Float64Array {
    if (this.#last?.verb === verb && this.#last.noun === noun) return this.#last.ratios;
    const { rows } = this.nounsOf(verb);
    const { vector, density } = this.#find(noun);
    const ratios = this.#kernels(vector, rows).map((kernel) => kernel / density);
    this.#last = { verb, noun, ratios };
    return ratios;
  }

  /** D(n | v) / D(n). */
  meanRatio(verb: string, noun: string): number {
    const { shares } = this.nounsOf(verb);
    return this.ratios(verb, noun).reduce((sum, ratio, place) => sum + ratio * shares[place], 0);
  }

  #find(noun: string): { readonly vector: Float32Array; readonly density: number } {
    const known = this.#nouns.get(noun);
    if (known !== undefined) return known;
    const { space, dimensions } = this.#settings;
    const vector = unitVectors([noun], space, { dimensions, affine: false }).row(0);
    if (vector.every((value) => value === 0)) {
      throw new UnknownWordError(noun, `the words with a direction in the ${space.name} space`);
    }
    const kernels = this.#kernels(vector, this.#all.rows);
    const density = kernels.reduce((sum, kernel, place) => sum + kernel * this.#all.shares[place], 0);
    const found = { vector, density };
    this.#nouns.set(noun, found);
    return found;
  }

  #kernels(vector: Float32Array, rows: Uint32Array): Float64Array {
    const { sharpness, dimensions } = this.#settings;
    return Float64Array.from(rows, (row) => {
      const cosine = dotOfPair(vector, this.#vectors.values, { start: row * dimensions, dimensions });
      return Math.exp(sharpness * (cosine - 1));
    });
  }
}

/** Inner product with a stretch of numbers; four sums at once take half the time of one. */
function dotOfPair(
  vector: Float32Array,
  values: Float32Array,
  { start, dimensions }: { readonly start: number; readonly dimensions: number },
): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  let entry = 0;
  for (; entry + 3 < dimensions; entry += 4) {
    const at = start + entry;
    first += vector[entry] * values[at];
    second += vector[entry + 1] * values[at + 1];
    third += vector[entry + 2] * values[at + 2];
    fourth += vector[entry + 3] * values[at + 3];
  }
  for (; entry < dimensions; entry++) first += vector[entry] * values[start + entry];
  return first + second + third + fourth;
}

function triplesByVerb(space: Space, verbs: VerbArguments): Map<string, ArgumentTriple[]> {
  const triples = new Map<string, ArgumentTriple[]>();
  for (const verb of verbs.verbs) {
    const own = verbs.of(verb).filter(({ subject, object }) => space.has(subject) && space.has(object));
    if (own.length > 0) triples.set(verb, own);
  }
  return triples;
}

function shareNouns(rowOfTriple: Uint32Array): VerbNouns {
  const found = new Map<number, number>();
  const places = rowOfTriple.map((row) => {
    const place = found.get(row) ?? found.size;
    found.set(row, place);
    return place;
  });
  const shares = new Float64Array(found.size);
  for (const place of places) shares[place] += 1 / places.length;
  return { rows: Uint32Array.from(found.keys()), shares, places };
}
