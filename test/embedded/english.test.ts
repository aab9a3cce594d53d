import { describe, expect, it } from 'vitest';
import { NeuralAnalyser } from '../../src/corpus/neural/neural-analyser.js';
import { readNeuralParser } from '../../src/corpus/neural/read-neural-parser.js';
import { createLexiconAnnotator, isWordnetLemma, wordnetPartName } from '../../src/embedded/english.js';
import { tinyNetworkPath } from '../corpus/neural/tiny-network.js';
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

  it('takes tags and trees from what it is given', () => {
    const parser = readNeuralParser({ path: tinyNetworkPath });
    const analyser = new NeuralAnalyser(parser);
    const unit = { document: 'd', position: 0, text: 'walk with short steps' };
    const { tokens, tree } = createLexiconAnnotator(smallLexicon, { analyser }).annotate(unit);
    const expected = parser.parse(['walk', 'with', 'short', 'steps']);
    expect(tokens.map(({ tag }) => tag)).toEqual(expected.tags);
    expect(tree).toEqual(expected.tree);
    expect(createLexiconAnnotator(smallLexicon, { analyser, trees: false }).annotate(unit).tree).toBeUndefined();
  });
});
