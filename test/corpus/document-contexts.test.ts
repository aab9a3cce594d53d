import { describe, expect, it } from 'vitest';
import { documentContexts } from '../../src/corpus/document-contexts.js';
import { OptionError } from '../../src/errors.js';
import { contextsOf, describeContextExtractor } from '../conformance/context-extractor.js';
import { taggedSentence } from './tagged-sentence.js';

describeContextExtractor('documentContexts', () => documentContexts(), { readsDocument: true });

describe('documentContexts', () => {
  it('emits the id of the document for every token', () => {
    const sentence = taggedSentence('dogs/NOUN bark/VERB', { document: '__proto__' });
    expect(contextsOf(documentContexts(), sentence)).toEqual([
      [0, '__proto__'],
      [1, '__proto__'],
    ]);
  });

  it('cuts documents into blocks of sentences', () => {
    const blocks = [0, 1, 2, 3].map((position) => {
      const sentence = taggedSentence('dogs/NOUN', { document: 'a', position });
      return contextsOf(documentContexts({ blockSentences: 2 }), sentence)[0]?.[1];
    });
    expect(blocks).toEqual(['a 0', 'a 0', 'a 1', 'a 1']);
  });

  it('emits nothing for a document without an id, which would be an empty context', () => {
    expect(contextsOf(documentContexts(), taggedSentence('dogs/NOUN', { document: '' }))).toEqual([]);
  });

  it.each([-1, 0.5, Number.NaN])('refuses blocks of %d sentences', (blockSentences) => {
    expect(() => documentContexts({ blockSentences })).toThrow(OptionError);
  });
});
