import type { Arena } from '../kernels/arena.js';
import { panelWidth } from '../kernels/multiply-panel.js';
import { blockSize } from '../kernels/panel-products.js';
import type { Random } from '../random.js';
import {
  choleskyUpper,
  invertUpper,
  multiplySquare,
  smallestDiagonal,
  triangularise,
  whiten,
} from './block-factors.js';

/** Rows whose products one call sums up; fixed, so that the sums do not depend on the number of threads. */
const segmentRows = 8192;

/** A column that keeps less than this share of `scale` after projection is rounding, and counts as dependent. */
const dependence = 1e-7;

/** A unit column that keeps less than this when it is projected again is replaced. */
const leastKept = 0.1;

/** Products in single precision tell columns apart down to the root of this. */
const leastPivot = 1e-5;

/**
 * A growing orthonormal basis whose vectors come 24 at a time, as panels in an arena.
 *
 * Panel p holds vectors 24 p to 24 p + 23; all have the same number of rows, a multiple of 24.
 */
export class PanelBasis {
  readonly rows: number;
  readonly capacity: number;
  readonly #arena: Arena;
  readonly #random: Random;
  readonly #panels: Float32Array;
  readonly #scratch: Float32Array;
  readonly #products: Float64Array;
  readonly #coefficients: Float32Array;
  readonly #segments: number;
  #count = 0;

  /** @param options.capacity how many panels there may be at most. */
  constructor(arena: Arena, options: { readonly rows: number; readonly capacity: number; readonly random: Random }) {
    const { rows, capacity, random } = options;
    this.rows = rows;
    this.capacity = capacity;
    this.#arena = arena;
    this.#random = random;
    this.#segments = Math.ceil(rows / segmentRows);
    this.#panels = arena.allocate(Float32Array, capacity * rows * panelWidth);
    this.#scratch = arena.allocate(Float32Array, rows * panelWidth);
    this.#products = arena.allocate(Float64Array, capacity * this.#segments * blockSize);
    this.#coefficients = arena.allocate(Float32Array, capacity * blockSize);
  }

  /** The number of panels that are part of the basis. */
  get count(): number {
    return this.#count;
  }

  /** The panel behind the last one of the basis, to be filled and then taken in by {@link append}. */
  get next(): Float32Array {
    return this.panel(this.#count);
  }

  /** Returns panel `index` as a view. */
  panel(index: number): Float32Array {
    const size = this.rows * panelWidth;
    return this.#panels.subarray(index * size, (index + 1) * size);
  }

  /** Fills the first rows of the next panel with standard normal numbers, by default all, and the others with zeros. */
  fillRandom(rows = this.rows): void {
    const panel = this.next;
    this.#arena.clear(panel);
    for (let cell = 0; cell < rows * panelWidth; cell++) panel[cell] = this.#random.normal();
  }

  /** Subtracts panel `index` times `coefficients` (24 x 24) from the next panel. */
  subtract(index: number, coefficients: Float64Array): void {
    this.#addTo(
      this.next,
      this.panel(index),
      coefficients.map((value) => -value),
    );
  }

  /** Makes the next panel orthogonal to the whole basis: one pass of classical Gram-Schmidt. */
  project(): void {
    if (this.#count === 0) return;
    const coefficients = this.#productsWith(this.#panels, this.#count, this.next);
    this.#addTo(
      this.next,
      this.#panels,
      coefficients.map((value) => -value),
    );
  }

  /**
   * Makes the columns of the next panel orthonormal and takes it into the basis; returns the upper triangular R
   * (24 x 24, row-major) with `panel before = panel after * R`.
   *
   * Cholesky QR, done twice (Yamamoto et al. 2015). Columns that depend on the others, or vanish against `scale`, are
   * replaced by random ones orthogonal to the basis, and R has zeros for them. Short columns are orthogonal to the basis
   * as far as rounding left them so; {@link refineLast} makes up for it.
   *
   * @param scale the norm of what the panel was before it was projected.
   */
  append(scale: number): Float64Array {
    const factor = this.#orthonormalise(dependence * scale) ?? this.#replaceDependent(scale);
    this.#count++;
    return factor;
  }

  /** Makes the last panel orthogonal to the others once more; returns R as {@link append} does. */
  refineLast(): Float64Array {
    this.#count--;
    this.project();
    const factor = this.#orthonormalise(leastKept) ?? this.#replaceDependent(1);
    this.#count++;
    return factor;
  }

