import { describe, expect, it } from 'vitest';
import { generaliseWords, holdsVerb, patternOf } from '../../src/corpus/general-words.js';
import { taggedSentence } from './tagged-sentence.js';

const { tokens } = taggedSentence('the/DET Old/ADJ dog/NOUN cats/NOUN would/AUX Run/VERB to/ADP it/PRON');
const general = generaliseWords(tokens);

describe('patternOf', () => {
  it('writes runs of nouns as one N and keeps the last verb of a run', () => {
    expect(patternOf(general, 0, 8)).toBe('N run to N');
  });

  it('shows nouns as lemmas, without runs, or not at all', () => {
    expect(patternOf(generaliseWords(tokens, { nouns: 'lemma' }), 0, 8)).toBe('dog cats run to it');
    expect(patternOf(generaliseWords(tokens, { nouns: 'dropped' }), 0, 8)).toBe('run to');
  });

  it('shows every verb of a run, and no function word, when asked', () => {
    expect(patternOf(generaliseWords(tokens, { verbs: 'all' }), 0, 8)).toBe('N would run to N');
    // Without "to" nothing stands between the verb and the pronoun.
    expect(patternOf(generaliseWords(tokens, { functionWords: 'dropped' }), 0, 8)).toBe('N run N');
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
