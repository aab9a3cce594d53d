import { describe, expect, it } from 'vitest';
import { createLexiconAnnotator, isWordnetLemma, wordnetPartName } from '../../src/embedded/english.js';
import { smallLexicon } from './small-embedded.js';

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
