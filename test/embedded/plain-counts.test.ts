import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { fromPlainCounts, toPlainCounts } from '../../src/embedded/plain-counts.js';
import { sparseFromRows, toRows } from '../matrix/arbitraries.js';

const counts = {
  targets: new Vocabulary('the targets', ['dog', 'constructor', '']),
  contexts: new Vocabulary('the contexts', ['__proto__', 'bark']),
  matrix: sparseFromRows([
    [1, 2],
    [0, 0],
    [0, 5],
  ]),
};

describe('plain counts', () => {
  it('survive the way to a thread and back', () => {
    const back = fromPlainCounts('domain', structuredClone(toPlainCounts(counts)));
    expect(back.targets.labels).toEqual(counts.targets.labels);
    expect(back.contexts.labels).toEqual(counts.contexts.labels);
    expect(toRows(back.matrix)).toEqual(toRows(counts.matrix));
  });

  it('say in errors which counts they are', () => {
    expect(() => fromPlainCounts('domain', toPlainCounts(counts)).targets.indexOf('cat')).toThrow('the domain targets');
  });
});
