import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitByName } from '../../../src/evaluation/generated/split-by-name.js';
import type { MetonymyItem, MetonymySet } from '../../../src/evaluation/sense-dataset.js';

function makeSet(names: readonly string[]): MetonymySet {
  const items = names.map((name, place): MetonymyItem => {
    const label = { nameClass: 'location', label: 'literal', pattern: undefined } as const;
    return { id: `${place}`, text: `In ${name}.`, start: 3, end: 3 + name.length, ...label };
  });
  return { kind: 'metonymy', items, findings: ['odd'] };
}

describe('splitByName', () => {
  it('keeps the items of a name on one side, in their order, and loses none', () => {
    const names = fc.array(fc.constantFrom('Rome', 'ROME', 'Oslo', 'constructor', '__proto__', 'Kyoto', 'Lima'));
    fc.assert(
      fc.property(names, (list) => {
        const set = makeSet(list);
        const { development, test } = splitByName(set);
        const lower = ({ items }: MetonymySet) => items.map(({ text }) => text.toLowerCase());
        expect(lower(development).filter((text) => lower(test).includes(text))).toEqual([]);
        const merged = [...development.items, ...test.items].sort((a, b) => Number(a.id) - Number(b.id));
        expect(merged).toEqual(set.items);
        for (const { items } of [development, test]) {
          expect(items.map(({ id }) => Number(id))).toEqual(items.map(({ id }) => Number(id)).sort((a, b) => a - b));
        }
      }),
    );
  });

  it('does not move names when others come in', () => {
    const alone = splitByName(makeSet(['Rome'])).test.items.length;
    expect(splitByName(makeSet(['Oslo', 'Lima', 'Rome'])).test.items.some(({ id }) => id === '2')).toBe(alone === 1);
    expect(splitByName(makeSet(['Rome'])).development.findings).toEqual(['odd']);
  });
});
