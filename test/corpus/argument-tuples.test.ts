import { describe, expect, it } from 'vitest';
import { extractTuples, type TupleKind, tupleKinds } from '../../src/corpus/argument-tuples.js';
import type { Sentence } from '../../src/corpus/sentence.js';
import { parsedSentence } from './parsed-sentence.js';

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
    expect(
      tuplesOf(
        parsedSentence(
          'dogs/dog/NOUN@2:nsubj chase/VERB@0:root cats/cat/NOUN@2:obj in/ADP@5:case gardens/garden/NOUN@2:obl',
        ),
      ),
    ).toEqual([
      'verb-object: chase cat',
      'verb-preposition-noun: chase in garden',
      'verb-subject-object: chase dog cat',
      'verb-subject: chase dog',
    ]);
  });

  it('finds what is said of a subject', () => {
    expect(tuplesOf(parsedSentence('dogs/dog/NOUN@3:nsubj are/be/AUX@3:cop animals/animal/NOUN@0:root'))).toEqual([
      'subject-predicate: dog animal',
    ]);
  });

  it('finds modifiers', () => {
    const sentence = parsedSentence(
      'very/ADV@2:advmod old/ADJ@4:amod stone/NOUN@4:compound bridges/bridge/NOUN@6:nsubj slowly/ADV@6:advmod fall/VERB@0:root',
    );
    const modifiers = tuplesOf(sentence).filter((tuple) => !tuple.includes('subject'));
    expect(modifiers).toEqual(['noun-adjective: bridge old', 'noun-noun: bridge stone', 'verb-adverb: fall slowly']);
  });

  it('gives every kind a name and as many members as it emits', () => {
    const sizes = new Map<TupleKind, number>();
    const sentence = parsedSentence('dogs/dog/NOUN@2:nsubj chase/VERB@0:root cats/cat/NOUN@2:obj');
    extractTuples(sentence, (kind, ...places) => {
      sizes.set(kind, places.filter((place) => place !== undefined).length);
    });
    for (const [kind, size] of sizes) expect(tupleKinds.find(({ name }) => name === kind)?.members).toHaveLength(size);
  });
});
