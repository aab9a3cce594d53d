import { describe, expect, it } from 'vitest';
import { createEnglishAnnotator } from '../../../src/corpus/english-annotator.js';
import { NeuralAnalyser } from '../../../src/corpus/neural/neural-analyser.js';
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
});
