import { ShapeError } from '../../errors.js';
import type { TensorNetwork } from '../tensor.js';

/** Indices of a network that grows, some of which turn out to be the same. */
export class IndexClasses {
  readonly #parents: number[] = [];
  readonly #lengths: number[] = [];

  /** Adds an index of so many dimensions, and returns its number. */
  add(length: number): number {
    this.#lengths.push(length);
    return this.#parents.push(this.#parents.length) - 1;
  }

  /**
   * Makes two indices the same.
   *
   * @throws ShapeError when they differ in length.
   */
  join(one: number, other: number): void {
    const [a, b] = [this.#find(one), this.#find(other)];
    const [found, expected] = [this.#lengths[a], this.#lengths[b]];
    if (found !== expected) throw new ShapeError('Two axes that meet', `${found} dimensions`, `${expected}`);
    this.#parents[Math.max(a, b)] = Math.min(a, b);
  }

  /** Returns a network over as many indices as are different, numbered from 0. */
  number({ factors, legs }: Pick<TensorNetwork, 'factors' | 'legs'>): TensorNetwork {
    const roots = [...this.#parents.keys()].filter((index) => this.#parents[index] === index);
    const numbers = new Map(roots.map((root, place) => [root, place]));
    const rename = (index: number): number => numbers.get(this.#find(index)) ?? 0;
    return {
      kind: 'network',
      dimensions: roots.map((root) => this.#lengths[root]),
      factors: factors.map((factor) => ({ ...factor, indices: factor.indices.map(rename) })),
      legs: legs.map(rename),
    };
  }

  #find(index: number): number {
    let root = index;
    while (this.#parents[root] !== root) root = this.#parents[root];
    let next = index;
    while (next !== root) [next, this.#parents[next]] = [this.#parents[next], root];
    return root;
  }
}
