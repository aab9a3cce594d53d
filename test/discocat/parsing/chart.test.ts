import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChartWord, parseChart } from '../../../src/discocat/parsing/chart.js';
import { codeEntry, TypeCoder } from '../../../src/discocat/parsing/chart-item.js';
import { parseEntry } from '../../../src/discocat/parsing/lexical-entry.js';
import { readReduction } from '../../../src/discocat/parsing/read-items.js';
import { parseType, printType } from '../../../src/discocat/pregroup-type.js';
import { residualType } from '../../../src/discocat/reduction.js';
import { checkReduction } from './check-reduction.js';

const coder = new TypeCoder();
const wordOf = (...types: readonly (readonly [type: string, cost: number])[]): ChartWord => ({
  entries: types.map(([type, cost]) => ({ lexical: codeEntry(parseEntry(type, type), coder), cost })),
});
const parse = (words: readonly ChartWord[], target: string, links: readonly (readonly [number, number])[] = []) => {
  const found = parseChart(
    words,
    parseType(target).map((simple) => coder.codeOf(simple)),
    {
      limits: { beam: 16, longestItem: 12, keepsOpen: true, accepts: () => true },
      linkCost: ({ word }, filler) => (links.some(([a, b]) => a === word && b === filler) ? 0 : 1),
      leastCost: () => 0,
    },
  );
  const forms = words.map((_, place) => `w${place}`);
  const { reduction, entries } = readReduction(found.items, forms);
  return { ...found, reduction, types: entries.map(({ type }) => printType(type)) };
};

const noun = wordOf(['n', 0]);
const transitive = wordOf(['n.r:subject s n.l:object', 0]);

describe('parseChart', () => {
  it('reduces noun, verb, noun to s by two contractions', () => {
    const { isComplete, reduction, items } = parse([noun, transitive, noun], 's');
    expect(isComplete).toBe(true);
    expect(reduction.contractions).toEqual([
      { left: 0, right: 1 },
      { left: 3, right: 4 },
    ]);
    expect(reduction.open).toEqual([2]);
    // No link of the tree agrees: one for the subject, one for the object.
    expect(items[0]?.cost).toBe(2);
  });

  it('takes the cheapest types that reduce', () => {
    const ambiguous = wordOf(['n', 0], ['n.r:subject s n.l:object', 3], ['n.r:subject s n.l:object n.l:recipient', 1]);
    expect(parse([noun, ambiguous, noun], 's').types[1]).toBe('n.r s n.l');
    expect(parse([noun, ambiguous, noun, noun], 's').types[1]).toBe('n.r s n.l n.l');
  });

  it('keeps what lacks something at the end of the row where a word before it takes that, needing nothing beyond the row', () => {
    const gapped = wordOf(['n n.l.l s.l:clause', 0]);
    const found = parseChart([gapped, noun, transitive], [coder.codeOf({ base: 'n', adjoint: 0 })], {
      limits: { beam: 16, longestItem: 12, keepsOpen: false, accepts: () => true },
      linkCost: () => 0,
      leastCost: () => 0,
    });
    expect(found.isComplete).toBe(true);
  });

  it('attaches a modifier where the tree links it', () => {
    const modifier = wordOf(['n.r:head n:head n.l:noun', 0], ['s.r:verb n.r.r:_x n.r:_x s:verb n.l:noun', 0]);
    const words = [noun, transitive, noun, modifier, noun];
    expect(parse(words, 's', [[3, 1]]).types[3]).toBe('s.r n.r.r n.r s n.l');
    expect(parse(words, 's', [[3, 2]]).types[3]).toBe('n.r n n.l');
  });

  it('finds nothing that costs as much as the ceiling, and the same below it', () => {
    const words = [noun, wordOf(['n.r:subject s n.l:object', 0.5]), noun];
    const target = parseType('s').map((simple) => coder.codeOf(simple));
    const search = (ceiling: number) =>
      parseChart(words, target, {
        limits: { beam: 16, longestItem: 12, keepsOpen: true, accepts: () => true, ceiling },
        linkCost: () => 1,
        leastCost: () => 0,
      });
    // 0.5 for the verb, 1 for each of its arguments.
    expect(search(2.5).isComplete).toBe(false);
    expect(search(2.6).items[0]?.cost).toBe(2.5);
  });

  it('passes words of the unit type over', () => {
    const unit = wordOf(['1', 0]);
    const { isComplete, reduction } = parse([unit, noun, unit, transitive, unit, noun, unit], 's');
    expect(isComplete).toBe(true);
    checkReduction(reduction);
  });

  it('covers words that do not reduce', () => {
    const { isComplete, items, reduction } = parse([noun, noun, transitive, noun], 's');
    expect(isComplete).toBe(false);
    expect(items.length).toBe(2);
    checkReduction(reduction);
    expect(printType(residualType(reduction))).toBe('n s');
  });

  it('gives sound reductions for whatever types', () => {
    const simple = fc.constantFrom('n', 's', 'n.r', 'n.l', 's.l', 's.r', 'n.r.r', 'n.l.l');
    const type = fc.array(simple, { maxLength: 4 }).map((parts) => parts.join(' ') || '1');
    const word = fc.array(fc.tuple(type, fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 7 }), (words) => {
        const parsed = parse(
          words.map((types) => wordOf(...types)),
          's',
        );
        expect(parsed.reduction.words).toHaveLength(words.length);
        checkReduction(parsed.reduction);
        expect(parsed.isComplete).toBe(printType(residualType(parsed.reduction)) === 's');
      }),
    );
  });
});
