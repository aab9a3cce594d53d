import { describe, expect, it } from 'vitest';
import { type WindowContextOptions, windowContexts } from '../../src/corpus/window-contexts.js';
import { OptionError } from '../../src/errors.js';
import { contextsOf, describeContextExtractor } from '../conformance/context-extractor.js';
import { taggedSentence } from './tagged-sentence.js';

describeContextExtractor('windowContexts', () => windowContexts());
describeContextExtractor('windowContexts with sides and weights', () =>
  windowContexts({ radius: 3, sides: true, weighting: 'harmonic', words: 'form' }),
);

describe('windowContexts', () => {
  const sentence = taggedSentence('Dogs/dog/NOUN chased/chase/VERB ,/PUNCT cats/cat/NOUN');

  it('emits the lemmas of both sides, nearest first, and no punctuation', () => {
    const ofChase = contextsOf(windowContexts({ radius: 2 }), sentence).filter(([target]) => target === 1);
    expect(ofChase).toEqual([
      [1, 'dog'],
      [1, 'cat'],
    ]);
  });

  it('counts punctuation as distance', () => {
    expect(contextsOf(windowContexts({ radius: 1 }), sentence)).not.toContainEqual([1, 'cat']);
  });

  it('tells sides apart when asked, and takes forms in lower case', () => {
    const contexts = contextsOf(windowContexts({ radius: 1, sides: true, words: 'form' }), sentence);
    expect(contexts).toContainEqual([1, '-1 dogs']);
    expect(contexts).toContainEqual([0, '+1 chased']);
  });

  it.each([
    ['flat', [1, 1, 1]],
    ['linear', [3, 2, 1]], // (3 - d + 1) / 3, times 3
    ['harmonic', [6, 3, 2]], // 1 / d, times lcm(1, 2, 3) = 6
  ] as const)('counts in whole numbers with %s weights', (weighting, counts) => {
    const words = taggedSentence('a/X b/X c/X d/X');
    const ofFirst = contextsOf(windowContexts({ radius: 3, weighting }), words).filter(([target]) => target === 0);
    expect(ofFirst.map(([, , count = 1]) => count)).toEqual(counts);
  });

  it('starts on either side of a target of several tokens', () => {
    const words = taggedSentence('the/DET hot/ADJ dog/NOUN stand/NOUN');
    expect(contextsOf(windowContexts({ radius: 1 }), words, [{ start: 1, end: 3 }])).toEqual([
      [0, 'the'],
      [0, 'stand'],
    ]);
  });

  it.each<WindowContextOptions>([
    { radius: 0 },
    { radius: 1.5 },
    { radius: 101 },
    { weighting: 'constructor' as 'flat' },
    { words: 'tag' as 'lemma' },
  ])('refuses %j', (options) => {
    expect(() => windowContexts(options)).toThrow(OptionError);
  });
});
