import { describe, expect, it } from 'vitest';
import { findPositive, listLabels } from '../../src/embedding/pair-labels.js';

describe('listLabels', () => {
  it('names labels as the configuration does, and by their number where it does not', () => {
    expect(listLabels({ 1: 'yes', 0: 'no' }, 2)).toEqual(['no', 'yes']);
    expect(listLabels({ 0: 'constructor' }, 2)).toEqual(['constructor', 'LABEL_1']);
    for (const nothing of [undefined, null, 'yes', {}]) {
      expect(listLabels(nothing, 2)).toEqual(['LABEL_0', 'LABEL_1']);
    }
  });
});

describe('findPositive', () => {
  it('takes the label asked for, by name or place', () => {
    const labels = ['no', 'constructor', 'yes'];
    expect(findPositive(labels, 'constructor')).toBe(1);
    expect(findPositive(labels, 0)).toBe(0);
    for (const other of ['', 'maybe', '__proto__', 3, -1, 0.5, Number.NaN]) {
      expect(() => findPositive(labels, other)).toThrow(/"positive" .*a label of the model: no, constructor, yes/);
    }
  });

  it('takes the only label, the one whose name says so, or the second of two without names', () => {
    expect(findPositive(['anything'])).toBe(0);
    expect(findPositive(['Yes', 'No'])).toBe(0);
    expect(findPositive(['contradiction', 'entailment', 'neutral'])).toBe(1);
    expect(findPositive(['LABEL_0', 'LABEL_1'])).toBe(1);
  });

  it('does not guess', () => {
    for (const labels of [
      ['LABEL_0', 'LABEL_1', 'LABEL_2'],
      ['left', 'right'],
      ['yes', 'true'],
    ]) {
      expect(() => findPositive(labels)).toThrow(/"positive" is undefined; allowed: a label of the model/);
    }
  });
});
