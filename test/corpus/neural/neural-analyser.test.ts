import { describe, expect, it } from 'vitest';
import { createEnglishAnnotator } from '../../../src/corpus/english-annotator.js';
import { NeuralAnalyser } from '../../../src/corpus/neural/neural-analyser.js';
import type { NeuralParse } from '../../../src/corpus/neural/neural-parse.js';
import { readNeuralParser } from '../../../src/corpus/neural/read-neural-parser.js';
import { tinyNetworkPath } from './tiny-network.js';

describe('NeuralAnalyser', () => {
  const parser = readNeuralParser({ path: tinyNetworkPath });
  const asked: (readonly string[])[] = [];
  const analyser = new NeuralAnalyser({
    parse(forms) {
      asked.push(forms);
      return parser.parse(forms);
    },
  });
  const annotator = createEnglishAnnotator({
    tagger: analyser,
    parser: analyser,
    exceptions: new Map(),
    isLemma: () => false,
  });

  it('gives an annotator tags and trees with one run a sentence', () => {
    const sentence = annotator.annotate({ document: 'd', position: 0, text: 'The dogs bark.' });
    const { tags, tree } = parser.parse(['The', 'dogs', 'bark', '.']);
    expect(sentence.tokens.map(({ tag }) => tag)).toEqual(tags);
    expect(sentence.tree).toEqual(tree);
    expect(analyser.alternatives(sentence.tokens, 3)).toEqual(
      parser.parse(['The', 'dogs', 'bark', '.']).alternatives(3),
    );
    expect(asked).toEqual([['The', 'dogs', 'bark', '.']]);
  });

  it('tells sentences of other words or another length apart', () => {
    asked.length = 0;
    for (const forms of [['a'], ['a', 'cat'], ['a'], ['b'], []]) {
      expect(analyser.tag(forms)).toEqual(parser.parse(forms).tags);
    }
    expect(asked).toHaveLength(5);
  });

  it('takes a word of control characters for punctuation', () => {
    expect(analyser.tag(['dogs', '\u0007', 'chase', '\u200b\u001b'])).toEqual([
      expect.any(String),
      'PUNCT',
      expect.any(String),
      'PUNCT',
    ]);
  });

  it('takes the tag that the lexicon knows of two that are nearly as likely', () => {
    const words = ['contains', 'garlic', 'softly'];
    const parse = {
      tags: ['VERB', 'ADJ', 'ADV'] as const,
      otherTags: () => [
        { word: 2, tag: 'ADJ' as const, margin: 0.1 },
        { word: 1, tag: 'NOUN' as const, margin: 4 },
        { word: 0, tag: 'NOUN' as const, margin: 9 },
      ],
    } as unknown as NeuralParse;
    const known = new Map([
      ['contains', 'n'],
      ['garlic', 'n'],
    ]);
    const tagged = (partsOfSpeech?: (form: string) => string): readonly string[] =>
      new NeuralAnalyser({ parse: () => parse }, partsOfSpeech && { partsOfSpeech }).tag(words);
    expect(tagged((form) => known.get(form) ?? '')).toEqual(['VERB', 'NOUN', 'ADV']);
    expect(tagged()).toEqual(['VERB', 'ADJ', 'ADV']);
  });
});
