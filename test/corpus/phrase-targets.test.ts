import { describe, expect, it } from 'vitest';
import { findPhrases, isPhraseName, namePhrase, phraseKinds } from '../../src/corpus/phrase-targets.js';
import { parsedSentence } from './parsed-sentence.js';

const sentence = parsedSentence(
  'old/ADJ@2:amod dogs/dog/NOUN@3:nsubj chase/VERB@0:root the/DET@6:det stone/NOUN@6:compound cats/cat/NOUN@3:obj',
);
const lemmaAt = (place: number): string | undefined => sentence.tokens[place]?.lemma;

describe('findPhrases', () => {
  it('finds words with their one argument, from the first word of a phrase to its last', () => {
    const targets = findPhrases(sentence, lemmaAt, () => true);
    expect(targets.sort((a, b) => a.start - b.start || a.end - b.end)).toEqual([
      { label: 'noun-adjective:old dog', start: 0, end: 2 },
      { label: 'verb-subject:chase dog', start: 1, end: 3 },
      { label: 'verb-object:chase cat', start: 2, end: 6 },
      { label: 'noun-noun:stone cat', start: 4, end: 6 },
    ]);
  });

  it('leaves out phrases that are not asked for, and words that have no label', () => {
    const asked = findPhrases(sentence, lemmaAt, (name) => name === 'verb-object:chase cat');
    expect(asked.map(({ label }) => label)).toEqual(['verb-object:chase cat']);
    expect(
      findPhrases(
        sentence,
        (place) => (place === 5 ? undefined : lemmaAt(place)),
        () => true,
      ),
    ).toHaveLength(2);
  });
});

describe('namePhrase', () => {
  it('gives names that no word has', () => {
    for (const kind of phraseKinds) {
      expect(isPhraseName(namePhrase({ kind, word: 'constructor', argument: '__proto__' }))).toBe(true);
      expect(isPhraseName(namePhrase({ kind, word: 'chase', argument: '' }))).toBe(false);
    }
    for (const text of ['', 'verb-object', 'chase cat', 'verb-object:', 'constructor', 'noun-noun: two of them']) {
      expect(isPhraseName(text)).toBe(false);
    }
  });
});
