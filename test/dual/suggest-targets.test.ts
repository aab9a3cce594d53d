import { describe, expect, it } from 'vitest';
import { createTargetSuggester } from '../../src/dual/suggest-targets.js';
import { denseSpace } from '../embedding/dense-space.js';

describe('createTargetSuggester', () => {
  it('names words near an unknown one that both spaces hold', () => {
    const domain = denseSpace('domain', [
      ['house', [1]],
      ['horse', [1]],
      ['constructor', [1]],
    ]);
    const functional = denseSpace('function', [
      ['constructor', [1]],
      ['house', [1]],
      ['mouse', [1]],
    ]);
    const suggest = createTargetSuggester(domain, functional);
    expect(suggest('hause')).toEqual(['house']);
    expect(suggest('constructer')).toEqual(['constructor']);
    expect(suggest('')).toEqual([]);
  });
});
