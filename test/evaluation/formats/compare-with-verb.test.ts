import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../../src/errors.js';
import type { Phrase, RatedPairSet } from '../../../src/evaluation/dataset.js';
import { compareWithVerb } from '../../../src/evaluation/formats/compare-with-verb.js';

function setOf(right: Phrase): RatedPairSet {
  const left: Phrase = { form: 'subject-verb-object', words: ['child', 'show', 'sign'] };
  const pairs = [{ id: 'i', left, right, ratings: [{ value: 3, rater: 'p1' }], group: 'show-express' }];
  return { kind: 'rated-pairs', findings: ['odd'], pairs };
}

describe('compareWithVerb', () => {
  it.each([
    ['subject-verb', ['child', 'express']],
    ['subject-verb-object', ['child', 'express', 'sign']],
    ['adjective-subject-verb-adjective-object', ['small', 'child', 'express', 'clear', 'sign']],
  ] as const)('leaves the verb of a clause of the form %s, and all else as it is', (form, words) => {
    const set = setOf({ form, words });
    const before = structuredClone(set);
    const [pair] = compareWithVerb(set).pairs;
    expect(pair).toEqual({ ...set.pairs[0], right: { form: 'word', words: ['express'], partOfSpeech: 'v' } });
    expect(compareWithVerb(set).findings).toEqual(['odd']);
    expect(set).toEqual(before);
  });

  it('refuses what is no clause', () => {
    expect(() => compareWithVerb(setOf({ form: 'word', words: ['express'] }))).toThrow(ShapeError);
  });
});
