import { setImmediate } from 'node:timers/promises';
import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { requireOption } from '../errors.js';
import { type DenseMatrix, denseFromRows, denseZeros } from '../matrix/dense-matrix.js';
import { dot } from '../matrix/dense-products.js';
import { solveRidge } from '../matrix/ridge.js';
import { transposeDense } from '../matrix/transpose.js';
import { createRandom } from '../random.js';
import type { Space } from '../space/space.js';
import type { LearnedTensors } from './learned-tensors.js';
import { MatrixTensors } from './matrix-tensors.js';
import { type TripleTable, type TripleTableOptions, tabulateTriples } from './triple-table.js';
import type { VerbArguments } from './verb-arguments.js';

/** How {@link fitRidge} and {@link fitMultiStep} work. */
export interface RegressionOptions extends TripleTableOptions {
  /** The penalty of ridge regression, above 0; default 1. */
  readonly penalty?: number | undefined;
  /** The seed of the corrupted triples of {@link fitMultiStep}; default 1. */
  readonly seed?: number;
  /** Is told the share of the verbs that is done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
  /** Stops the work; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Fits two matrices a verb by ridge regression from its arguments to holistic vectors of its phrases (lexical functions: Baroni &
 * Zamparelli 2010; Grefenstette et al. 2013).
 *
 * The table of triples holds no contexts of phrases, so the holistic vector of "verb object" is the mean vector of the
 * subjects that it was seen with, and that of "subject verb" of the objects. The one matrix maps an object to the former, the
 * other a subject to the latter; every triple is an observation, so that a phrase counts as often as it has triples.
 *
 * @throws OptionError when `penalty` is not above 0; as `tabulateTriples`.
 * @example const tensors = await fitRidge(verbs, space, { dimensions: 100, penalty: 5 });
 */
export async function fitRidge(
  verbs: VerbArguments,
  space: Space,
  options: RegressionOptions = {},
): Promise<LearnedTensors> {
  const { penalty = 1 } = options;
  return await fitVerbs('ridge', { verbs, space, options }, ({ subjects, objects }) => [
    solveRidge(subjects, objects, { penalty }),
    transposeDense(solveRidge(objects, subjects, { penalty })),
  ]);
}

/**
 * Fits one matrix a verb by multi-step regression (Grefenstette et al. 2013), with plausibility as the sentence's meaning (Polajnar,
 * Fagarasan & Clark 2014).
 *
 * First a vector for each "verb object": ridge regression from its subjects, for which it is to give 1, and from as many drawn
 * as often as they are subjects of any verb, for which it is to give 0. Then the matrix: ridge regression from the objects to
 * these vectors. The plausibility of a sentence is s^T V o.
 *
 * @throws as {@link fitRidge}.
 */
export async function fitMultiStep(
  verbs: VerbArguments,
  space: Space,
  options: RegressionOptions = {},
): Promise<LearnedTensors> {
  const { penalty = 1, seed = 1 } = options;
  const random = createRandom(seed);
  return await fitVerbs('multi-step', { verbs, space, options }, ({ table, subjects, objects, objectPlaces }) => {
    const rowsOf = new Map<number, number[]>();
    objectPlaces.forEach((object, row) => {
      const rows = rowsOf.get(object) ?? [];
      rows.push(row);
      rowsOf.set(object, rows);
    });
    const [inputs, outputs]: [Float32Array[], Float64Array[]] = [[], []];
    for (const rows of rowsOf.values()) {
      const taken = rows.slice(0, mostSubjects);
      const drawn = taken.map(() => table.vectors.row(table.subjectOf[random.integer(table.subjectOf.length)]));
      inputs.push(objects.row(rows[0]));
      outputs.push(fitVector([...taken.map((row) => subjects.row(row)), ...drawn], taken.length, penalty));
    }
    const matrix = transposeDense(solveRidge(denseFromRows(inputs), denseFromRows(outputs), { penalty }));
    return [matrix, matrix];
  });
}

/** Subjects of a phrase that its vector is learned from at most. */
const mostSubjects = 50;

/** The arguments of one verb, a row a triple. */
interface VerbRows {
  readonly table: TripleTable;
  readonly subjects: DenseMatrix<Float32Array>;
  readonly objects: DenseMatrix<Float32Array>;
  readonly objectPlaces: Int32Array;
}

/** Fits each verb by itself: the matrices for subjects and for objects, rows subjects, columns objects. */
async function fitVerbs(
  method: 'ridge' | 'multi-step',
  {
    verbs,
    space,
    options,
  }: { readonly verbs: VerbArguments; readonly space: Space; readonly options: RegressionOptions },
  regress: (rows: VerbRows) => [DenseMatrix, DenseMatrix],
): Promise<LearnedTensors> {
  const { penalty = 1, onProgress, signal } = options;
  requireOption(penalty > 0 && Number.isFinite(penalty), 'penalty', penalty, 'a number > 0');
  const table = tabulateTriples(verbs, space, { affine: true, ...options });
  const { vectors, nouns } = table;
  const size = table.verbs.size;
  const subjectMatrices = denseZeros(size, vectors.columns ** 2);
  const objectMatrices = denseZeros(size, vectors.columns ** 2);
  for (let verb = 0, first = 0; verb < size; verb++) {
    await setImmediate();
    signal?.throwIfAborted();
    let end = first;
    while (end < table.verbOf.length && table.verbOf[end] === verb) end++;
    const objectPlaces = table.objectOf.subarray(first, end);
    const rowsAt = (places: Int32Array): DenseMatrix<Float32Array> =>
      denseFromRows(Array.from(places, (place) => vectors.row(place)));
    const subjects = rowsAt(table.subjectOf.subarray(first, end));
    const [bySubject, byObject] = regress({ table, subjects, objects: rowsAt(objectPlaces), objectPlaces });
    subjectMatrices.row(verb).set(bySubject.values);
    objectMatrices.row(verb).set(byObject.values);
    first = end;
    onProgress?.((verb + 1) / size);
  }
  return new MatrixTensors({ method, verbs: table.verbs, nouns, vectors, subjectMatrices, objectMatrices });
}

/** The w that minimises the squared errors of X w - y plus a penalty: X' (X X' + penalty I)^-1 y, with y 1 for the first rows. */
function fitVector(rows: readonly Float32Array[], seen: number, penalty: number): Float64Array {
  const system = new Matrix(rows.length, rows.length);
  rows.forEach((left, i) => {
    rows.forEach((right, j) => {
      system.set(i, j, dot(left, right) + (i === j ? penalty : 0));
    });
  });
  const labels = Matrix.columnVector(rows.map((_, row) => Number(row < seen)));
  const weights = new CholeskyDecomposition(system).solve(labels);
  const vector = new Float64Array(rows[0].length);
  rows.forEach((row, place) => {
    const weight = weights.get(place, 0);
    for (let entry = 0; entry < vector.length; entry++) vector[entry] += weight * row[entry];
  });
  return vector;
}
