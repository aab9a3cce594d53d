import type { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { createRandom } from '../../src/random.js';
import { defineSpeed, importBuilt, type SpeedCase, type SpeedRun, type Work } from './harness.js';
import { createMath, discard, normalMathMatrix, normalMatrix, normalMlMatrix } from './inputs/normal-matrix.js';
import { countNonzeros, ppmiMatrixFolder, ppmiSize, readPpmiMatrix } from './inputs/ppmi-matrix.js';
import { limitCase } from './limits.js';

/** Columns of a panel, as the kernel has them. */
const panelWidth = 24;

/** Rows of one call of the kernel. */
const chunk = 128;

/** Packages made for small matrices get fewer rows; rates stay comparable. */
const fewRows = 1000;

await defineSpeed(import.meta.url, {
  id: 'sparse-products',
  title: 'Sparse matrix times dense columns',
  cases: async (settings) => {
    const folder = await ppmiMatrixFolder(ppmiSize(settings));
    const corner = await ppmiMatrixFolder({ ...ppmiSize({ quick: true }), words: fewRows });
    const widths = settings.quick ? [24, 110] : [24, 110, 310];
    return [...widths.flatMap((columns) => sparseCases(folder, columns)), ...smallSparseCases(corner)];
  },
});

function sparseCases(folder: string, columns: number): SpeedCase[] {
  const group = `sparse times dense, ${columns} columns`;
  const work: Work = { amount: 2 * countNonzeros(folder) * columns, unit: 'flop' };
  const prepare = (threads: number) => async () => preparePanels(await readPpmiMatrix(folder), columns, threads);
  const line = { axis: 'columns', at: columns };
  return [
    { group, name: 'multiplyPanel16', role: 'ours', work, curve: { ...line, line: 'ours' }, prepare: prepare(1) },
    {
      group,
      name: 'multiplyPanel16, 2 threads',
      role: 'ours',
      threads: 2,
      work,
      curve: { ...line, line: 'ours, 2 threads' },
      prepare: prepare(2),
    },
    {
      group,
      name: 'multiplySparseDense',
      role: 'ours',
      work,
      prepare: async () => {
        const { multiplySparseDense } =
          await importBuilt<typeof import('../../src/matrix/sparse-products.js')>('matrix/sparse-products.js');
        const matrix = await readPpmiMatrix(folder);
        const dense = await normalMatrix(matrix.columns, columns);
        return () => discard(multiplySparseDense(matrix, dense));
      },
    },
    // The plain kernel takes minutes for many columns, and its rate does not depend on them.
    ...(columns === panelWidth
      ? [{ group, name: 'multiplyPanel16, plain', role: 'twin', work, rounds: 2, prepare: prepare(1) } as const]
      : []),
    {
      group,
      name: 'scipy csr @ dense',
      role: 'peer',
      work,
      curve: { ...line, line: 'scipy' },
      python: { script: 'sparse-product.py', arguments: { matrix: folder, columns } },
    },
    limitCase('multiplyAdd', { group }),
  ];
}

/** The matrix and the panels in an arena; every panel is multiplied by a run of its own, as the SVD does. */
async function preparePanels(matrix: SparseMatrix, columns: number, threads: number): Promise<SpeedRun> {
  const { Arena } = await importBuilt<typeof import('../../src/kernels/arena.js')>('kernels/arena.js');
  const arena = new Arena({ threads });
  const starts = arena.copy(Uint32Array, matrix.rowStarts);
  const indices = arena.copy(Uint16Array, matrix.columnIndices);
  const values = arena.copy(Float32Array, matrix.values);
  const random = createRandom(1);
  const panels = Array.from({ length: Math.ceil(columns / panelWidth) }, () => {
    const panel = arena.allocate(Float32Array, matrix.columns * panelWidth);
    for (let cell = 0; cell < panel.length; cell++) panel[cell] = random.normal();
    return { panel, product: arena.allocate(Float32Array, matrix.rows * panelWidth) };
  });
  return () => {
    for (const { panel, product } of panels) {
      arena.run('multiplyPanel16', [starts, indices, values, panel, product], { items: matrix.rows, chunk });
    }
    return undefined;
  };
}

/** mathjs and ml-matrix on a matrix of the thousand most frequent words, ml-matrix with the zeros. */
function smallSparseCases(folder: string): SpeedCase[] {
  const columns = panelWidth;
  const group = `sparse times dense, ${fewRows} rows, ${columns} columns`;
  const work: Work = { amount: 2 * countNonzeros(folder) * columns, unit: 'flop' };
  return [
    {
      group,
      name: 'multiplyPanel16',
      role: 'ours',
      work,
      prepare: async () => preparePanels(await readPpmiMatrix(folder), columns, 1),
    },
    {
      group,
      name: 'mathjs multiply',
      role: 'peer',
      work,
      libraries: ['mathjs'],
      prepare: async () => {
        const { toMathjsSparse } =
          await importBuilt<typeof import('../../src/matrix/convert-mathjs.js')>('matrix/convert-mathjs.js');
        const math = await createMath();
        const sparse = toMathjsSparse(await readPpmiMatrix(folder), math);
        const dense = await normalMathMatrix(math, fewRows, columns);
        return () => discard(math.multiply(sparse, dense));
      },
    },
    {
      group,
      name: 'ml-matrix mmul, dense',
      role: 'peer',
      work,
      libraries: ['ml-matrix'],
      prepare: async () => {
        const { columnIndices, values, ...matrix } = await readPpmiMatrix(folder);
        const { Matrix } = await import('ml-matrix');
        const left = Matrix.zeros(fewRows, fewRows);
        for (let row = 0; row < fewRows; row++) {
          const end = matrix.rowStarts[row + 1] as number;
          for (let entry = matrix.rowStarts[row] as number; entry < end; entry++) {
            left.set(row, columnIndices[entry] as number, values[entry] as number);
          }
        }
        const right = await normalMlMatrix(fewRows, columns);
        return () => discard(left.mmul(right));
      },
    },
  ];
}
