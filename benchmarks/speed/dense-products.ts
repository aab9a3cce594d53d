import type { MathJsInstance, Matrix as MathMatrix } from 'mathjs';
import { defineSpeed, importBuilt, type SpeedCase, type SpeedRun, type SpeedSettings, type Work } from './harness.js';
import { createMath, discard, normalMathMatrix, normalMatrix, normalMlMatrix } from './inputs/normal-matrix.js';
import { limitCase } from './limits.js';

/** Packages made for small matrices get fewer rows; rates stay comparable. */
const fewRows = 1000;

await defineSpeed(import.meta.url, {
  id: 'dense-products',
  title: "Gram matrix Y'Y and product Y W of a tall dense matrix",
  cases: (settings) =>
    [110, 310].flatMap((columns) => [...gramCases(columns, settings), ...denseCases(columns, settings)]),
});

function gramCases(columns: number, { quick }: SpeedSettings): SpeedCase[] {
  const rows = quick ? 10_000 : 30_000;
  const group = `Gram matrix, ${rows} x ${columns}`;
  // Symmetric: half of the products are enough.
  const workOf = (height: number): Work => ({ amount: height * columns * (columns + 1), unit: 'flop' });
  return [
    {
      group,
      name: 'gram',
      role: 'ours',
      work: workOf(rows),
      prepare: () => prepareGram(rows, columns),
    },
    { group, name: 'gram, plain', role: 'twin', work: workOf(rows), prepare: () => prepareGram(rows, columns) },
    numpyCase(group, 'gram', workOf(rows), { rows, columns }),
    {
      group,
      name: `ml-matrix transpose and mmul, ${fewRows} rows`,
      role: 'peer',
      work: workOf(fewRows),
      libraries: ['ml-matrix'],
      prepare: async () => {
        const tall = await normalMlMatrix(fewRows, columns);
        return () => discard(tall.transpose().mmul(tall));
      },
    },
    mathjsCase(
      group,
      workOf(fewRows),
      columns,
      (math, tall) => () => discard(math.multiply(math.transpose(tall), tall)),
    ),
    limitCase('multiplyAdd', { group }),
  ];
}

function denseCases(columns: number, { quick }: SpeedSettings): SpeedCase[] {
  const rows = quick ? 10_000 : 30_000;
  const group = `dense times dense, ${rows} x ${columns} x ${columns}`;
  const workOf = (height: number): Work => ({ amount: 2 * height * columns ** 2, unit: 'flop' });
  return [
    { group, name: 'multiplyDense', role: 'ours', work: workOf(rows), prepare: () => prepareDense(rows, columns) },
    {
      group,
      name: 'multiplyDense, plain',
      role: 'twin',
      work: workOf(rows),
      prepare: () => prepareDense(rows, columns),
    },
    numpyCase(group, 'product', workOf(rows), { rows, columns }),
    {
      group,
      name: `ml-matrix mmul, ${fewRows} rows`,
      role: 'peer',
      work: workOf(fewRows),
      libraries: ['ml-matrix'],
      prepare: async () => {
        const tall = await normalMlMatrix(fewRows, columns);
        const small = await normalMlMatrix(columns, columns);
        return () => discard(tall.mmul(small));
      },
    },
    mathjsCase(group, workOf(fewRows), columns, (math, tall, small) => () => discard(math.multiply(tall, small))),
    limitCase('multiplyAdd', { group }),
  ];
}

async function prepareGram(rows: number, columns: number): Promise<SpeedRun> {
  const { gram } = await importDense();
  const tall = await normalMatrix(rows, columns);
  return () => discard(gram(tall));
}

async function prepareDense(rows: number, columns: number): Promise<SpeedRun> {
  const { multiplyDense } = await importDense();
  const tall = await normalMatrix(rows, columns);
  const small = await normalMatrix(columns, columns);
  return () => discard(multiplyDense(tall, small));
}

function numpyCase(group: string, operation: 'gram' | 'product', work: Work, size: Record<string, number>): SpeedCase {
  const python = { script: 'dense-product.py', arguments: { operation, ...size } };
  return { group, name: 'numpy', role: 'peer', work, python };
}

function mathjsCase(
  group: string,
  work: Work,
  columns: number,
  bind: (math: MathJsInstance, tall: MathMatrix, small: MathMatrix) => SpeedRun,
): SpeedCase {
  return {
    group,
    name: `mathjs multiply, ${fewRows} rows`,
    role: 'peer',
    work,
    libraries: ['mathjs'],
    prepare: async () => {
      const math = await createMath();
      const tall = await normalMathMatrix(math, fewRows, columns);
      return bind(math, tall, await normalMathMatrix(math, columns, columns));
    },
  };
}

function importDense(): Promise<typeof import('../../src/matrix/dense-products.js')> {
  return importBuilt('matrix/dense-products.js');
}
