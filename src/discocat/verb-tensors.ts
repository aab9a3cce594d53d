import { requireOption, requireWhole, ShapeError, UnknownWordError } from '../errors.js';
import { DenseMatrix, denseZeros, type FloatArray } from '../matrix/dense-matrix.js';
import type { Space } from '../space/space.js';
import { factorPairs, factorWithin } from './pair-factors.js';
import { relationalMatrix } from './relational-matrix.js';
import type { ArgumentVectors, VerbArguments } from './verb-arguments.js';
import { multiplyByObject, multiplyBySubject } from './verb-map.js';

/** How the relational matrix of a verb is kept. */
export type VerbTensor =
  /** Pair k is the rows `subjects[k]` and `objects[k]` of the space, `counts[k]` times. */
  | {
      readonly kind: 'pairs';
      readonly subjects: Uint32Array;
      readonly objects: Uint32Array;
      readonly counts: Float32Array;
    }
  /** A matrix of low rank; `error` is the share of the Frobenius norm that is lost. */
  | {
      readonly kind: 'factors';
      readonly left: DenseMatrix<Float32Array>;
      readonly right: DenseMatrix<Float32Array>;
      readonly error: number;
    }
  | { readonly kind: 'dense'; readonly matrix: DenseMatrix<Float32Array> };

/** The ways to keep a verb. */
export const verbTensorKinds = ['pairs', 'factors', 'dense'] as const;

/** How {@link buildVerbTensors} works. */
export interface BuildVerbTensorsOptions {
  /** How verbs are kept: each in the smallest way, or all in one; default `smallest`. */
  readonly keep?: 'smallest' | VerbTensor['kind'];
  /** The most singular values of a verb of low rank; default 32. */
  readonly rank?: number;
  /** The largest error of a verb that is kept as factors because they are smaller, 0..1; default 0.1. */
  readonly tolerance?: number;
  readonly seed?: number;
  /** Is told the share of the verbs that is done. */
  readonly onProgress?: (share: number) => void;
}

/** Fewer factors than this are never tried for their size: so few seldom hold a verb. */
const fewestFactors = 4;

/**
 * The relational matrices of many verbs over the nouns of a space, each kept as its argument pairs (12 bytes a pair, since the
 * vectors stay in the space), as factors of low rank (8 bytes a dimension and singular value) or as a dense matrix.
 */
export class VerbTensors {
  readonly space: Space;
  readonly #tensors: ReadonlyMap<string, VerbTensor>;

  /** @throws ShapeError when a tensor does not fit the space. */
  constructor(space: Space, tensors: ReadonlyMap<string, VerbTensor>) {
    for (const [verb, tensor] of tensors) requireFit(space, verb, tensor);
    this.space = space;
    this.#tensors = tensors;
  }

