import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { universalTags } from '../../src/corpus/sentence.js';
import { TaggedFormMemory } from '../../src/corpus/tagged-form-memory.js';

describe('TaggedFormMemory', () => {
  it('computes a value once for each form with its tag', () => {
    const calls = fc.array(fc.tuple(fc.constantFrom('a', 'b', '__proto__'), fc.constantFrom(...universalTags)));
    fc.assert(
      fc.property(calls, (asked) => {
        const memory = new TaggedFormMemory<string>();
        const computed: string[] = [];
        for (const [form, tag] of asked) {
          const name = `${form} ${tag}`;
          const compute = (): string => {
            computed.push(name);
            return name;
          };
          expect(memory.get(form, tag, compute)).toBe(name);
        }
        expect(computed).toEqual([...new Set(asked.map(([form, tag]) => `${form} ${tag}`))]);
      }),
    );
  });

  it('remembers undefined too', () => {
    const memory = new TaggedFormMemory<number | undefined>();
    let computed = 0;
    const compute = (): undefined => {
      computed++;
      return undefined;
    };
    memory.get('a', 'NOUN', compute);
    memory.get('a', 'NOUN', compute);
    expect(computed).toBe(1);
  });

  it('begins anew after 65,536 forms', () => {
    const memory = new TaggedFormMemory<number>();
    for (let form = 0; form < 65_536; form++) memory.get(`${form}`, 'X', () => form);
    expect(memory.get('0', 'X', () => -1)).toBe(0);
    memory.get('one more', 'X', () => 0);
    expect(memory.get('0', 'X', () => -1)).toBe(-1);
  });
});
