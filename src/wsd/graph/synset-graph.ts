import { requireOption, ShapeError, UnknownWordError } from '../../errors.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { RelationType } from '../../lexicon/synset.js';
import { SparseMatrix } from '../../matrix/sparse-matrix.js';

/** Pairs of synsets, by their places in a graph: edge i joins `from[i]` and `to[i]`. */
export interface SynsetEdges {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Options of {@link buildSynsetGraph}. */
export interface SynsetGraphOptions {
  /** The weight of an edge that a relation of this type makes; default 1 for each type, and 0 leaves the type out. */
  readonly relationWeights?: ReadonlyMap<RelationType, number> | undefined;
  /** Edges from the synset of a gloss to those of its words, as `linkGlosses` finds them; default none. */
  readonly glossEdges?: SynsetEdges | undefined;
  /** The weight of such an edge; default 1. */
  readonly glossWeight?: number;
}

/**
 * The synsets of a lexicon as an undirected graph.
 *
 * Synsets have places, in the order of the lexicon. The weights are symmetric and above 0, and no synset is joined with
 * itself.
 */
export class SynsetGraph {
  /** The ids of the synsets, by place. */
  readonly synsets: readonly string[];
  /** Synsets x synsets: the weight of the edge between two. */
  readonly weights: SparseMatrix;
  readonly #places: ReadonlyMap<string, number>;

  /** @throws ShapeError when the weights are not of as many synsets. */
  constructor(synsets: readonly string[], weights: SparseMatrix) {
    if (weights.rows !== synsets.length || weights.columns !== synsets.length) {
      throw new ShapeError(
        'SynsetGraph',
        `weights of ${weights.rows} x ${weights.columns}`,
        `${synsets.length} a side`,
      );
    }
    this.synsets = synsets;
    this.weights = weights;
    this.#places = new Map(synsets.map((id, place) => [id, place]));
  }

  /** The place of a synset, or undefined when the graph does not hold it. */
  findPlace(id: string): number | undefined {
    return this.#places.get(id);
  }
}

/**
 * Builds the graph of a lexicon's synsets: two are joined when a relation leads from one to the other, or from a sense of
 * one to a sense of the other, in either direction.
 *
 * Several relations between two synsets make one edge, of the largest of their weights; a gloss edge adds its weight,
 * once however often a gloss names the synset.
 *
 * @throws OptionError when a weight is negative or not finite; RangeError when a gloss edge leaves the lexicon; UnknownWordError
 * when a relation does.
 * @example buildSynsetGraph(await readWordnet()).weights.nonzeros // twice the number of edges
 */
export function buildSynsetGraph(lexicon: Lexicon, options: SynsetGraphOptions = {}): SynsetGraph {
  const { relationWeights = new Map(), glossEdges, glossWeight = 1 } = options;
  for (const [type, weight] of relationWeights) requireWeight(`weight of ${type}`, weight);
  requireWeight('glossWeight', glossWeight);
  const synsets = Array.from(lexicon.scanSynsets(), ({ id }) => id);
  const places = new Map(synsets.map((id, place) => [id, place]));
  const related = new PairWeights(synsets.length);
  for (const { id, relations } of lexicon.scanSynsets()) {
    const from = places.get(id) as number;
    for (const { type, target } of relations) {
      const to = places.get(target);
      if (to === undefined) throw new UnknownWordError(target, `the synset ids of ${lexicon.name} ${lexicon.version}`);
      related.add(from, to, relationWeights.get(type) ?? 1);
    }
  }
  const named = new PairWeights(synsets.length);
  for (let edge = 0; edge < (glossEdges?.from.length ?? 0); edge++) {
    const { from, to } = glossEdges as SynsetEdges;
    for (const place of [from[edge], to[edge]]) {
      if (!(place >= 0 && place < synsets.length)) throw new RangeError(`Gloss edge ${edge} names synset ${place}.`);
    }
    named.add(from[edge], to[edge], glossWeight);
  }
  return new SynsetGraph(
    synsets,
    toSymmetric(
      synsets.length,
      mergePairs([related.largest(), named.largest()], (one, other) => one + other),
    ),
  );
}

function requireWeight(name: string, weight: number): void {
  requireOption(weight >= 0 && Number.isFinite(weight), name, weight, 'a number >= 0');
}

/** A pair of places as one number, and its weight. */
interface WeightedPairs {
  readonly pairs: Float64Array;
  readonly weights: Float64Array;
}

/** Collects weights of unordered pairs of places. */
class PairWeights {
  readonly #size: number;
  /** A list of pairs for each weight: there are few weights. */
  readonly #byWeight = new Map<number, number[]>();

