import type { PregroupType } from './pregroup-type.js';
import type { Tensor } from './tensor.js';

/** A functor from diagrams to tensors: what it makes of basic types and words; cups, caps, swaps and spiders follow. */
export interface Interpretation {
  /**
   * The space of each basic type, as the numbers of dimensions of its factors: `n` may have [300]. A sentence space N (x) N is
   * [300, 300], that of truth values []. Adjoints have the same space.
   */
  readonly spaces: ReadonlyMap<string, readonly number[]>;
  /**
   * Returns the tensor of a word, its axes in the order of its type. It is asked once for each word and type of a diagram.
   *
   * @throws UnknownWordError when there is none.
   */
  readonly wordTensor: (word: string, type: PregroupType) => Tensor;
  /** Returns the tensor of a map, the axes of its domain first; without it, maps are unknown. */
  readonly mapTensor?: (name: string, domain: PregroupType, codomain: PregroupType) => Tensor;
}