  /**
   * Writes the first `size` vectors times rows `first` to `first + count` of `rotation`, at most 24 rows of `size`
   * numbers, to the panel `target`; `size` is a multiple of 24.
   */
  rotate(
    rotation: Float64Array,
    { size, first, count }: { readonly size: number; readonly first: number; readonly count: number },
    target: Float32Array,
  ): void {
    const coefficients = new Float64Array(size * panelWidth);
    for (let j = 0; j < count; j++) {
      for (let vector = 0; vector < size; vector++) {
        coefficients[vector * panelWidth + j] = rotation[(first + j) * size + vector];
      }
    }
    this.#arena.clear(target);
    this.#addTo(target, this.#panels, coefficients);
  }

  /** Returns undefined, the panel unchanged, where Cholesky's factor breaks down or has a diagonal entry below `least`. */
  #orthonormalise(least: number): Float64Array | undefined {
    const panel = this.next;
    const first = choleskyUpper(this.#productsWith(panel, 1, panel), leastPivot);
    if (first === undefined || smallestDiagonal(first) < least) return undefined;
    this.#arena.clear(this.#scratch);
    this.#addTo(this.#scratch, panel, invertUpper(first));
    const second = choleskyUpper(this.#productsWith(this.#scratch, 1, this.#scratch), leastPivot);
    if (second === undefined) return undefined;
    this.#arena.clear(panel);
    this.#addTo(panel, this.#scratch, invertUpper(second));
    return multiplySquare(second, first);
  }

  #replaceDependent(scale: number): Float64Array {
    const panel = this.next;
    const before = panel.slice();
    this.#whitenNext(dependence * scale);
    this.project();
    this.project();
    // What is left of a direction that lay in the basis, but for rounding, is short.
    const kept = this.#whitenNext(0.5);
    const independent = panel.slice();
    do {
      panel.set(independent);
      for (let row = 0; row < this.rows; row++) {
        for (let j = kept; j < panelWidth; j++) panel[row * panelWidth + j] = this.#random.normal();
      }
    } while (!(this.#separate() && this.#separate()));
    this.#scratch.set(before);
    const { orthogonal, upper } = triangularise(this.#productsWith(panel, 1, this.#scratch));
    this.#rotateNext(orthogonal);
    return upper;
  }

  /** Makes the next panel orthogonal to the basis and its columns orthonormal; tells whether they are independent. */
  #separate(): boolean {
    this.project();
    return this.#orthonormalise(0) !== undefined;
  }

  /** Makes the independent columns of the next panel orthonormal, puts them first and returns how many there are. */
  #whitenNext(least: number): number {
    const { rotation, kept } = whiten(exactProducts(this.next), least);
    this.#rotateNext(rotation);
    return kept;
  }

  #rotateNext(rotation: Float64Array): void {
    this.#scratch.set(this.next);
    this.#arena.clear(this.next);
    this.#addTo(this.next, this.#scratch, rotation);
  }

  /** Returns the products of `count` panels with one, `24 count x 24`, row-major. */
  #productsWith(panels: Float32Array, count: number, right: Float32Array): Float64Array {
    const segments = this.#segments;
    const stride = this.rows * panelWidth * 4;
    const parts = this.#products;
    this.#arena.run('projectPanels', [panels, stride, right, this.rows, segments, segmentRows, parts], {
      items: count * segments,
      chunk: 1,
    });
    const products = new Float64Array(count * blockSize);
    for (let item = 0; item < count * segments; item++) {
      const to = Math.floor(item / segments) * blockSize;
      for (let cell = 0; cell < blockSize; cell++) products[to + cell] += parts[item * blockSize + cell];
    }
    return products;
  }

  #addTo(target: Float32Array, panels: Float32Array, coefficients: Float64Array): void {
    this.#coefficients.set(coefficients);
    const stride = this.rows * panelWidth * 4;
    const count = coefficients.length / blockSize;
    this.#arena.run('addPanels', [panels, stride, count, this.#coefficients, target], {
      items: this.rows / 4,
      chunk: 128,
    });
  }
}

/** The products of the columns of a panel in doubles: they show dependence that products in single precision hide. */
function exactProducts(panel: Float32Array): Float64Array {
  const products = new Float64Array(blockSize);
  for (let from = 0; from < panel.length; from += panelWidth) {
    for (let i = 0; i < panelWidth; i++) {
      const left = panel[from + i];
      for (let j = 0; j < panelWidth; j++) products[i * panelWidth + j] += left * panel[from + j];
    }
  }
  return products;
}
