import { DenseMatrix } from '../matrix/dense-matrix.js';
import { sigmoid } from '../matrix/sigmoid.js';
import { createRandom } from '../random.js';
import { learnPlaced, lossOfPlaced, type PlacedTriple, placeTriple } from './placed-triple.js';
import type { Negatives, TripleLearner } from './train-in-epochs.js';
import type { TripleTable } from './triple-table.js';

/**
 * The logistic loss of seen against corrupted triples under low-rank matrices of verbs, and its steps by AdaGrad (Fried, Polajnar
 * & Clark 2015): f = sum_r (p_r . s) (q_r . o), with `rank` vectors p and q of the verb's own and the vectors of nouns as they
 * are. With e = label - sigma(f) the descent is e (q_r . o) s for p_r and e (p_r . s) o for q_r.
 */
export class LowRankLearner implements TripleLearner {
  readonly #table: TripleTable;
  readonly #rank: number;
  /** Of each verb rank vectors p, then as many q. */
  readonly factors: Float32Array;
  readonly #squares: Float32Array;
  readonly #subjectScores: Float64Array;
  readonly #objectScores: Float64Array;
  #kept: Float32Array | undefined;

  /**
   * @param options.initialSquares what the sums of squared gradients start with.
   * @param options.seed of the normal numbers, of deviation 0.3 / sqrt(d), that the factors start with.
   */
  constructor(
    table: TripleTable,
    { rank, initialSquares, seed }: { readonly rank: number; readonly initialSquares: number; readonly seed: number },
  ) {
    const { columns } = table.vectors;
    const random = createRandom(seed);
    this.#table = table;
    this.#rank = rank;
    this.factors = new Float32Array(table.verbs.size * 2 * rank * columns).map(() => {
      return (startDeviation * random.normal()) / Math.sqrt(columns);
    });
    this.#squares = new Float32Array(this.factors.length).fill(initialSquares);
    this.#subjectScores = new Float64Array(rank);
    this.#objectScores = new Float64Array(rank);
  }

  learn(triple: number, rate: number, samples: Negatives): void {
    learnPlaced(this, placeTriple(this.#table, triple), { rate, samples });
  }

  loss(triple: number, samples: Negatives): number {
    return lossOfPlaced(this, placeTriple(this.#table, triple), samples);
  }

  keep(): void {
    this.#kept = this.factors.slice();
  }

  restore(): void {
    if (this.#kept !== undefined) this.factors.set(this.#kept);
    this.#kept = undefined;
  }

  /** Returns the plausibility of a triple, and leaves the products p_r . s and q_r . o behind. */
  score({ verb, subject, object }: PlacedTriple): number {
    const { columns: d, values } = this.#table.vectors;
    const factors = this.factors;
    let sum = 0;
    for (let r = 0, p = 2 * verb * this.#rank * d; r < this.#rank; r++, p += d) {
      const q = p + this.#rank * d;
      let [bySubject, byObject] = [0, 0];
      for (let i = 0; i < d; i++) {
        bySubject += factors[p + i] * values[subject * d + i];
        byObject += factors[q + i] * values[object * d + i];
      }
      this.#subjectScores[r] = bySubject;
      this.#objectScores[r] = byObject;
      sum += bySubject * byObject;
    }
    return sum;
  }

  /** Makes a step towards a label, 1 for seen and 0 for corrupted. */
  step(triple: PlacedTriple, label: number, rate: number): void {
    const error = label - sigmoid(this.score(triple));
    const { columns: d, values } = this.#table.vectors;
    for (let r = 0, p = 2 * triple.verb * this.#rank * d; r < this.#rank; r++, p += d) {
      const q = p + this.#rank * d;
      const toSubject = error * this.#objectScores[r];
      const toObject = error * this.#subjectScores[r];
      for (let i = 0; i < d; i++) {
        this.#move(p + i, toSubject * values[triple.subject * d + i], rate);
        this.#move(q + i, toObject * values[triple.object * d + i], rate);
      }
    }
  }

  /** Returns the matrix sum_r p_r (x) q_r of each verb, a row of d x d numbers. */
  matrices(): DenseMatrix<Float32Array> {
    const { columns: d } = this.#table.vectors;
    const verbs = this.#table.verbs.size;
    const cells = new Float32Array(verbs * d * d);
    for (let verb = 0; verb < verbs; verb++) {
      for (let r = 0, p = 2 * verb * this.#rank * d; r < this.#rank; r++, p += d) {
        const q = p + this.#rank * d;
        for (let cell = 0; cell < d * d; cell++) {
          cells[verb * d * d + cell] += this.factors[p + Math.floor(cell / d)] * this.factors[q + (cell % d)];
        }
      }
    }
    return new DenseMatrix(verbs, d * d, cells);
  }

  #move(at: number, descent: number, rate: number): void {
    this.#squares[at] += descent * descent;
    this.factors[at] += (rate * descent) / Math.sqrt(this.#squares[at]);
  }
}

const startDeviation = 0.3;
