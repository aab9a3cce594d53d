import { describe, expect, it } from 'vitest';
import { spaceWords } from '../../../src/evaluation/formats/space-words.js';

describe('spaceWords', () => {
  it('parts words, but keeps underscores on the outside', () => {
    expect(['means_of_transport', 'a_b_c', '_', '__', '__proto__', '', 'Rome'].map(spaceWords)).toEqual([
      'means of transport',
      'a b c',
      '_',
      '__',
      '__proto__',
      '',
      'Rome',
    ]);
  });
});
