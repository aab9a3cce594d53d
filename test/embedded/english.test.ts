import { describe, expect, it } from 'vitest';
import {
  contentLabel,
  contentLabels,
  createLexiconAnnotator,
  isWordnetLemma,
  wordnetPartName,
  wordnetPartOf,
} from '../../src/embedded/english.js';
import { taggedSentence } from '../corpus/tagged-sentence.js';
import { smallLexicon } from './small-embedded.js';

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

describe('wordnetPartName', () => {
  it('spells the letters out', () => {
    expect((['n', 'v', 'a', 'r'] as const).map(wordnetPartName)).toEqual(['noun', 'verb', 'adj', 'adv']);
  });
});

describe('isWordnetLemma', () => {
  it('asks the lexicon, part of speech by part of speech', () => {
    const isLemma = isWordnetLemma(smallLexicon);
    expect([isLemma('walk', 'verb'), isLemma('walk', 'noun'), isLemma('constructor', 'noun')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('createLexiconAnnotator', () => {
  const annotator = createLexiconAnnotator(smallLexicon);
  const firstTag = (document: string, position: number): string | undefined =>
    annotator.annotate({ document, position, text: 'walk with short steps' }).tokens[0]?.tag;

  it('reads the definition of a verb as if "to" stood before it', () => {
    expect(firstTag('00000004-v', 0)).toBe('VERB');
  });

  it('adds no token for that', () => {
    const { tokens } = annotator.annotate({ document: '00000004-v', position: 0, text: 'walk' });
    expect(tokens.map(({ form }) => form)).toEqual(['walk']);
  });

  it('reads examples of verbs and other documents as they stand', () => {
    const plain = firstTag('sentence', 0);
    expect([firstTag('00000004-v', 1), firstTag('00000004-n', 0)]).toEqual([plain, plain]);
  });
});
