import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contractNetwork, planNetwork, spellOut } from '../../src/discocat/contract-network.js';
import { printPlan } from '../../src/discocat/contraction-plan.js';
import {
  denseTensor,
  lowRankTensor,
  matrixTensor,
  type NetworkFactor,
  sparseTensor,
  type TensorNetwork,
  vectorTensor,
} from '../../src/discocat/tensor.js';
import { QualiaError, ShapeError } from '../../src/errors.js';
import { DenseMatrix, denseFromRows } from '../../src/matrix/dense-matrix.js';
import { multiplyDoubles } from '../../src/matrix/dense-products.js';
import { countCells } from '../../src/matrix/shape.js';
import { createRandom } from '../../src/random.js';

/** Random networks over five indices of two to four dimensions: dense and sparse tensors, repeated, lonely and bare indices. */
const networks: fc.Arbitrary<TensorNetwork> = fc
  .array(fc.integer({ min: 2, max: 4 }), { minLength: 5, maxLength: 5 })
  .chain((dimensions) => {
    const indices = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 });
    const factors = fc.array(
      indices.chain((axes) => {
        const shape = axes.map((index) => dimensions[index]);
        const cells = countCells(shape);
        const values = fc.array(fc.constantFrom(0, 0, 1, -1, 2), { minLength: cells, maxLength: cells });
        return fc.tuple(values, fc.boolean()).map(([numbers, isSparse]): NetworkFactor => {
          const dense = denseTensor(shape, Float64Array.from(numbers));
          return { indices: axes, tensor: isSparse ? storeNonzeros(dense) : dense };
        });
      }),
      { maxLength: 5 },
    );
    return fc.record({
      kind: fc.constant('network' as const),
      dimensions: fc.constant(dimensions),
      factors,
      legs: indices,
    });
  });

function storeNonzeros({ shape, values }: ReturnType<typeof denseTensor>): ReturnType<typeof sparseTensor> {
  const places = Float64Array.from(values.keys()).filter((place) => values[place] !== 0);
  return sparseTensor(shape, { places, values: Float64Array.from(places, (place) => values[place]) });
}

/** The sum over every value of every index: the definition. */
function sumAll({ dimensions, factors, legs }: TensorNetwork): number[] {
  const shape = legs.map((leg) => dimensions[leg]);
  const place = (axes: readonly number[], lengths: readonly number[], at: readonly number[]): number =>
    axes.reduce((sum, index, axis) => sum * lengths[axis] + at[index], 0);
  const dense = factors.map((factor) => ({ ...factor, tensor: spellOut(factor.tensor) }));
  const sums = new Array<number>(countCells(shape)).fill(0);
  for (let cell = 0; cell < countCells(dimensions); cell++) {
    let rest = cell;
    const at = dimensions.map((length) => {
      const step = rest % length;
      rest = Math.floor(rest / length);
      return step;
    });
    sums[place(legs, shape, at)] += dense.reduce(
      (product, { tensor, indices }) => product * tensor.values[place(indices, tensor.shape, at)],
      1,
    );
  }
  return sums;
}

/** The least number of multiplications over all orders that multiply tensors that share an index, or any where none do. */
function leastMultiplications(
  tensors: readonly (readonly number[])[],
  legs: readonly number[],
  dimensions: readonly number[],
): number {
  if (tensors.length < 2) return 0;
  const pairs = tensors.flatMap((_, j) => tensors.slice(0, j).map((__, i) => [i, j] as const));
  const costs = pairs
    .filter(([i, j]) => tensors[i].some((index) => tensors[j].includes(index)))
    .map(([i, j]) => {
      const rest = tensors.filter((_, place) => place !== i && place !== j);
      const union = [...new Set([...tensors[i], ...tensors[j]])];
      const kept = union.filter((index) => legs.includes(index) || rest.some((other) => other.includes(index)));
      const own = countCells(union.map((index) => dimensions[index]));
      return own + leastMultiplications([...rest, kept], legs, dimensions);
    });
  return Math.min(...costs);
}

const random = (rows: number, columns: number, seed: number): DenseMatrix<Float64Array> => {
  const stream = createRandom(seed);
  return new DenseMatrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, () => stream.normal()),
  );
};

const chain = (matrices: readonly DenseMatrix[]): TensorNetwork => ({
  kind: 'network',
  dimensions: [matrices[0].rows, ...matrices.map(({ columns }) => columns)],
  factors: matrices.map((matrix, place) => ({
    tensor: matrixTensor(matrix),
    indices: [place, place + 1],
    label: `m${place}`,
  })),
  legs: [0, matrices.length],
});

