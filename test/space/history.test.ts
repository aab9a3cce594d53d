import { describe, expect, it } from 'vitest';
import { describeHistory, historySchema } from '../../src/space/history.js';

describe('describeHistory', () => {
  it('writes the steps as a pipeline', () => {
    const history = [
      { step: 'counts', options: { window: 7, nouns: 'nearest' } },
      { step: 'unitRows', options: {}, result: { rows: 3 } },
    ];
    expect(describeHistory(history)).toBe('counts(window=7, nouns=nearest) -> unitRows');
    expect(describeHistory([])).toBe('');
  });
});

describe('historySchema', () => {
  it('takes steps with texts, numbers and truth values', () => {
    const history = [
      { step: '', options: { constructor: 'a', b: 1, c: true }, result: { energy: 0.5, singularValues: [2, 1] } },
    ];
    expect(historySchema.parse(history)).toEqual(history);
  });

  it.each([
    ['no list', {}],
    ['a step without options', [{ step: 'a' }]],
    ['an option that is a list', [{ step: 'a', options: { b: [1] } }]],
    ['an infinite option', [{ step: 'a', options: { b: Number.POSITIVE_INFINITY } }]],
    ['a result that is a list with a text', [{ step: 'a', options: {}, result: { b: [1, 'c'] } }]],
    ['a result that is a text', [{ step: 'a', options: {}, result: { b: 'c' } }]],
  ])('refuses %s', (_problem, history) => {
    expect(historySchema.safeParse(history).success).toBe(false);
  });
});