  /** The verbs, in the order in which they were built. */
  get verbs(): string[] {
    return [...this.#tensors.keys()];
  }

  /** The bytes of all tensors, without those of the space. */
  get bytes(): number {
    let sum = 0;
    for (const tensor of this.#tensors.values()) sum += bytesOf(tensor);
    return sum;
  }

  /** Tells whether the verb has a tensor. */
  has(verb: string): boolean {
    return this.#tensors.has(verb);
  }

  /** Returns how a verb is kept; throws UnknownWordError when it has no tensor. */
  tensor(verb: string): VerbTensor {
    const found = this.#tensors.get(verb);
    if (found === undefined) throw new UnknownWordError(verb, `the verbs over the ${this.space.name} space`);
    return found;
  }

  /**
   * Returns a verb as pairs of vectors whose outer products add up to its matrix: its argument pairs, its factors, or the rows of a
   * dense matrix with unit vectors. So all models that take argument pairs work with verbs kept in any way.
   *
   * @throws UnknownWordError when the verb has no tensor.
   */
  argumentVectors(verb: string): ArgumentVectors {
    const tensor = this.tensor(verb);
    switch (tensor.kind) {
      case 'pairs':
        return {
          subjects: this.#gather(tensor.subjects),
          objects: this.#gather(tensor.objects),
          counts: Float64Array.from(tensor.counts),
        };
      case 'factors':
        return {
          subjects: tensor.left,
          objects: tensor.right,
          counts: new Float64Array(tensor.left.rows).fill(1),
        };
      case 'dense': {
        const { rows, columns } = tensor.matrix;
        const unit = denseZeros(rows, columns);
        for (let row = 0; row < rows; row++) unit.values[row * (columns + 1)] = 1;
        return { subjects: unit, objects: tensor.matrix, counts: new Float64Array(rows).fill(1) };
      }
    }
  }

  /** Returns V x o, see `multiplyByObject`; throws UnknownWordError when the verb has no tensor. */
  multiplyByObject(verb: string, object: FloatArray): Float64Array {
    const tensor = this.tensor(verb);
    if (tensor.kind === 'pairs') return this.#multiplyPairs(tensor, tensor.objects, tensor.subjects, object);
    return multiplyByObject(this.argumentVectors(verb), object);
  }

  /** Returns V^T x s, see `multiplyBySubject`; throws UnknownWordError when the verb has no tensor. */
  multiplyBySubject(verb: string, subject: FloatArray): Float64Array {
    const tensor = this.tensor(verb);
    if (tensor.kind === 'pairs') return this.#multiplyPairs(tensor, tensor.subjects, tensor.objects, subject);
    return multiplyBySubject(this.argumentVectors(verb), subject);
  }

  /** Nouns that come in several pairs are multiplied once. */
  #multiplyPairs(
    { counts }: { readonly counts: Float32Array },
    from: Uint32Array,
    to: Uint32Array,
    vector: FloatArray,
  ): Float64Array {
    const products = new Map<number, number>();
    const weights = new Map<number, number>();
    const doubles = Float64Array.from(vector);
    for (let pair = 0; pair < counts.length; pair++) {
      let product = products.get(from[pair]);
      if (product === undefined) {
        product = multiplyRow(this.space.vectorAt(from[pair]), doubles);
        products.set(from[pair], product);
      }
      if (product !== 0) weights.set(to[pair], (weights.get(to[pair]) ?? 0) + counts[pair] * product);
    }
    const sum = new Float64Array(doubles.length);
    for (const [row, weight] of weights) addRow(sum, this.space.vectorAt(row), weight);
    return sum;
  }

  #gather(rows: Uint32Array): DenseMatrix<Float32Array> {
    return gatherRows(this.space, rows);
  }
}

/**
 * Builds the relational matrices of all verbs that were seen with a subject and an object which the space holds.
 *
 * The smallest way to keep a verb is judged in bytes. Factors are tried only where some of them would be smaller than the pairs
 * and the dense matrix, and taken only where their error is within the tolerance.
 *
 * @throws OptionError when an option is out of range.
 * @example
 * const tensors = buildVerbTensors(await readVerbArguments('spaces/verb-subject-object.tsv'), nouns);
 * tensors.multiplyByObject('chase', nouns.vector('cat'));
 */
export function buildVerbTensors(
  verbs: VerbArguments,
  space: Space,
  options: BuildVerbTensorsOptions = {},
): VerbTensors {
  const { keep = 'smallest', rank = 32, tolerance = 0.1, seed = 1, onProgress } = options;
  const known = ['smallest', ...verbTensorKinds];
  requireOption(known.includes(keep), 'keep', keep, known.join(', '));
  requireWhole('rank', rank, 1);
  requireOption(tolerance >= 0 && tolerance <= 1, 'tolerance', tolerance, 'a number from 0 to 1');
  const tensors = new Map<string, VerbTensor>();
  const names = verbs.verbs;
  for (const [place, verb] of names.entries()) {
    const pairs = listPairs(verbs, verb, space);
    if (pairs.counts.length > 0) tensors.set(verb, keepVerb(pairs, space, { keep, rank, tolerance, seed }));
    onProgress?.((place + 1) / names.length);
  }
  return new VerbTensors(space, tensors);
}

type Pairs = Extract<VerbTensor, { readonly kind: 'pairs' }>;

