import { Matrix } from 'ml-matrix';
import { beforeEach, describe, expect, it } from 'vitest';
import { Arena } from '../../src/kernels/arena.js';
import { panelWidth } from '../../src/kernels/multiply-panel.js';
import { PanelBasis } from '../../src/matrix/panel-basis.js';
import { createRandom } from '../../src/random.js';
import { gaussianMatrix } from './arbitraries.js';

let arena: Arena;
beforeEach(() => {
  arena = new Arena();
});

const toMatrix = (panel: ArrayLike<number>): Matrix =>
  Matrix.from1DArray(panel.length / panelWidth, panelWidth, Array.from(panel));
const square = (block: Float64Array): Matrix => Matrix.from1DArray(panelWidth, panelWidth, block);
const largest = (matrix: Matrix): number =>
  matrix.to1DArray().reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const columnsOf = (basis: PanelBasis): Matrix[] =>
  Array.from({ length: basis.count }, (_, index) => toMatrix(basis.panel(index)));

/** How far the vectors of a basis are from orthonormal. */
function defect(basis: PanelBasis): number {
  const panels = columnsOf(basis);
  return Math.max(
    ...panels.flatMap((left, i) =>
      panels.slice(0, i + 1).map((right, j) => {
        const products = left.transpose().mmul(right);
        return largest(i === j ? products.sub(Matrix.eye(panelWidth)) : products);
      }),
    ),
  );
}

/** A basis of `count` random panels. */
function randomBasis(rows: number, count: number, capacity = count + 2): PanelBasis {
  const basis = new PanelBasis(arena, { rows, capacity, random: createRandom(7) });
  for (let index = 0; index < count; index++) {
    basis.fillRandom();
    basis.project();
    basis.append(1);
  }
  return basis;
}

/** Fills the next panel, projects it and takes it in; returns the panel between and what it was made of. */
function takeIn(
  basis: PanelBasis,
  panel: ArrayLike<number>,
): { readonly before: Matrix; readonly made: Matrix; readonly factor: Matrix } {
  basis.next.set(panel);
  const scale = Math.sqrt(Array.from(panel).reduce((sum, value) => sum + value * value, 0));
  basis.project();
  const before = toMatrix(basis.next);
  const factor = square(basis.append(scale));
  return { before, factor, made: toMatrix(basis.panel(basis.count - 1)).mmul(factor) };
}

