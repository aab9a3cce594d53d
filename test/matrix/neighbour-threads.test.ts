import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { createNeighbourIndex as createFromSource } from '../../src/matrix/neighbour-index.js';
import { topRows } from '../../src/matrix/neighbours.js';
import { gaussianMatrix } from './arbitraries.js';

// Worker threads cannot load TypeScript, so this runs the compiled index: build before testing.
const dist = new URL('../../dist/matrix/neighbour-index.js', import.meta.url);
if (!existsSync(dist)) throw new Error('There is no dist/: run `npm run build`.');
const { createNeighbourIndex } = (await import(dist.href)) as {
  readonly createNeighbourIndex: typeof createFromSource;
};

describe('NeighbourIndex on several threads', () => {
  const matrix = gaussianMatrix(20_000, 21, 1);
  const queries = Array.from({ length: 20 }, (_, query) => matrix.row(query * 7));
  const expected = queries.map((query) => topRows(matrix, query, { limit: 12 }));

  it.each(['int8', 'int16', 'single'] as const)('finds what one thread finds, scanning in %s', (precision) => {
    const index = createNeighbourIndex(matrix, { threads: 3 });
    try {
      expect(index.neighbours(queries, { limit: 12, precision })).toEqual(expected);
      expect(index.neighbours(queries, { limit: 12, precision })).toEqual(expected);
    } finally {
      index.close();
    }
  });
});
