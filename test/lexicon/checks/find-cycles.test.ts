import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCycles } from '../../../src/lexicon/checks/find-cycles.js';

describe('findCycles', () => {
  it('groups what leads to one another, and leaves out what only leads to itself', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['a']],
      ['d', ['d', 'constructor']],
      ['constructor', ['__proto__']],
      ['__proto__', ['constructor']],
    ]);
    const cycles = findCycles(graph.keys(), (node) => graph.get(node) ?? []);
    expect(cycles.map((cycle) => [...cycle].sort())).toEqual([
      ['__proto__', 'constructor'],
      ['a', 'b', 'c'],
    ]);
  });

  it('does not run out of stack on long ways', () => {
    const next = (node: string): string[] => (Number(node) < 100_000 ? [String(Number(node) + 1)] : ['0']);
    expect(findCycles(['0'], next)[0]).toHaveLength(100_001);
  });

  it('agrees with asking of each two nodes whether they reach one another', () => {
    const edges = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 15 });
    fc.assert(
      fc.property(edges, (pairs) => {
        const nodes = Array.from({ length: 7 }, (_, at) => String(at));
        const targets = (node: string): string[] => pairs.filter(([a]) => String(a) === node).map(([, b]) => String(b));
        const reached = (start: string): Set<string> => {
          const seen = new Set<string>();
          const open = [start];
          for (let node = open.pop(); node !== undefined; node = open.pop()) {
            for (const next of targets(node)) if (!seen.has(next)) open.push(next);
            for (const next of targets(node)) seen.add(next);
          }
          return seen;
        };
        const group = (node: string): string =>
          nodes.filter((other) => other === node || (reached(node).has(other) && reached(other).has(node))).join();
        const expected = new Set(nodes.map(group).filter((members) => members.includes(',')));
        const found = findCycles(nodes, targets).map((cycle) => [...cycle].sort().join());
        expect(new Set(found)).toEqual(expected);
      }),
    );
  });
});
