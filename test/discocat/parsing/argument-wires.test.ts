import { describe, expect, it } from 'vitest';
import { ArgumentWires } from '../../../src/discocat/parsing/argument-wires.js';
import { parseEntry } from '../../../src/discocat/parsing/lexical-entry.js';
import type { ParsedSentence } from '../../../src/discocat/parsing/parsed-sentence.js';
import { parseType } from '../../../src/discocat/pregroup-type.js';
import type { Contraction } from '../../../src/discocat/reduction.js';

/** A parsed sentence of words with the types that an entry is written as. */
const sentenceOf = (
  typed: readonly (readonly [form: string, entry: string])[],
  contractions: readonly Contraction[],
): ParsedSentence => {
  const words = typed.map(([form, text], token) => {
    const entry = parseEntry(form, text);
    return { token, form, lemma: form, tag: 'X' as const, type: entry.type, entry };
  });
  return {
    text: typed.map(([form]) => form).join(' '),
    words,
    reduction: { words: words.map(({ form, type }) => ({ word: form, type })), contractions, open: [] },
    cost: 0,
    isComplete: true,
    target: parseType('s'),
  };
};

describe('ArgumentWires', () => {
  it('follows a wire through a word that passes it on', () => {
    // the n n.l, dog n, runs n.r s: places 0 1, 2, 3 4.
    const parsed = sentenceOf(
      [
        ['the', 'n:noun n.l:noun'],
        ['dog', 'n'],
        ['runs', 'n.r:subject s'],
      ],
      [
        { left: 1, right: 2 },
        { left: 0, right: 3 },
      ],
    );
    expect(new ArgumentWires(parsed).wordsOf(2, 'subject')).toEqual([1]);
  });

  it('gives both of joined nouns, and one where the wire leaves before they are joined', () => {
    // cats n, and n.r n n.l, constructor n, run n.r s: places 0, 1 2 3, 4, 5 6.
    const parsed = sentenceOf(
      [
        ['cats', 'n'],
        ['and', 'n.r:first n:first n.l:second'],
        ['constructor', 'n'],
        ['run', 'n.r:subject s'],
      ],
      [
        { left: 0, right: 1 },
        { left: 3, right: 4 },
        { left: 2, right: 5 },
      ],
    );
    const wires = new ArgumentWires(parsed);
    expect(wires.wordsOf(3, 'subject')).toEqual([0, 2]);
    expect(wires.wordsOf(1, 'second')).toEqual([2]);
  });

  it('gives nothing for what is open or no variable', () => {
    const wires = new ArgumentWires(sentenceOf([['run', 'n.r:subject s']], []));
    expect(wires.wordsOf(0, 'subject')).toEqual([]);
    expect(wires.wordsOf(0, '__proto__')).toEqual([]);
  });

  it('names what a modifier contracts with, the nearest first', () => {
    // painted n.r n.l.l? as an adjective: painted n n.l, by n n.r n n.l n.l: the second simple type of "by" takes "painted".
    const parsed = sentenceOf(
      [
        ['painted', 'n:object n.l:object'],
        ['by', 'n:_x n.r:_x n:_x n.l:_x n.l:agent'],
      ],
      [{ left: 0, right: 3 }],
    );
    expect(new ArgumentWires(parsed).modifiedBy(1)).toEqual([1, 0]);
  });
});
