import { requireOption, ShapeError } from '../errors.js';
import { Arena } from '../kernels/arena.js';
import type { PerThread } from '../kernels/numbers.js';
import { gatheredContexts, pieceBytes, pieceCells } from '../kernels/score-glosses.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { type RoundedVectors, roundRows } from '../matrix/rounded-vectors.js';

/** The candidate glosses of each lemma. */
export interface GlossCandidates {
  /** For each lemma its first entry in `rows`, and one more at the end. */
  readonly starts: ArrayLike<number>;
  /** The rows of the gloss matrix. */
  readonly rows: ArrayLike<number>;
}

/** The scores of tokens: those of token t are `scores[starts[t]]` to `scores[starts[t + 1]]`, one a candidate. */
export interface GlossScores {
  readonly starts: Uint32Array;
  readonly scores: Float32Array;
}

/** Options of {@link createGlossScorer}. */
export interface GlossScorerOptions {
  /** `int8` rounds glosses and contexts to 8 bits, `single` keeps their floats; default int8. */
  readonly precision?: 'int8' | 'single';
  /** Threads that share the work, this one included; default 1. {@link GlossScorer.close} ends the others. */
  readonly threads?: number;
}

/** Bytes of contexts that are copied and grouped by lemma at a time. */
const blockBytes = 2 ** 26;

/** The same where tokens come grouped: copied contexts then stay in the second-level cache until they are read. */
const groupedBytes = 2 ** 19;

/** Bytes of the pieces that a vector is kept in. */
const bytesOfPiece = { int8: pieceCells.int8, single: pieceCells.single * Float32Array.BYTES_PER_ELEMENT } as const;

/** Tokens a call of the kernel: a few hundred microseconds. */
const chunkTokens = 2048;

/**
 * Scores the glosses of many tokens' lemmas by their inner products with the tokens' context vectors.
 *
 * Tokens are worked on by lemma, since glosses fetched once from memory then serve all tokens of their lemma; the
 * scores come in the order of the tokens. Tokens that are handed in grouped by lemma are scored twice as fast. In 8 bits gloss g and context c are rounded as `roundRows` says, to steps
 * p and q; the score is p q times the exact inner product of the integers, rounded to single precision thrice. It
 * differs from g . c by at most (q |g| + p |c|) sqrt(d) / 2 + p q d / 4 and 2^-22 |g| |c|, for d dimensions. In
 * single precision, products are summed in floats, and the error is at most (d + 2) 2^-24 |g| |c|.
 *
 * The glosses are kept in a memory of the scorer's own, with room for one block of contexts.
 */
export class GlossScorer {
  readonly precision: 'int8' | 'single';
  readonly #columns: number;
  readonly #pieces: number;
  readonly #arena: Arena;
  readonly #glosses: Int8Array | Float32Array;
  readonly #glossSteps: Float32Array;
  readonly #starts: Uint32Array;
  readonly #rows: Uint32Array;
  readonly #scratch: PerThread<Uint8Array>;

  /** Use {@link createGlossScorer}. */
  constructor(glosses: DenseMatrix<Float32Array>, candidates: GlossCandidates, options: GlossScorerOptions = {}) {
    const { precision = 'int8', threads = 1 } = options;
    requireOption(precision === 'int8' || precision === 'single', 'precision', precision, 'int8, single');
    checkCandidates(candidates, glosses.rows);
    this.precision = precision;
    this.#columns = glosses.columns;
    this.#pieces = Math.ceil(glosses.columns / pieceCells[precision]);
    this.#arena = new Arena({ threads });
    const rounded = precision === 'int8' ? roundRows(glosses) : undefined;
    this.#glosses = this.#allocate(glosses.rows);
    if (rounded === undefined)
      this.#fillFloats(this.#glosses as Float32Array, glosses, { first: 0, count: glosses.rows });
    else this.#glosses.set(rounded.cells);
    this.#glossSteps = this.#arena.allocate(Float32Array, glosses.rows).fill(1);
    if (rounded !== undefined) this.#glossSteps.set(rounded.steps);
    this.#starts = this.#arena.copy(Uint32Array, candidates.starts);
    this.#rows = this.#arena.copy(Uint32Array, candidates.rows);
    this.#scratch = this.#arena.perThread(Uint8Array, gatheredContexts * this.#pieces * pieceBytes);
  }