describe('contractNetwork', () => {
  it('is the sum over all indices, in both orders, with dense and sparse tensors', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const expected = sumAll(network);
        for (const order of ['cheapest', 'left-to-right'] as const) {
          const found = contractNetwork(network, { order });
          expect([...spellOut(found).values].map((value) => value + 0)).toEqual(expected.map((value) => value + 0));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives matrix products of many sizes, through the compiled kernel where they are large', () => {
    for (const [rows, inner, columns] of [
      [70, 65, 61],
      [5, 400, 40],
      [1, 300, 300],
      [300, 300, 1],
      [3, 500, 90],
    ]) {
      const [a, b] = [random(rows, inner, 1), random(inner, columns, 2)];
      const expected = multiplyDoubles(a, b).values;
      const turned = new DenseMatrix(
        columns,
        inner,
        Float64Array.from({ length: columns * inner }, (_, cell) => b.at(cell % inner, Math.floor(cell / inner))),
      );
      const networkOf = (right: DenseMatrix, indices: number[], legs: number[]): TensorNetwork => ({
        kind: 'network',
        dimensions: [rows, inner, columns],
        factors: [
          { tensor: matrixTensor(a), indices: [0, 1] },
          { tensor: matrixTensor(right), indices },
        ],
        legs,
      });
      for (const network of [networkOf(b, [1, 2], [0, 2]), networkOf(turned, [2, 1], [0, 2])]) {
        spellOut(network).values.forEach((value, cell) => {
          expect(value).toBeCloseTo(expected[cell], 9);
        });
      }
      const crosswise = spellOut(networkOf(b, [1, 2], [2, 0])).values;
      for (const cell of [0, 1, rows * columns - 1]) {
        expect(crosswise[cell]).toBeCloseTo(expected[(cell % rows) * columns + Math.floor(cell / rows)], 9);
      }
    }
  });

  it('keeps sparse what is sparse: a product of count vectors of 50,000 dimensions', () => {
    const size = 50_000;
    const row = (places: number[], values: number[]) =>
      vectorTensor({ columns: Int32Array.from(places), values: Float32Array.from(values) }, size);
    const network: TensorNetwork = {
      kind: 'network',
      dimensions: [size],
      factors: [
        { tensor: row([3, 40_000, 49_999], [1, 2, 3]), indices: [0] },
        { tensor: row([3, 7, 49_999], [5, 6, 7]), indices: [0] },
      ],
      legs: [0, 0],
    };
    // Copied to two legs, the product lies on the diagonal of 50,000 x 50,000 cells.
    expect(contractNetwork(network)).toEqual({
      kind: 'sparse',
      shape: [size, size],
      places: Float64Array.of(3 * size + 3, 49_999 * size + 49_999),
      values: Float64Array.of(5, 21),
    });
    expect(contractNetwork({ ...network, legs: [0] }).kind).toBe('sparse');
    expect([...spellOut({ ...network, legs: [] }).values]).toEqual([26]);
    // A dense vector times a sparse one is sparse too.
    const dense = { tensor: vectorTensor(new Float64Array(size).fill(2)), indices: [0] };
    expect(contractNetwork({ ...network, factors: [network.factors[0], dense], legs: [0] })).toMatchObject({
      kind: 'sparse',
      values: Float64Array.of(2, 4, 6),
    });
  });

  it('leaves its factors as they were', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const before = network.factors.map(({ tensor }) => [...tensor.values]);
        contractNetwork(network);
        expect(network.factors.map(({ tensor }) => [...tensor.values])).toEqual(before);
      }),
    );
  });

  it('throws when axes of an index differ, and before it makes a tensor that is too large', () => {
    const vector = { tensor: vectorTensor(new Float64Array(3)), indices: [0] };
    const network: TensorNetwork = { kind: 'network', dimensions: [2], factors: [vector], legs: [0] };
    expect(() => contractNetwork(network)).toThrow(ShapeError);
    const long = Array.from({ length: 3 }, (_, index) => ({
      tensor: vectorTensor(new Float64Array(2000)),
      indices: [index],
    }));
    const cube: TensorNetwork = { kind: 'network', dimensions: [2000, 2000, 2000], factors: long, legs: [0, 1, 2] };
    expect(() => contractNetwork(cube)).toThrow(QualiaError);
    expect(() => contractNetwork(cube)).toThrow('8000000000 cells');
    expect(() =>
      spellOut(sparseTensor([1e5, 1e5], { places: new Float64Array(0), values: new Float64Array(0) })),
    ).toThrow(QualiaError);
  });
});

describe('a network', () => {
  it('has no axis or leg along an index that is not there', () => {
    const tensor = vectorTensor(Float64Array.of(1, 2));
    const network = { kind: 'network', dimensions: [2], factors: [], legs: [] } as const;
    expect(() => contractNetwork({ ...network, legs: [1] })).toThrow(
      'The legs of a network: found index 1, expected one of the 1 from 0.',
    );
    expect(() => contractNetwork({ ...network, factors: [{ tensor, indices: [5] }] })).toThrow(ShapeError);
    expect(() => planNetwork({ ...network, legs: [-1] })).toThrow(ShapeError);
  });
});

