import { describe, expect, it } from 'vitest';
import { bootstrap } from '../../../src/analysis/structure/bootstrap.js';
import { fisherZ } from '../../../src/analysis/structure/fisher-z.js';
import { MixedGraph } from '../../../src/analysis/structure/mixed-graph.js';
import { pc } from '../../../src/analysis/structure/pc.js';
import {
  categoryTable,
  numberTable,
  selectColumns,
  selectRows,
} from '../../../src/analysis/structure/property-table.js';
import { OptionError } from '../../../src/errors.js';
import { createRandom } from '../../../src/random.js';

const random = createRandom(4);
const draw = (): number[] => Array.from({ length: 200 }, () => random.normal());
const [a, noise, c] = [draw(), draw(), draw()];
const b = a.map((value, row) => value + (noise[row] as number));
const table = numberTable(['a', 'b', 'c'], [a, b, c]);

async function learn(drawn: typeof table): Promise<MixedGraph> {
  return (await pc(fisherZ(drawn), { alpha: 0.01 })).graph;
}

describe('bootstrap', () => {
  it('finds a strong edge every time and chance edges seldom', async () => {
    for (const drawn of ['rows', 'half'] as const) {
      const frequencies = await bootstrap(table, learn, { times: 50, draw: drawn });
      expect(frequencies[0]).toMatchObject({ from: 0, to: 1, joined: 1 });
      for (const { joined } of frequencies.slice(1)) expect(joined).toBeLessThan(0.3);
    }
  });

  it('gives the same for the same seed, and other rows for another', async () => {
    const seen: string[] = [];
    const spy = (drawn: typeof table): MixedGraph => {
      seen.push(String(drawn.columns[0]?.slice(0, 9)));
      return new MixedGraph(drawn.names);
    };
    for (const seed of [1, 1, 2]) await bootstrap(table, spy, { times: 2, seed });
    expect(seen.slice(0, 2)).toEqual(seen.slice(2, 4));
    expect(seen[4]).not.toBe(seen[0]);
    expect(seen[0]).not.toBe(seen[1]);
  });

  it('shares out how often an edge was there among its marks', async () => {
    let time = 0;
    const alternate = (drawn: typeof table): MixedGraph => {
      const graph = new MixedGraph(drawn.names);
      if (time % 4 !== 3) graph.setEdge(0, 2, 'tail', time % 4 === 0 ? 'tail' : 'arrow');
      time++;
      return graph;
    };
    const [edge] = await bootstrap(table, alternate, { times: 8 });
    expect(edge).toEqual({
      from: 0,
      to: 2,
      joined: 0.75,
      edges: new Map([
        ['-->', 0.5],
        ['---', 0.25],
      ]),
    });
  });

  it('draws half of the rows without one twice', async () => {
    const numbered = numberTable(['row', 'other'], [a.map((_, row) => row), a]);
    const check = (drawn: typeof table): MixedGraph => {
      expect(drawn.rows).toBe(100);
      expect(new Set(drawn.columns[0]).size).toBe(100);
      return new MixedGraph(drawn.names);
    };
    await bootstrap(numbered, check, { times: 3, draw: 'half' });
  });

  it('refuses to draw no table, and stops when told', async () => {
    await expect(bootstrap(table, learn, { times: 0 })).rejects.toThrow(OptionError);
    const stop = new AbortController();
    stop.abort(new Error('stopped'));
    const slow = async (drawn: typeof table): Promise<MixedGraph> => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      return new MixedGraph(drawn.names);
    };
    await expect(bootstrap(table, slow, { signal: stop.signal })).rejects.toThrow('stopped');
  });
});

describe('tables', () => {
  it('are selected by rows and by columns, and stay as they were', () => {
    const words = categoryTable(['constructor', '__proto__', ''], [[...'aabba'], [...'xyxyx'], [...'11222']]);
    const chosen = selectColumns(selectRows(words, Uint32Array.of(4, 0, 0)), ['', 'constructor']);
    expect(chosen).toMatchObject({
      names: ['', 'constructor'],
      rows: 3,
      levels: [
        ['1', '2'],
        ['a', 'b'],
      ],
    });
    expect(chosen.columns.map((column) => [...column])).toEqual([
      [1, 0, 0],
      [0, 0, 0],
    ]);
    expect(words.rows).toBe(5);
    expect(() => selectColumns(words, ['toString'])).toThrow(OptionError);
  });
});
