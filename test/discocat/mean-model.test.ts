import { describe, expect, it } from 'vitest';
import { createMeanModel } from '../../src/discocat/mean-model.js';

const constant = (name: string, value: number) => ({ name, similarity: () => value });

describe('createMeanModel', () => {
  it('has the mean of the similarities of its models, and their names', () => {
    const model = createMeanModel([constant('one', 0.2), constant('other', 0.6)]);
    expect(model.name).toBe('one + other');
    expect(model.similarity('a', 'b')).toBeCloseTo(0.4, 12);
  });

  it('weighs its models', () => {
    // (3 * 0.2 + 1 * 0.6) / 4
    const model = createMeanModel([constant('one', 0.2), constant('other', 0.6)], { weights: [3, 1] });
    expect(model.similarity('a', 'b')).toBeCloseTo(0.3, 12);
  });

  it('needs a weight above 0 for each model', () => {
    expect(() => createMeanModel([constant('one', 1)], { weights: [1, 1] })).toThrow(/"weights"/);
    expect(() => createMeanModel([constant('one', 1)], { weights: [0] })).toThrow(/"weights"/);
  });

  it('needs a model', () => {
    expect(() => createMeanModel([])).toThrow(/"models"/);
  });
});
