import { describe, expect, it } from 'vitest';
import { createLexiconAnnotator } from '../../src/embedded/english.js';
import { createReadWords } from '../../src/embedded/read-words.js';
import { smallParts } from './small-embedded.js';

describe('createReadWords', () => {
  it('finds nouns, verbs, adjectives and adverbs with their places', () => {
    const readWords = createReadWords(createLexiconAnnotator(smallParts().lexicon));
    const text = 'He walked along the banks.';
    expect(readWords(text)).toEqual([
      { lemma: 'walk', partOfSpeech: 'v', sentence: 0, start: 3, end: 9 },
      { lemma: 'bank', partOfSpeech: 'n', sentence: 0, start: 20, end: 25 },
    ]);
    expect(readWords('')).toEqual([]);
  });
});