  /**
   * Returns the scores of the candidates of each token.
   *
   * @param lemmas the lemma of each token, a number below that of the candidates' lemmas.
   * @param contexts row t is the context of token t; rounded ones, by `roundRows`, save their rounding in each call.
   * @throws ShapeError when there are not as many contexts as tokens, or they are not as long as glosses; RangeError for
   * a lemma that has no candidates' entry; OptionError for rounded contexts in single precision.
   */
  score(lemmas: ArrayLike<number>, contexts: DenseMatrix<Float32Array> | RoundedVectors): GlossScores {
    const { rows, columns } = contexts;
    if (rows !== lemmas.length || columns !== this.#columns) {
      throw new ShapeError('score', `contexts of ${rows} x ${columns}`, `${lemmas.length} x ${this.#columns}`);
    }
    const isRounded = !(contexts instanceof DenseMatrix);
    requireOption(!isRounded || this.precision === 'int8', 'precision', this.precision, 'int8 for rounded contexts');
    const starts = this.#scoreStarts(lemmas);
    const scores = new Float32Array(starts[lemmas.length]);
    const bytes = isGrouped(lemmas) ? groupedBytes : blockBytes;
    const blockTokens = Math.max(1, Math.floor(bytes / (this.#pieces * bytesOfPiece[this.precision])));
    for (let first = 0; first < lemmas.length; first += blockTokens) {
      const count = Math.min(blockTokens, lemmas.length - first);
      this.#arena.scope(() => {
        const own = this.#scoreBlock(lemmas, contexts, { first, count, starts });
        scores.set(own, starts[first]);
      });
    }
    return { starts, scores };
  }

  /** Ends the other threads. */
  close(): void {
    this.#arena.close();
  }

  #scoreStarts(lemmas: ArrayLike<number>): Uint32Array {
    const lemmaCount = this.#starts.length - 1;
    const candidateStarts = Uint32Array.from(this.#starts);
    const starts = new Uint32Array(lemmas.length + 1);
    for (let token = 0; token < lemmas.length; token++) {
      const lemma = lemmas[token];
      if (!(lemma >= 0 && lemma < lemmaCount)) {
        throw new RangeError(`Token ${token} has lemma ${lemma}, which is not one of 0 to ${lemmaCount - 1}.`);
      }
      starts[token + 1] = starts[token] + candidateStarts[lemma + 1] - candidateStarts[lemma];
    }
    return starts;
  }

  #scoreBlock(
    lemmas: ArrayLike<number>,
    contexts: DenseMatrix<Float32Array> | RoundedVectors,
    { first, count, starts }: { readonly first: number; readonly count: number; readonly starts: Uint32Array },
  ): Float32Array {
    const arena = this.#arena;
    const own = arena.allocate(Uint32Array, count);
    const firsts = arena.allocate(Uint32Array, count);
    for (let token = 0; token < count; token++) {
      own[token] = lemmas[first + token];
      firsts[token] = starts[first + token] - starts[first];
    }
    const order = arena.allocate(Uint32Array, count);
    sortByLemma(own, order);
    const cells = this.#allocate(count);
    const steps = arena.allocate(Float32Array, count).fill(1);
    const block = { first, count };
    if (contexts instanceof DenseMatrix) this.#fillContexts(cells, steps, contexts, block);
    else {
      cells.set(contexts.cells.subarray(first * contexts.width, (first + count) * contexts.width));
      steps.set(contexts.steps.subarray(first, first + count));
    }
    const scores = arena.allocate(Float32Array, starts[first + count] - starts[first]);
    const name = this.precision === 'int8' ? 'scoreGlosses8' : 'scoreGlosses32';
    const vectors = [this.#glosses, this.#glossSteps, cells, steps, this.#pieces] as const;
    const tables = [order, own, this.#starts, this.#rows, firsts] as const;
    arena.run(name, [...vectors, ...tables, scores, this.#scratch], { items: count, chunk: chunkTokens });
    return scores;
  }

  #allocate(rows: number): Int8Array | Float32Array {
    const length = rows * this.#pieces * pieceCells[this.precision];
    if (this.precision === 'int8') return this.#arena.allocate(Int8Array, length);
    // What fills up a piece must not be NaN.
    return this.#pieces * pieceCells.single === this.#columns
      ? this.#arena.allocate(Float32Array, length)
      : this.#arena.zeros(Float32Array, length);
  }

  #fillContexts(
    cells: Int8Array | Float32Array,
    steps: Float32Array,
    contexts: DenseMatrix<Float32Array>,
    { first, count }: { readonly first: number; readonly count: number },
  ): void {
    const { columns, values } = contexts;
    if (cells instanceof Float32Array) {
      this.#fillFloats(cells, contexts, { first, count });
      return;
    }
    const rounded = roundRows(
      new DenseMatrix(count, columns, values.subarray(first * columns, (first + count) * columns)),
    );
    cells.set(rounded.cells);
    steps.set(rounded.steps);
  }

  #fillFloats(
    cells: Float32Array,
    matrix: DenseMatrix<Float32Array>,
    { first, count }: { readonly first: number; readonly count: number },
  ): void {
    const { columns, values } = matrix;
    const width = this.#pieces * pieceCells.single;
    if (width === columns) cells.set(values.subarray(first * columns, (first + count) * columns));
    else for (let row = 0; row < count; row++) cells.set(matrix.row(first + row), row * width);
  }
}

/**
 * Makes a scorer of glosses for static vectors.
 *
 * @param glosses one row a gloss.
 * @param candidates the glosses among which the tokens of each lemma choose.
 * @throws RangeError when the candidates name a row that is not there or their starts do not rise.
 * @example createGlossScorer(glosses, { starts: [0, 2], rows: [0, 1] }).score([0], contexts).scores // of two glosses
 */
export function createGlossScorer(
  glosses: DenseMatrix<Float32Array>,
  candidates: GlossCandidates,
  options: GlossScorerOptions = {},
): GlossScorer {
  return new GlossScorer(glosses, candidates, options);
}

function checkCandidates({ starts, rows }: GlossCandidates, glosses: number): void {
  const isRising = (entry: number): boolean => starts[entry] >= (entry === 0 ? 0 : starts[entry - 1]);
  for (let lemma = 0; lemma < starts.length; lemma++) {
    if (!isRising(lemma)) throw new RangeError(`The candidates of lemma ${lemma} start before those of the last.`);
  }
  if (starts.length === 0 || starts[0] !== 0 || starts[starts.length - 1] !== rows.length) {
    throw new RangeError(`The starts of candidates must lead from 0 to ${rows.length}.`);
  }
  for (let entry = 0; entry < rows.length; entry++) {
    if (Number.isInteger(rows[entry]) && rows[entry] >= 0 && rows[entry] < glosses) continue;
    throw new RangeError(`Candidate ${entry} is gloss ${rows[entry]}, which is not one of 0 to ${glosses - 1}.`);
  }
}

/** Tells whether most tokens follow one of their own lemma. */
function isGrouped(lemmas: ArrayLike<number>): boolean {
  let changes = 0;
  for (let token = 1; token < lemmas.length; token++) if (lemmas[token] !== lemmas[token - 1]) changes++;
  return 2 * changes < lemmas.length;
}

/** Lists tokens by lemma, those of a lemma in their order: a counting sort. */
function sortByLemma(lemmas: Uint32Array, order: Uint32Array): void {
  let lowest = lemmas.length === 0 ? 0 : lemmas[0];
  let highest = lowest;
  for (let token = 0; token < lemmas.length; token++) {
    lowest = Math.min(lowest, lemmas[token]);
    highest = Math.max(highest, lemmas[token]);
  }
  const places = new Uint32Array(highest - lowest + 2);
  for (let token = 0; token < lemmas.length; token++) places[lemmas[token] - lowest + 1]++;
  for (let lemma = 1; lemma < places.length; lemma++) places[lemma] += places[lemma - 1];
  for (let token = 0; token < lemmas.length; token++) order[places[lemmas[token] - lowest]++] = token;
}
