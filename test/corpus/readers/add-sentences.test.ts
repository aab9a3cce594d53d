import { describe, expect, it } from 'vitest';
import { addSentences } from '../../../src/corpus/readers/add-sentences.js';
import { DocumentIds } from '../../../src/corpus/readers/document-ids.js';
import { UnitSink } from '../../../src/corpus/readers/unit-sink.js';

/** Adds the sentences of a text and returns them with how much of it they take. */
function add(text: string, isCut: boolean): readonly [readonly string[], number] {
  const sink = new UnitSink('a', 'a', new DocumentIds(), undefined);
  const used = addSentences(sink, text, {}, isCut);
  return [sink.take().map((unit) => unit.text), used];
}

describe('addSentences', () => {
  it('takes all of a paragraph', () => {
    expect(add('One. Two', false)).toEqual([['One.', 'Two'], 8]);
    expect(add(' ', false)).toEqual([[], 1]);
  });

  it('leaves the last sentence of one that goes on, unless it is the only one', () => {
    expect(add('One. Two and', true)).toEqual([['One.'], 5]);
    expect(add('One and tw', true)).toEqual([['One and'], 7]);
    expect(add('One', true)).toEqual([['One'], 3]);
  });

  it('does not cut a character', () => {
    expect(add('xx\ud83d', true)).toEqual([['xx'], 2]);
  });
});
