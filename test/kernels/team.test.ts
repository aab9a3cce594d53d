import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Arena as SourceArena } from '../../src/kernels/arena.js';
import { panelWidth } from '../../src/kernels/multiply-panel.js';
import { gaussianMatrix } from '../matrix/arbitraries.js';

// Worker threads cannot load TypeScript, so this runs the compiled arena: build before testing.
const dist = new URL('../../dist/kernels/arena.js', import.meta.url);
if (!existsSync(dist)) throw new Error('There is no dist/: run `npm run build`.');
const { Arena } = (await import(dist.href)) as { readonly Arena: typeof SourceArena };

/** Multiplies a banded matrix with a panel, on some threads, and returns the product. */
function multiply(threads: number, rows: number, times: number): Float32Array {
  const arena = new Arena({ threads });
  try {
    const starts = arena.allocate(Uint32Array, rows + 1).map((_, row) => row * 5);
    const columns = arena.copy(
      Uint16Array,
      Array.from({ length: rows * 5 }, (_, entry) => (entry * 7) % rows),
    );
    const values = arena.copy(Float32Array, gaussianMatrix(rows, 5, 1).values);
    const panel = arena.copy(Float32Array, gaussianMatrix(rows, panelWidth, 2).values);
    const product = arena.allocate(Float32Array, rows * panelWidth);
    for (let time = 0; time < times; time++) {
      product.fill(0);
      arena.run('multiplyPanel', [arena.copy(Uint32Array, starts), columns, values, panel, product], {
        items: rows,
        chunk: 16,
      });
    }
    return product;
  } finally {
    arena.close();
  }
}

describe('an arena of several threads', () => {
  it('gives the same bytes as one of one thread', () => {
    expect(multiply(3, 5000, 1)).toEqual(multiply(1, 5000, 1));
  });

  it('runs many short runs one after the other', () => {
    expect(multiply(2, 40, 2000)).toEqual(multiply(1, 40, 1));
  });
});
