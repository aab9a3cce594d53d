import { describe, expect, it } from 'vitest';
import { OptionError, UnknownWordError } from '../../../src/errors.js';
import { type Contrast, createCircuitTask } from '../../../src/llm/circuits/circuit-task.js';
import { defineSchema } from '../../../src/llm/circuits/span-schema.js';
import { createRandomEncoder, randomContrasts } from './random-task.js';

const encoder = createRandomEncoder();
const schema = defineSchema(['rest', 'asked'], (_, place, { asked }) => (place === asked ? 'asked' : 'rest'));
const good: Contrast = { clean: ['a', '_'], counterfactual: ['b', '_'], right: 'c', wrong: 'd' };
const taskOf = (change: Partial<Contrast>) => createCircuitTask(encoder, [{ ...good, ...change }], { schema });

describe('createCircuitTask', () => {
  it('asks for the hidden word, with spans of the schema', () => {
    const { names, examples } = taskOf({});
    expect(names).toEqual(['rest', 'asked']);
    expect([...(examples[0]?.spans ?? [])]).toEqual([0, 1]);
    expect([...(examples[0]?.clean ?? [])]).toEqual([3, 2]);
    expect(examples[0]?.metric.places).toEqual([1]);
  });

  it('takes as references the counterfactual texts whose spans are as long, its own first, 16 at most', () => {
    const { examples } = createCircuitTask(encoder, randomContrasts);
    expect(examples.map(({ references }) => references.length)).toEqual([2, 1, 2]);
    for (const { counterfactual, references } of examples) expect(references[0]).toBe(counterfactual);
    const many = createCircuitTask(encoder, randomContrasts, { references: Array(40).fill(randomContrasts[0]) });
    expect(many.examples.map(({ references }) => references.length)).toEqual([16, 1, 16]);
  });

  it('refuses pairs that differ in length or not at all, or ask for no word or for two', () => {
    expect(() => taskOf({ counterfactual: ['b', 'b', '_'] })).toThrow(OptionError);
    expect(() => taskOf({ counterfactual: ['_', 'b'] })).toThrow(OptionError);
    expect(() => taskOf({ counterfactual: ['a', '_'] })).toThrow(OptionError);
    expect(() => taskOf({ clean: ['a', 'a'], counterfactual: ['b', 'a'] })).toThrow(OptionError);
    expect(() => taskOf({ clean: ['_', '_'], counterfactual: ['b', '_'] })).toThrow(OptionError);
    expect(() => createCircuitTask(encoder, [])).toThrow(OptionError);
  });

  it('refuses two words that look alike to the encoder, and answers that it does not know', () => {
    expect(() => taskOf({ clean: ['zebra', '_'], counterfactual: ['yak', '_'] })).toThrow(OptionError);
    expect(() => taskOf({ right: 'zebra' })).toThrow(UnknownWordError);
    expect(() => taskOf({ wrong: 'toString' })).toThrow(UnknownWordError);
  });

  it('refuses contrasts without spans where there is no schema, and those of different spans', () => {
    expect(() => createCircuitTask(encoder, [good])).toThrow(OptionError);
    expect(() => createCircuitTask(encoder, [good, ...randomContrasts], { schema })).toThrow(OptionError);
  });
});
