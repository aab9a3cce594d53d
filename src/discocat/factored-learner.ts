import { type DenseMatrix, denseZeros } from '../matrix/dense-matrix.js';
import { sigmoid } from '../matrix/sigmoid.js';
import { learnPlaced, lossOfPlaced, type PlacedTriple, placeTriple } from './placed-triple.js';
import type { Negatives, TripleLearner } from './train-in-epochs.js';
import type { TripleTable } from './triple-table.js';

/** Parameters in rows, with the squares of their gradients summed up so far. */
interface AdaptedRows {
  readonly rows: DenseMatrix<Float32Array>;
  readonly squares: Float32Array;
}

/**
 * The logistic loss of seen against corrupted triples under factored tensors, and its steps by AdaGrad (Duchi, Hazan & Singer
 * 2011): of a seen triple -log sigma(f), of one with another subject, another object or both -log sigma(-f), with f as in
 * `FactoredTensors`. With e = label - sigma(f) the descent is e x for a, e a for x, e y for c, e c for y, e h for g, e g for h,
 * e p q for t, e t q for p and e t p for q.
 */
export class FactoredLearner implements TripleLearner {
  readonly factors: AdaptedRows;
  readonly subjects: AdaptedRows;
  readonly objects: AdaptedRows;
  readonly #table: TripleTable;
  readonly #block: number;
  #kept: readonly Float32Array[] = [];

  /**
   * Nouns start with their vectors in the blocks that meet verbs, and with their pair vectors where they meet each other.
   *
   * @param options.initialSquares what the sums of squared gradients start with.
   */
  constructor(
    table: TripleTable,
    { pairs, initialSquares }: { readonly pairs: DenseMatrix<Float32Array>; readonly initialSquares: number },
  ) {
    this.#table = table;
    this.#block = table.vectors.columns;
    const adapt = (rows: DenseMatrix<Float32Array>): AdaptedRows => ({
      rows,
      squares: new Float32Array(rows.values.length).fill(initialSquares),
    });
    this.factors = adapt(denseZeros(table.verbs.size, 3 * this.#block));
    this.subjects = adapt(this.#startNouns(pairs, 1));
    this.objects = adapt(this.#startNouns(pairs, pairWeight));
  }

  learn(triple: number, rate: number, samples: Negatives): void {
    learnPlaced(this, placeTriple(this.#table, triple), { rate, samples });
  }

  loss(triple: number, samples: Negatives): number {
    return lossOfPlaced(this, placeTriple(this.#table, triple), samples);
  }

  keep(): void {
    this.#kept = [this.factors, this.subjects, this.objects].map(({ rows }) => rows.values.slice());
  }

  restore(): void {
    [this.factors, this.subjects, this.objects].forEach(({ rows }, which) => {
      rows.values.set(this.#kept[which] ?? rows.values);
    });
    this.#kept = [];
  }

  /** Returns the plausibility of a triple. */
  score({ verb, subject, object }: PlacedTriple): number {
    const k = this.#block;
    const [{ values: v }, { values: s }, { values: o }] = [this.factors.rows, this.subjects.rows, this.objects.rows];
    const [iv, is, io] = [3 * k * verb, 3 * k * subject, 3 * k * object];
    let sum = 0;
    for (let r = 0; r < k; r++) {
      sum += v[iv + r] * s[is + r] + v[iv + k + r] * o[io + r] + s[is + k + r] * o[io + k + r];
      sum += v[iv + 2 * k + r] * s[is + 2 * k + r] * o[io + 2 * k + r];
    }
    return sum;
  }

  /** Makes a step towards a label, 1 for seen and 0 for corrupted. */
  step(triple: PlacedTriple, label: number, rate: number): void {
    const error = label - sigmoid(this.score(triple));
    const k = this.#block;
    const [{ values: v }, { values: s }, { values: o }] = [this.factors.rows, this.subjects.rows, this.objects.rows];
    const [iv, is, io] = [3 * k * triple.verb, 3 * k * triple.subject, 3 * k * triple.object];
    const [vs, ss, os] = [this.factors.squares, this.subjects.squares, this.objects.squares];
    for (let r = 0; r < k; r++) {
      const a = iv + r;
      const c = a + k;
      const t = c + k;
      const x = is + r;
      const g = x + k;
      const p = g + k;
      const y = io + r;
      const h = y + k;
      const q = h + k;
      // What a step changes is read before it.
      const va = v[a];
      const vc = v[c];
      const vt = v[t];
      const sg = s[g];
      const sp = s[p];
      const oq = o[q];
      const sx = s[x];
      const oy = o[y];
      const oh = o[h];
      move(v, vs, a, error * sx, rate);
      move(s, ss, x, error * va, rate);
      move(v, vs, c, error * oy, rate);
      move(o, os, y, error * vc, rate);
      move(s, ss, g, error * oh, rate);
      move(o, os, h, error * sg, rate);
      move(v, vs, t, error * sp * oq, rate);
      move(s, ss, p, error * vt * oq, rate);
      move(o, os, q, error * vt * sp, rate);
    }
  }

  #startNouns(pairs: DenseMatrix<Float32Array>, weight: number): DenseMatrix<Float32Array> {
    const { vectors, nouns } = this.#table;
    const k = this.#block;
    const rows = denseZeros(nouns.size, 3 * k);
    for (let noun = 0; noun < nouns.size; noun++) {
      const row = rows.row(noun);
      row.set(vectors.row(noun));
      row.set(
        pairs.row(noun).map((value) => weight * value),
        k,
      );
      row.set(vectors.row(noun), 2 * k);
    }
    return rows;
  }
}

/** What the inner product of the pair vectors of subject and object counts at the start. */
const pairWeight = 3;

function move(values: Float32Array, squares: Float32Array, at: number, descent: number, rate: number): void {
  squares[at] += descent * descent;
  values[at] += (rate * descent) / Math.sqrt(squares[at]);
}
