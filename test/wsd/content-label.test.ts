import { describe, expect, it } from 'vitest';
import { contentLabel, contentLabels, wordnetPartOf } from '../../src/wsd/content-label.js';
import { taggedSentence } from '../corpus/tagged-sentence.js';

describe('contentLabel', () => {
  it('is the lemma in lower case of nouns, names, verbs, adjectives and adverbs', () => {
    const sentence = taggedSentence(
      'Dogs/dog/NOUN in/ADP Paris/Paris/PROPN often/ADV bark/VERB loud/ADJ at/ADP it/PRON',
    );
    expect(contentLabels(sentence)).toEqual(['dog', 'paris', 'often', 'bark', 'loud']);
  });

  it('leaves out what has no letter', () => {
    expect(taggedSentence('1990/NOUN --/NOUN x2/NOUN 漢字/NOUN').tokens.map(contentLabel)).toEqual([
      undefined,
      undefined,
      'x2',
      '漢字',
    ]);
  });

  it('knows no other words than the tags say, constructor among them', () => {
    expect(contentLabels(taggedSentence('constructor/NOUN __proto__/NOUN the/DET'))).toEqual([
      'constructor',
      '__proto__',
    ]);
  });
});

describe('wordnetPartOf', () => {
  it('gives the letter of a content tag, and nothing for the others', () => {
    const parts = (['NOUN', 'PROPN', 'VERB', 'ADJ', 'ADV', 'AUX', 'NUM', 'PUNCT'] as const).map(wordnetPartOf);
    expect(parts).toEqual(['n', 'n', 'v', 'a', 'r', undefined, undefined, undefined]);
  });
});
