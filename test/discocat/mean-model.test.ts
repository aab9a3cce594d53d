import { describe, expect, it } from 'vitest';
import { createMeanModel } from '../../src/discocat/mean-model.js';

const constant = (name: string, value: number) => ({ name, similarity: () => value });

describe('createMeanModel', () => {
  it('has the mean of the similarities of its models, and their names', () => {
    const model = createMeanModel([constant('one', 0.2), constant('other', 0.6)]);
    expect(model.name).toBe('one + other');
    expect(model.similarity('a', 'b')).toBeCloseTo(0.4, 12);
  });

  it('needs a model', () => {
    expect(() => createMeanModel([])).toThrow(/"models"/);
  });
});
