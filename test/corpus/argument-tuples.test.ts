import { describe, expect, it } from 'vitest';
import { extractTuples, type TupleKind, tupleKinds } from '../../src/corpus/argument-tuples.js';
import type { Sentence } from '../../src/corpus/sentence.js';
import { taggedSentence } from './tagged-sentence.js';

function tuplesOf(sentence: Sentence): string[] {
  const tuples: string[] = [];
  extractTuples(sentence, (kind, ...places) => {
    const words = places.filter((place) => place !== undefined).map((place) => sentence.tokens[place]?.lemma);
    tuples.push(`${kind}: ${words.join(' ')}`);
  });
  return tuples.sort();
}

describe('extractTuples', () => {
  it('finds the arguments of verbs, together and in pairs', () => {
    expect(tuplesOf(taggedSentence('dogs/dog/NOUN chase/VERB cats/cat/NOUN'))).toEqual([
      'verb-object: chase cat',
      'verb-subject-object: chase dog cat',
      'verb-subject: chase dog',
    ]);
  });

  it('takes the last noun of a run for the head of adjectives and nouns before it', () => {
    expect(tuplesOf(taggedSentence('old/ADJ stone/NOUN bridge/NOUN'))).toEqual([
      'noun-adjective: bridge old',
      'noun-noun: bridge stone',
    ]);
    expect(tuplesOf(taggedSentence('old/ADJ ,/PUNCT bridge/NOUN'))).toEqual([]);
  });

  it('reads modifiers from the tree where there is one', () => {
    const sentence = taggedSentence('very/ADV old/ADJ stone/NOUN bridges/bridge/NOUN slowly/ADV fall/VERB');
    const tree = { heads: [1, 3, 3, 5, 5, -1], relations: ['advmod', 'amod', 'compound', 'nsubj', 'advmod', 'root'] };
    const modifiers = tuplesOf({ ...sentence, tree }).filter((tuple) => !tuple.includes('subject'));
    expect(modifiers).toEqual(['noun-adjective: bridge old', 'noun-noun: bridge stone', 'verb-adverb: fall slowly']);
  });

  it('gives every kind a name and as many members as it emits', () => {
    const sizes = new Map<TupleKind, number>();
    extractTuples(taggedSentence('dogs/dog/NOUN chase/VERB cats/cat/NOUN'), (kind, ...places) => {
      sizes.set(kind, places.filter((place) => place !== undefined).length);
    });
    for (const [kind, size] of sizes) expect(tupleKinds.find(({ name }) => name === kind)?.members).toHaveLength(size);
  });
});