describe('PanelBasis', () => {
  // The last size is cut into two segments of rows.
  it.each([72, 240, 8400])('is orthonormal, and panel before = panel after * R, with %i rows', (rows) => {
    const basis = randomBasis(rows, 1);
    const { before, made, factor } = takeIn(basis, gaussianMatrix(rows, panelWidth, 1).values);
    expect(basis.count).toBe(2);
    expect(defect(basis)).toBeLessThan(1e-6);
    expect(largest(before.clone().sub(made))).toBeLessThan(1e-5);
    for (let i = 0; i < panelWidth; i++) {
      for (let j = 0; j < i; j++) expect(Math.abs(factor.get(i, j))).toBe(0);
      expect(factor.get(i, i)).toBeGreaterThan(0);
    }
  });

  it('stays orthonormal until it spans everything, where what is left of a panel is refined', () => {
    const basis = new PanelBasis(arena, { rows: 240, capacity: 10, random: createRandom(3) });
    while (basis.count < basis.capacity) {
      basis.fillRandom();
      basis.project();
      basis.append(1);
      basis.refineLast();
    }
    expect(defect(basis)).toBeLessThan(1e-6);
  });

  it('replaces what is left of a panel that lay in the basis but for rounding', () => {
    const basis = randomBasis(96, 3);
    basis.next.set(basis.panel(1));
    basis.project();
    basis.append(1);
    basis.refineLast();
    expect(defect(basis)).toBeLessThan(1e-6);
  });

  it.each([
    ['columns of zeros', (_row: number, column: number, value: number) => (column % 3 === 0 ? 0 : value)],
    ['equal columns', (row: number, column: number) => gaussian.at(row, column % 5)],
    ['one column that is not zero', (_row: number, column: number, value: number) => (column === 9 ? value : 0)],
    ['nothing but zeros', () => 0],
    ['columns of many lengths', (_row: number, column: number, value: number) => value * 10 ** -column],
  ])('replaces dependent columns: of a panel with %s', (_name, cellAt) => {
    const rows = 240;
    const basis = randomBasis(rows, 3);
    const panel = gaussian.values.map((value, cell) => cellAt(Math.floor(cell / panelWidth), cell % panelWidth, value));
    const { before, made, factor } = takeIn(basis, panel);
    expect(defect(basis)).toBeLessThan(2e-6);
    const length = Math.sqrt(panel.reduce((sum, value) => sum + value * value, 0));
    expect(largest(before.clone().sub(made))).toBeLessThanOrEqual(2e-5 * length);
    for (let i = 0; i < panelWidth; i++) for (let j = 0; j < i; j++) expect(Math.abs(factor.get(i, j))).toBe(0);
  });

  it('replaces columns that lie in the basis already', () => {
    const basis = randomBasis(240, 3);
    const panel = gaussian.values.slice();
    for (let row = 0; row < 240; row++) {
      for (let column = 0; column < 12; column++) {
        panel[row * panelWidth + column] = 5 * basis.panel(column % 3)[row * panelWidth + column];
      }
    }
    const { before, made } = takeIn(basis, panel);
    expect(defect(basis)).toBeLessThan(2e-6);
    expect(largest(before.clone().sub(made))).toBeLessThan(1e-3);
  });

  it('refines the last panel where it was not orthogonal to the others', () => {
    const basis = randomBasis(240, 3);
    basis.next.set(gaussian.values.map((value, cell) => 0.1 * value + 1e-3 * basis.panel(0)[cell]));
    basis.append(1);
    expect(defect(basis)).toBeGreaterThan(1e-3);
    const last = toMatrix(basis.panel(3));
    const factor = square(basis.refineLast());
    expect(basis.count).toBe(4);
    expect(defect(basis)).toBeLessThan(1e-6);
    const [a, b, c, refined] = columnsOf(basis) as [Matrix, Matrix, Matrix, Matrix];
    const projected = [a, b, c].reduce(
      (left, panel) => left.sub(panel.mmul(panel.transpose().mmul(last))),
      last.clone(),
    );
    expect(largest(projected.sub(refined.mmul(factor)))).toBeLessThan(1e-6);
  });

  it('subtracts a panel times coefficients from the next one', () => {
    const basis = randomBasis(48, 1);
    const coefficients = Float64Array.from(gaussianMatrix(panelWidth, panelWidth, 3).values);
    const next = gaussianMatrix(48, panelWidth, 4).values;
    basis.next.set(next);
    basis.subtract(0, coefficients);
    const expected = toMatrix(next).sub(toMatrix(basis.panel(0)).mmul(square(coefficients)));
    expect(largest(toMatrix(basis.next).sub(expected))).toBeLessThan(1e-5);
  });

  it('rotates: each column of the target is a combination of the vectors, the columns behind are zero', () => {
    const basis = randomBasis(72, 3);
    const [size, first, count] = [48, 2, 5];
    const rotation = Float64Array.from(gaussianMatrix(9, size, 5).values);
    const target = arena.allocate(Float32Array, 72 * panelWidth).fill(Number.NaN);
    basis.rotate(rotation, { size, first, count }, target);
    for (let row = 0; row < 72; row++) {
      for (let j = 0; j < panelWidth; j++) {
        let sum = 0;
        for (let vector = 0; vector < size && j < count; vector++) {
          const panel = basis.panel(Math.floor(vector / panelWidth));
          sum += panel[row * panelWidth + (vector % panelWidth)] * rotation[(first + j) * size + vector];
        }
        expect(target[row * panelWidth + j]).toBeCloseTo(sum, 5);
      }
    }
  });

  it('fills rows with chance, and those behind them with zeros', () => {
    const basis = randomBasis(72, 0);
    basis.next.fill(3);
    basis.fillRandom(50);
    expect(basis.next.subarray(0, 50 * panelWidth).every((value) => value !== 0 && value !== 3)).toBe(true);
    expect(basis.next.subarray(50 * panelWidth).every((value) => value === 0)).toBe(true);
  });

  it('gives the same bytes for the same seed', () => {
    const [first, second] = [randomBasis(96, 3), randomBasis(96, 3)];
    for (let index = 0; index < 3; index++) expect(second.panel(index)).toEqual(first.panel(index));
  });
});

const gaussian = gaussianMatrix(240, panelWidth, 11);