describe('planNetwork', () => {
  it('finds the cheapest order', () => {
    const dense = networks.filter(({ factors }) => factors.every(({ tensor }) => tensor.kind === 'dense'));
    fc.assert(
      fc.property(dense, (network) => {
        const plan = planNetwork(network);
        const tensors = plan.tensors.map(({ indices }) => indices);
        const least = leastMultiplications(tensors, network.legs, network.dimensions);
        // Tensors that hang together by no index are multiplied last; then the brute force, which knows no such order, says nothing.
        fc.pre(Number.isFinite(least));
        expect(plan.order).toBe('exact');
        const repeated = plan.steps.some(({ repeats }) => repeats !== undefined);
        if (!repeated) expect(plan.multiplications).toBe(least);
      }),
      { numRuns: 300 },
    );
  });

  it('says what is multiplied and what it costs', () => {
    const plan = planNetwork(chain([random(2, 3, 1), random(3, 4, 2), random(4, 1, 3)]));
    expect(printPlan(plan)).toBe(
      [
        'm1 x m2 -> #1[3 x 1]: 12 multiplications, 3 cells',
        'm0 x #1 -> #2[2 x 1]: 6 multiplications, 2 cells',
        'exact: 18 multiplications, at most 3 cells at a time',
      ].join('\n'),
    );
    expect(plan).toMatchObject({ order: 'exact', multiplications: 18, largest: 3 });
  });

  it('never makes a matrix of a verb in factors, nor a cube of a spider', () => {
    const size = 50_000;
    const noun = vectorTensor(new Float32Array(size).fill(1));
    const pairs = new DenseMatrix(3, size, new Float32Array(3 * size).fill(1));
    const verb = lowRankTensor([pairs, pairs], Float64Array.of(1, 2, 3));
    // The subject meets the verb and is copied twice.
    const network: TensorNetwork = {
      kind: 'network',
      dimensions: verb.dimensions,
      factors: [
        ...verb.factors,
        { tensor: noun, indices: [1] },
        { tensor: noun, indices: [1] },
        { tensor: noun, indices: [2] },
      ],
      legs: [1],
    };
    const plan = planNetwork(network);
    expect(plan.largest).toBeLessThanOrEqual(size);
    expect(plan.multiplications).toBeLessThanOrEqual(9 * size);
    expect(contractNetwork(network).values[size - 1]).toBe(6 * size);
  });

  it('computes equal parts once: the bra of a pure state after its ket', () => {
    const [matrix, vector] = [matrixTensor(random(4, 4, 1)), vectorTensor(random(1, 4, 2).values)];
    const network: TensorNetwork = {
      kind: 'network',
      dimensions: [4, 4, 4, 4],
      factors: [0, 2].flatMap((from) => [
        { tensor: matrix, indices: [from, from + 1] },
        { tensor: vector, indices: [from + 1] },
      ]),
      legs: [0, 2],
    };
    const plan = planNetwork(network);
    expect(plan.steps.map(({ repeats, multiplications }) => [repeats, multiplications])).toEqual([
      [undefined, 16],
      [0, 0],
      [undefined, 16],
    ]);
    expect(printPlan(plan)).toContain('as #1');
    const half = spellOut({ ...network, dimensions: [4, 4], factors: network.factors.slice(0, 2), legs: [0] }).values;
    expect([...spellOut(network).values]).toEqual([...half].flatMap((ket) => [...half].map((bra) => ket * bra)));
  });

  it('falls back to a greedy order for very many tensors', () => {
    const vectors = Array.from({ length: 40 }, (_, place) => random(2, 2, place));
    const network = chain(vectors);
    const plan = planNetwork(network);
    expect(plan.order).toBe('greedy');
    expect(plan.multiplications).toBe(39 * 8);
    const other = spellOut(contractNetwork(network, { order: 'left-to-right' })).values;
    const scale = Math.max(...other.map(Math.abs));
    spellOut(network).values.forEach((value, cell) => {
      expect(Math.abs(value - other[cell])).toBeLessThan(1e-9 * scale);
    });
  });
});

describe('tensors', () => {
  it('do not come from shapes, places or matrices that do not fit', () => {
    const numbers = new Float64Array(2);
    expect(() => denseTensor([3], numbers)).toThrow(ShapeError);
    for (const places of [[0], [1, 1], [1, 0], [0, 2], [0, 0.5]]) {
      expect(() => sparseTensor([2], { places: Float64Array.from(places), values: numbers })).toThrow(ShapeError);
    }
    const matrix = denseFromRows([[1, 2]]);
    expect(() => lowRankTensor([])).toThrow(QualiaError);
    expect(() => lowRankTensor([matrix, denseFromRows([[1], [2]])])).toThrow(ShapeError);
    expect(() => lowRankTensor([matrix], numbers)).toThrow(ShapeError);
  });
});
