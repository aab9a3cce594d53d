import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descendants, directedGraph } from '../../../src/analysis/structure/directed-graph.js';
import { fci } from '../../../src/analysis/structure/fci.js';
import { type Mark, MixedGraph } from '../../../src/analysis/structure/mixed-graph.js';
import { pc } from '../../../src/analysis/structure/pc.js';
import { possibleSeparators } from '../../../src/analysis/structure/possible-separators.js';
import { separationOracle } from '../../../src/analysis/structure/separation-oracle.js';
import { OptionError } from '../../../src/errors.js';
import { allSubsets, arbitraryDag, othersOf } from './random-graphs.js';

type Edges = readonly (readonly [string, string])[];

/** The PAG of a DAG of which the variables with a capital letter are hidden. */
async function pagOf(edges: Edges): Promise<string> {
  const names = [...new Set(edges.flat())].sort();
  const hidden = names.filter((name) => /[A-Z]/.test(name));
  const { graph } = await fci(separationOracle(directedGraph(names, edges), { hidden }));
  return String(graph);
}

describe('fci with an oracle', () => {
  it('leaves a chain with circles, and says of a collider only that its middle is no cause', async () => {
    expect(
      await pagOf([
        ['a', 'b'],
        ['b', 'c'],
      ]),
    ).toBe('a o-o b\nb o-o c');
    expect(
      await pagOf([
        ['a', 'b'],
        ['c', 'b'],
      ]),
    ).toBe('a o-> b\nb <-o c');
  });

  it('finds the cause in a Y: a collider whose middle is joined with a fourth variable', async () => {
    expect(
      await pagOf([
        ['a', 'c'],
        ['b', 'c'],
        ['c', 'd'],
      ]),
    ).toBe('a o-> c\nb o-> c\nc --> d');
  });

  it('finds a hidden common cause of two variables that have a known cause each', async () => {
    expect(
      await pagOf([
        ['a', 'b'],
        ['d', 'c'],
        ['L', 'b'],
        ['L', 'c'],
      ]),
    ).toBe('a o-> b\nb <-> c\nc <-o d');
  });

  it('sees an M of two hidden causes as a collider', async () => {
    expect(
      await pagOf([
        ['U', 'x'],
        ['U', 'm'],
        ['V', 'm'],
        ['V', 'y'],
      ]),
    ).toBe('m <-o x\nm <-o y');
  });

  it('directs the end of a discriminating path: t, a, b, c with a --> c', async () => {
    // t and c are separated by a and b, so b is no collider: b --> c, while b may cause a or share a cause with it.
    expect(
      await pagOf([
        ['t', 'a'],
        ['a', 'c'],
        ['L', 'a'],
        ['L', 'b'],
        ['b', 'c'],
      ]),
    ).toBe('a <-o b\na --> c\na <-o t\nb --> c');
    // With a hidden cause of b and c they are separated by a alone, so b is a collider.
    expect(
      await pagOf([
        ['t', 'a'],
        ['a', 'c'],
        ['L', 'a'],
        ['L', 'b'],
        ['M', 'b'],
        ['M', 'c'],
      ]),
    ).toBe('a <-> b\na --> c\na <-o t\nb <-> c');
  });

  it('joins what PC joins when nothing is hidden, and has none of its arrows turned', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDag(6), async (dag) => {
        const oracle = separationOracle(dag);
        const [pag, found] = [(await fci(oracle)).graph, (await pc(oracle)).graph];
        for (let i = 0; i < dag.size; i++) {
          for (let j = 0; j < dag.size; j++) {
            expect(pag.isAdjacent(i, j)).toBe(found.isAdjacent(i, j));
            if (pag.isDirected(i, j)) expect(found.isDirected(i, j)).toBe(true);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('joins exactly what no set of the seen variables separates, with marks that are true of the DAG', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDag(8), fc.nat(3), async (dag, count) => {
        const hidden = dag.names.slice(0, Math.min(count, dag.size - 2));
        const oracle = separationOracle(dag, { hidden });
        const { graph } = await fci(oracle);
        const reach = descendants(dag);
        const place = oracle.variables.map((name) => dag.placeOf(name));
        for (let i = 0; i < graph.size; i++) {
          for (let j = i + 1; j < graph.size; j++) {
            const isParted = allSubsets(othersOf(graph.size, i, j)).some((given) => oracle.test(i, j, given).p === 1);
            expect(graph.isAdjacent(i, j)).toBe(!isParted);
          }
        }
        for (const { from, to, fromMark, toMark } of graph.edges()) {
          for (const [i, j, mark] of [
            [from, to, fromMark],
            [to, from, toMark],
          ] as const) {
            const isCause = reach[(place[i] as number) * dag.size + (place[j] as number)] === 1;
            if (mark === 'arrow') expect(isCause).toBe(false);
            if (mark === 'tail') expect(isCause).toBe(true);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('sets exactly the marks on which all ancestral graphs with the same separations agree', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDag(7), fc.integer({ min: 1, max: 3 }), async (dag, count) => {
        const hidden = dag.names.slice(0, Math.min(count, Math.max(0, dag.size - 3)));
        const oracle = separationOracle(dag, { hidden });
        fc.pre(oracle.variables.length <= 5);
        const { graph } = await fci(oracle, { selection: false });
        fc.pre(graph.edges().length <= 8);
        expect(String(graph)).toBe(String(agreedMarks(graph, separationsOf(oracle))));
      }),
      { numRuns: 150 },
    );
  });
});

type Oracle = ReturnType<typeof separationOracle>;

/** All answers of an oracle, as text. */
function separationsOf({ variables, test }: Oracle): string {
  const size = variables.length;
  let answers = '';
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      for (const given of allSubsets(othersOf(size, i, j))) answers += test(i, j, given).p;
    }
  }
  return answers;
}

/** The marks shared by all ancestral graphs without undirected edges that have the edges of a graph and given separations. */
function agreedMarks(skeleton: MixedGraph, separations: string): MixedGraph {
  const edges = skeleton.edges();
  const kinds: readonly (readonly [Mark, Mark])[] = [
    ['tail', 'arrow'],
    ['arrow', 'tail'],
    ['arrow', 'arrow'],
  ];
  const found: MixedGraph[] = [];
  for (let choice = 0; choice < 3 ** edges.length; choice++) {
    const graph = new MixedGraph(skeleton.names);
    edges.forEach(({ from, to }, place) => {
      const [left, right] = kinds[Math.floor(choice / 3 ** place) % 3] as readonly [Mark, Mark];
      graph.setEdge(from, to, left, right);
    });
    if (isAncestral(graph) && separationsOf(separationOracle(graph)) === separations) found.push(graph);
  }
  expect(found.length).toBeGreaterThan(0);
  const agreed = new MixedGraph(skeleton.names);
  const markOf = (i: number, j: number): Mark => {
    const marks = new Set(found.map((graph) => graph.mark(i, j) as Mark));
    return marks.size === 1 ? (found[0]?.mark(i, j) as Mark) : 'circle';
  };
  for (const { from, to } of edges) agreed.setEdge(from, to, markOf(to, from), markOf(from, to));
  return agreed;
}

/** Whether no directed path leads from a variable to itself or to one with an arrow head at it. */
function isAncestral(graph: MixedGraph): boolean {
  const reach = descendants(graph);
  return graph.edges().every(({ from, to, fromMark, toMark }) => {
    if (toMark === 'arrow' && reach[to * graph.size + from] === 1) return false;
    return fromMark !== 'arrow' || reach[from * graph.size + to] !== 1;
  });
}

describe('possibleSeparators', () => {
  it('goes on through colliders and triangles only', () => {
    const graph = new MixedGraph(['a', 'b', 'c', 'd', 'e']);
    graph.setEdge(0, 1, 'circle', 'arrow');
    graph.setEdge(1, 2, 'arrow', 'arrow');
    graph.setEdge(2, 3, 'circle', 'circle');
    graph.setEdge(3, 4, 'circle', 'circle');
    // b is a collider between a and c; c is none between b and d.
    expect(possibleSeparators(graph, 0)).toEqual([1, 2]);
    graph.setEdge(1, 3, 'circle', 'circle');
    expect(possibleSeparators(graph, 0)).toEqual([1, 2, 3]);
  });
});

describe('options of fci', () => {
  const chain = directedGraph(
    ['a', 'b', 'c'],
    [
      ['a', 'b'],
      ['b', 'c'],
    ],
  );

  it('reads a forbidden direction as no cause', async () => {
    const tiers = new Map([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
    const { graph } = await fci(separationOracle(chain), { knowledge: { tiers } });
    expect(String(graph)).toBe('a o-> b\nb --> c');
  });

  it('refuses sizes below 0', async () => {
    await expect(fci(separationOracle(chain), { largestPossible: -1 })).rejects.toThrow(OptionError);
  });

  it('finds by Possible-D-SEP what neighbours alone do not separate', async () => {
    // a <- L -> b <- c -> d <- M -> e with b -> e and d -> a: to part a and e takes b and d, which are neighbours and open the way over c, and
    // c, which is no neighbour of either.
    const edges: Edges = [
      ['L', 'a'],
      ['L', 'b'],
      ['c', 'b'],
      ['c', 'd'],
      ['M', 'd'],
      ['M', 'e'],
      ['b', 'e'],
      ['d', 'a'],
    ];
    const names = ['L', 'M', 'a', 'b', 'c', 'd', 'e'];
    const oracle = separationOracle(directedGraph(names, edges), { hidden: ['L', 'M'] });
    const [pag, found, without] = [await fci(oracle), await pc(oracle), await fci(oracle, { largestPossible: 2 })];
    expect(found.graph.isAdjacent(0, 4)).toBe(true);
    expect(without.graph.isAdjacent(0, 4)).toBe(true);
    expect(pag.separators.get(0, 4)?.given).toEqual([1, 2, 3]);
    expect(String(pag.graph)).toBe('a <-> b\na <-- d\nb <-o c\nb --> e\nc o-> d\nd <-> e');
  });
});
