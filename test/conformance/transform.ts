import { describe, expect, it } from 'vitest';
import type { Space } from '../../src/space/space.js';
import type { Transform } from '../../src/space/transform.js';
import { contentOf, spaceOf } from '../space/small-spaces.js';

const rows: [string, number[]][] = [
  ['constructor', [4, 0, 1, 2]],
  ['dog', [1, 3, 0, 0]],
  ['__proto__', [0, 2, 5, 0]],
  ['', [2, 2, 1, 7]],
];

/** Checks that a transform of the given kinds of spaces keeps the contract of `Transform`. */
export function describeTransform(
  name: string,
  create: () => Transform,
  options: { readonly kinds?: readonly ('dense' | 'sparse')[] } = {},
): void {
  const { kinds = ['sparse'] } = options;
  describe.each(kinds)(`${name} of a %s space keeps the Transform contract`, (kind) => {
    const input: Space = spaceOf(kind, rows);

    it('has a name, and options that a history can hold', () => {
      const transform = create();
      expect(transform.name).not.toBe('');
      expect(JSON.parse(JSON.stringify(transform.options))).toEqual(transform.options);
      expect(Object.values(transform.options)).not.toContain(null);
    });

    it('never changes its input', () => {
      const before = contentOf(input);
      create().apply(input);
      expect(contentOf(input)).toEqual(before);
    });

    it('returns another space of the same name, the targets in the same order', () => {
      const output = create().apply(input);
      expect(output).not.toBe(input);
      expect(output.name).toBe(input.name);
      const kept = new Set(output.targets.labels);
      expect(output.targets.labels).toEqual(input.targets.labels.filter((target) => kept.has(target)));
    });

    it('adds exactly one step to the history: its name and options', () => {
      const transform = create();
      const { history } = transform.apply(input);
      expect(history.slice(0, -1)).toEqual(input.history);
      expect(history.at(-1)).toMatchObject({ step: transform.name, options: transform.options });
    });

    it('gives the same space every time', () => {
      expect(contentOf(create().apply(input))).toEqual(contentOf(create().apply(input)));
    });
  });
}
