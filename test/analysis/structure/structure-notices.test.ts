import { describe, expect, it } from 'vitest';
import { chiSquared } from '../../../src/analysis/structure/count-tests.js';
import { fisherZ } from '../../../src/analysis/structure/fisher-z.js';
import { MixedGraph } from '../../../src/analysis/structure/mixed-graph.js';
import type { LearnedStructure } from '../../../src/analysis/structure/pc.js';
import { categoryTable, numberTable } from '../../../src/analysis/structure/property-table.js';
import { Separators } from '../../../src/analysis/structure/separators.js';
import { structureNotices } from '../../../src/analysis/structure/structure-notices.js';

const names = ['a', 'b', 'c'];
const learned = (graph: MixedGraph, clashes: LearnedStructure['clashes'] = []): LearnedStructure => ({
  graph,
  separators: new Separators(),
  queries: 12,
  largestP: new Float64Array(9),
  clashes,
});
const many = Array.from({ length: 200 }, (_, row) => row);

describe('structureNotices', () => {
  it('says what an edge means, and how many questions were asked', () => {
    const table = numberTable(names, [many, many.map(Math.sqrt), many.map(Math.sin)]);
    const source = { table, test: fisherZ(table), learned: learned(new MixedGraph(names)), alpha: 0.05 };
    const [meaning, asked, ...rest] = structureNotices({ ...source, hidden: false });
    expect(meaning).toContain('it does not say "causes"');
    expect(asked).toContain('12 questions were asked at alpha 0.05');
    expect(rest).toEqual([]);
    expect(structureNotices({ ...source, hidden: true })[0]).toContain('circle');
  });

  it('warns of few rows, ties, rough cells, disagreeing colliders and circles', () => {
    const few = many.slice(0, 20);
    const tied = numberTable(names, [few, few.map((row) => Math.min(row, 9)), few.map(Math.sin)]);
    const graph = new MixedGraph(names);
    for (const [i, j] of [
      [0, 1],
      [1, 2],
      [2, 0],
    ] as const)
      graph.setEdge(i, j, 'tail', 'arrow');
    const clashes = [{ x: 0, middle: 1, z: 2 }];
    const numbers = { table: tied, test: fisherZ(tied), learned: learned(graph, clashes), alpha: 0.05, hidden: false };
    const said = structureNotices(numbers).join('\n');
    for (const part of ['20 rows are few', 'b (55 %)', '1 colliders disagreed', 'make a circle'])
      expect(said).toContain(part);
    const cells = categoryTable(names, [
      many.map((row) => row % 9),
      many.map((row) => row % 7),
      many.map((row) => row % 2),
    ]);
    const counted = { table: cells, test: chiSquared(cells), learned: learned(new MixedGraph(names)), alpha: 0.05 };
    expect(structureNotices({ ...counted, hidden: false }).join('\n')).toContain(
      '63 cells, fewer than 5 rows for each',
    );
  });
});
