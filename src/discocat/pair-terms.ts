import { groupQueries, tileRows } from '../kernels/nearest-rows.js';
import { withArena } from '../kernels/with-arena.js';
import type { DenseMatrix } from '../matrix/dense-matrix.js';
import { packVector } from '../matrix/packed-rows.js';
import type { ArgumentVectors } from './verb-arguments.js';

/** Left pairs whose terms with all right pairs are made at a time. */
const blockGroups = 8;

/** Right pairs a call of the kernel. */
const chunkRows = 256;

/** Weights of the entries of subjects and objects. */
interface EntryWeights {
  readonly subjects: Float64Array;
  readonly objects: Float64Array;
}

/**
 * Calls back with every pair k of the left verb and l of the right one and the term
 * c_k c'_l (sum_i u_i a_ki a'_li) (sum_j w_j b_kj b'_lj), as `visitPairs` does, in single precision.
 *
 * Subjects and objects each make a product of all left rows with all right rows. Every list is scaled by a power of
 * two, so that nothing overflows. The error of a term is about 2^-22 of the product of the lengths of its vectors.
 */
export function visitPairTerms(
  {
    left,
    right,
    weights,
  }: { readonly left: ArgumentVectors; readonly right: ArgumentVectors; readonly weights: EntryWeights },
  visit: (k: number, l: number, term: number) => void,
): void {
  const length = weights.subjects.length;
  const [pairs, others] = [left.counts.length, right.counts.length];
  withArena({}, (arena) => {
    const rows = Math.ceil(others / tileRows) * tileRows;
    const makeList = (vectors: number): Float32Array => arena.zeros(Float32Array, vectors * length);
    const [rightSubjects, rightObjects] = [makeList(rows), makeList(rows)];
    const [leftSubjects, leftObjects] = [makeList(blockGroups * groupQueries), makeList(blockGroups * groupQueries)];
    const rightFactor =
      packAll(rightSubjects, weigh(right.subjects), tileRows) *
      packAll(rightObjects, weigh(right.objects, { counts: right.counts }), tileRows);
    const width = blockGroups * groupQueries;
    const terms = arena.allocate(Float32Array, rows * width);
    for (let first = 0; first < pairs; first += width) {
      const block = { first, count: Math.min(width, pairs - first) };
      const factor =
        rightFactor *
        packAll(leftSubjects, weigh(left.subjects, { ...block, weights: weights.subjects }), groupQueries) *
        packAll(
          leftObjects,
          weigh(left.objects, { ...block, weights: weights.objects, counts: left.counts }),
          groupQueries,
        );
      const parameters = [leftSubjects, leftObjects, blockGroups, rightSubjects, rightObjects, length, terms] as const;
      arena.run('multiplyRowProducts', [...parameters], { items: rows, chunk: chunkRows });
      for (let l = 0; l < others; l++) {
        for (let place = 0; place < block.count; place++) visit(first + place, l, terms[l * width + place] * factor);
      }
    }
  });
}

/** Copies rows, each entry times its weight, each row times its count. */
function weigh(
  matrix: DenseMatrix,
  options: {
    readonly first?: number;
    readonly count?: number;
    readonly weights?: Float64Array;
    readonly counts?: Float64Array;
  } = {},
): Float64Array[] {
  const { first = 0, count = matrix.rows, weights, counts } = options;
  return Array.from({ length: count }, (_, place) => {
    const row = matrix.row(first + place);
    const factor = counts?.[first + place] ?? 1;
    const weighed = new Float64Array(row.length);
    for (let entry = 0; entry < row.length; entry++) weighed[entry] = row[entry] * (weights?.[entry] ?? 1) * factor;
    return weighed;
  });
}

/** Packs vectors divided by a power of two that none of their numbers exceeds, and returns it. */
function packAll(cells: Float32Array, vectors: readonly Float64Array[], side: number): number {
  let largest = 0;
  for (const vector of vectors) for (const value of vector) largest = Math.max(largest, Math.abs(value));
  const scale = largest === 0 ? 1 : 2 ** Math.ceil(Math.log2(largest));
  vectors.forEach((vector, place) => {
    packVector(cells, vector, { precision: 'single', factor: 1 / scale, words: vector.length, place, side });
  });
  return scale;
}
