import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DependencyParser } from '../../../src/corpus/parser/dependency-parser.js';
import { trainParser } from '../../../src/corpus/parser/train-parser.js';
import { taggedSentences } from '../../conformance/context-extractor.js';
import { smallTraining, smallTrees } from './small-trees.js';

describe('DependencyParser', () => {
  const model = trainParser(smallTrees, smallTraining);
  const parser = new DependencyParser(model);

  it('gives every token a head and a relation, one of them the root, whatever the words and tags', () => {
    fc.assert(
      fc.property(taggedSentences, ({ tokens }) => {
        const { heads, relations } = parser.parse(tokens);
        expect(heads).toHaveLength(tokens.length);
        expect(relations.every((relation) => relation !== '' && model.labels.includes(relation))).toBe(true);
        expect(heads.filter((head) => head === -1)).toHaveLength(1);
        for (const [place, head] of heads.entries()) {
          expect(head).not.toBe(place);
          let climbed = place;
          for (let steps = 0; climbed !== -1; steps++) {
            expect(steps).toBeLessThanOrEqual(tokens.length);
            climbed = heads[climbed] as number;
          }
        }
      }),
    );
  });

  it('gives the same tree whatever was parsed before', () => {
    fc.assert(
      fc.property(taggedSentences, taggedSentences, (sentence, other) => {
        const tree = parser.parse(sentence.tokens);
        parser.parse(other.tokens);
        expect(parser.parse(sentence.tokens)).toEqual(tree);
        expect(new DependencyParser(model).parse(sentence.tokens)).toEqual(tree);
      }),
    );
  });

  it('gives an empty tree for a sentence without tokens', () => {
    expect(parser.parse([])).toEqual({ heads: [], relations: [] });
  });

  it('parses ten thousand tokens in one sentence', () => {
    const { tokens } = smallTrees[1] as (typeof smallTrees)[number];
    const many = Array.from({ length: 10_000 }, (_, place) => tokens[place % tokens.length] ?? tokens[0]);
    expect(parser.parse(many.filter((token) => token !== undefined)).heads).toHaveLength(10_000);
  });
});