  constructor(size: number) {
    this.#size = size;
  }

  add(one: number, other: number, weight: number): void {
    if (one === other || weight === 0) return;
    const pairs = this.#byWeight.get(weight) ?? [];
    if (pairs.length === 0) this.#byWeight.set(weight, pairs);
    pairs.push(Math.min(one, other) * this.#size + Math.max(one, other));
  }

  /** Each pair once, ascending, with the largest of its weights. */
  largest(): WeightedPairs {
    const lists = Array.from(this.#byWeight, ([weight, pairs]) => {
      const sorted = Float64Array.from(pairs).sort();
      return { pairs: sorted, weights: new Float64Array(sorted.length).fill(weight) };
    });
    return mergePairs(lists, Math.max);
  }
}

/** Merges ascending lists, in which a pair may repeat, into one in which none does; weights of one pair are joined. */
function mergePairs(lists: readonly WeightedPairs[], join: (one: number, other: number) => number): WeightedPairs {
  const length = lists.reduce((sum, { pairs }) => sum + pairs.length, 0);
  const merged = { pairs: new Float64Array(length), weights: new Float64Array(length) };
  const next = lists.map(() => 0);
  let filled = 0;
  for (;;) {
    let lowest = -1;
    for (let list = 0; list < lists.length; list++) {
      const isLeft = next[list] < lists[list].pairs.length;
      if (isLeft && (lowest < 0 || lists[list].pairs[next[list]] < lists[lowest].pairs[next[lowest]])) lowest = list;
    }
    if (lowest < 0) return { pairs: merged.pairs.slice(0, filled), weights: merged.weights.slice(0, filled) };
    const pair = lists[lowest].pairs[next[lowest]];
    const weight = lists[lowest].weights[next[lowest]++];
    const isSame = filled > 0 && merged.pairs[filled - 1] === pair;
    if (!isSame) merged.pairs[filled++] = pair;
    merged.weights[filled - 1] = isSame ? join(merged.weights[filled - 1], weight) : weight;
  }
}

/** Makes a symmetric matrix of ascending pairs. */
function toSymmetric(size: number, { pairs, weights }: WeightedPairs): SparseMatrix {
  const lower = Int32Array.from(pairs, (pair) => Math.floor(pair / size));
  const upper = Int32Array.from(pairs, (pair) => pair % size);
  const rowStarts = new Float64Array(size + 1);
  for (let at = 0; at < pairs.length; at++) {
    rowStarts[lower[at] + 1]++;
    rowStarts[upper[at] + 1]++;
  }
  for (let row = 0; row < size; row++) rowStarts[row + 1] += rowStarts[row];
  const next = Uint32Array.from(rowStarts);
  const columns = new Int32Array(2 * pairs.length);
  const values = new Float32Array(2 * pairs.length);
  // Ascending pairs come with ascending lower places: first all that stand below a row's diagonal, then all above it.
  for (const [rows, others] of [
    [upper, lower],
    [lower, upper],
  ]) {
    for (let at = 0; at < pairs.length; at++) {
      const place = next[rows[at]]++;
      columns[place] = others[at];
      values[place] = weights[at];
    }
  }
  return new SparseMatrix({ rows: size, columns: size }, rowStarts, columns, values);
}