function listPairs(verbs: VerbArguments, verb: string, { targets }: Space): Pairs {
  const subjects: number[] = [];
  const objects: number[] = [];
  const counts: number[] = [];
  for (const { subject, object, count } of verbs.of(verb)) {
    const [a, b] = [targets.find(subject), targets.find(object)];
    if (a === undefined || b === undefined) continue;
    subjects.push(a);
    objects.push(b);
    counts.push(count);
  }
  return {
    kind: 'pairs',
    subjects: Uint32Array.from(subjects),
    objects: Uint32Array.from(objects),
    counts: Float32Array.from(counts),
  };
}

function keepVerb(
  pairs: Pairs,
  space: Space,
  { keep, rank, tolerance, seed }: Required<Omit<BuildVerbTensorsOptions, 'onProgress'>>,
): VerbTensor {
  const { columns } = space.matrix;
  const smallest = Math.min(bytesOf(pairs), 4 * columns ** 2);
  const affordable = Math.min(rank, columns, Math.ceil(smallest / (8 * columns)) - 1);
  if (keep === 'pairs') return pairs;
  if (keep === 'factors') {
    return {
      kind: 'factors',
      ...factorPairs(spellOut(pairs, space), { rank: Math.min(rank, columns), tolerance, seed }),
    };
  }
  if (keep === 'smallest') {
    if (affordable >= fewestFactors) {
      const factors = factorWithin(spellOut(pairs, space), { rank: affordable, tolerance, seed });
      if (factors !== undefined) return { kind: 'factors', ...factors };
    }
    if (bytesOf(pairs) <= smallest) return pairs;
  }
  const { rows, values } = relationalMatrix(spellOut(pairs, space));
  return { kind: 'dense', matrix: new DenseMatrix(rows, rows, Float32Array.from(values)) };
}

function spellOut({ subjects, objects, counts }: Pairs, space: Space): ArgumentVectors {
  return {
    subjects: gatherRows(space, subjects),
    objects: gatherRows(space, objects),
    counts: Float64Array.from(counts),
  };
}

/** Four running sums, since each waits for its own last addition only. */
function multiplyRow(row: Float32Array, vector: Float64Array): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let entry = 0;
  for (; entry + 3 < row.length; entry += 4) {
    s0 += row[entry] * vector[entry];
    s1 += row[entry + 1] * vector[entry + 1];
    s2 += row[entry + 2] * vector[entry + 2];
    s3 += row[entry + 3] * vector[entry + 3];
  }
  for (; entry < row.length; entry++) s0 += row[entry] * vector[entry];
  return s0 + s1 + (s2 + s3);
}

function addRow(sum: Float64Array, row: Float32Array, weight: number): void {
  for (let entry = 0; entry < row.length; entry++) sum[entry] += weight * row[entry];
}

function gatherRows(space: Space, rows: Uint32Array): DenseMatrix<Float32Array> {
  const gathered = denseZeros(rows.length, space.matrix.columns);
  rows.forEach((row, place) => {
    gathered.row(place).set(space.vectorAt(row));
  });
  return gathered;
}

function bytesOf(tensor: VerbTensor): number {
  switch (tensor.kind) {
    case 'pairs':
      return 12 * tensor.counts.length;
    case 'factors':
      return 4 * (tensor.left.values.length + tensor.right.values.length);
    case 'dense':
      return 4 * tensor.matrix.values.length;
  }
}

function requireFit({ matrix, name }: Space, verb: string, tensor: VerbTensor): void {
  const { rows, columns } = matrix;
  const isIn = (row: number): boolean => row < rows;
  const fits =
    tensor.kind === 'pairs'
      ? tensor.subjects.every(isIn) && tensor.objects.every(isIn)
      : tensor.kind === 'factors'
        ? tensor.left.columns === columns && tensor.right.columns === columns
        : tensor.matrix.rows === columns && tensor.matrix.columns === columns;
  if (!fits) throw new ShapeError('VerbTensors', `a tensor of "${verb}" of another size`, `the ${name} space's`);
}
