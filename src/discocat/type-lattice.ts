import { UnknownWordError } from '../errors.js';
import type { SimpleType } from './pregroup-type.js';
import type { AmbiguousWord } from './reduction.js';

/** An edge of a type lattice: it crosses one simple type of one type of a word, or none where that type is the unit. */
export interface LatticeEdge {
  readonly from: number;
  readonly to: number;
  readonly simple: SimpleType | undefined;
  /** Which word, from 0. */
  readonly word: number;
  /** Which of its types, from 0. */
  readonly type: number;
  /** Which simple type of that, from 0. */
  readonly place: number;
  /** What taking the type costs: above 0 on its first edge alone, unless it is the word's first type. */
  readonly cost: number;
}

/** The types of words as paths between nodes, which are numbered from left to right; every path crosses one type of each word. */
export interface TypeLattice {
  readonly nodes: number;
  readonly edgesFrom: readonly (readonly LatticeEdge[])[];
  /** No path costs more. */
  readonly highestCost: number;
}

/**
 * Makes the lattice of the types of words.
 *
 * A path costs the sum of the places of its types in their lists, times a number so large that the later words decide nothing but
 * ties: there a later word is the cheaper one to take a later type.
 *
 * @throws UnknownWordError when a word has no type.
 */
export function createTypeLattice(words: readonly AmbiguousWord[]): TypeLattice {
  const ties = words.map((_, word) => words.length - word);
  const unit = 1 + words.reduce((sum, { types }, word) => sum + types.length * ties[word], 0);
  const edges: LatticeEdge[] = [];
  let node = 0;
  let highestCost = 0;
  for (const [word, { word: text, types }] of words.entries()) {
    if (types.length === 0) throw new UnknownWordError(text, 'the words that have a type');
    const from = node;
    const end = from + 1 + types.reduce((sum, { length }) => sum + Math.max(0, length - 1), 0);
    for (const [type, simples] of types.entries()) {
      const cost = type * (unit + ties[word]);
      const length = Math.max(1, simples.length);
      for (let place = 0; place < length; place++) {
        const [left, right] = [place === 0 ? from : node, place === length - 1 ? end : node + 1];
        edges.push({ from: left, to: right, simple: simples[place], word, type, place, cost: place === 0 ? cost : 0 });
        if (place < length - 1) node++;
      }
    }
    highestCost += (types.length - 1) * (unit + ties[word]);
    node = end;
  }
  const edgesFrom: LatticeEdge[][] = Array.from({ length: node + 1 }, () => []);
  for (const edge of edges) edgesFrom[edge.from].push(edge);
  return { nodes: node + 1, edgesFrom, highestCost };
}
