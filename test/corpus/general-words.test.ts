import { describe, expect, it } from 'vitest';
import { generaliseWords, holdsVerb, patternOf } from '../../src/corpus/general-words.js';
import { taggedSentence } from './tagged-sentence.js';

const { tokens } = taggedSentence('the/DET Old/ADJ dog/NOUN cats/NOUN would/AUX Run/VERB to/ADP it/PRON');
const general = generaliseWords(tokens);

describe('patternOf', () => {
  it('writes runs of nouns as one N and keeps the last verb of a run', () => {
    expect(patternOf(general, 0, 8)).toBe('N run to N');
  });

  it('reads only the stretch that it is given', () => {
    expect(patternOf(general, 3, 5)).toBe('N would');
    expect(patternOf(general, 0, 2)).toBe('');
    expect(patternOf(general, 2, 2)).toBe('');
  });
});

describe('holdsVerb', () => {
  it('tells whether a stretch holds a verb', () => {
    expect(holdsVerb(general, 0, 4)).toBe(false);
    expect(holdsVerb(general, 0, 5)).toBe(true);
    expect(holdsVerb(general, 6, 8)).toBe(false);
  });
});
