import { describe, expect, it } from 'vitest';
import { decodeNeuralModel } from '../../../src/corpus/neural/neural-model.js';
import { WordPieces } from '../../../src/corpus/neural/word-pieces.js';
import { readTinyNetwork, tinySentences } from './tiny-network.js';

const { vocabulary } = decodeNeuralModel(readTinyNetwork(), 'tiny');

describe('WordPieces', () => {
  it.each(tinySentences)('cuts $forms as the tokeniser of the network does', ({ forms, pieces, shapes, first }) => {
    expect(new WordPieces(vocabulary).encode(forms)).toEqual({ pieces, shapes, first });
  });

  const names = [
    '[UNK]',
    '[CLS]',
    '[SEP]',
    'un',
    '##do',
    '##ing',
    'undo',
    'e',
    '-',
    '\u72d7',
    '\u03c3',
    '##\u03c3',
    'constructor',
  ];
  const pieces = new WordPieces(names);
  const cut = (form: string): string[] => pieces.cut(form).map((place) => names[place]);

  it('takes the longest piece first', () => {
    expect(cut('Undoing')).toEqual(['undo', '##ing']);
    expect(cut('undone')).toEqual(['[UNK]']);
  });

  it('leaves out accents and control characters', () => {
    expect(cut('\u00c9')).toEqual(['e']);
    expect(cut('e\u200b\u0301\u0000')).toEqual(['e']);
    expect(cut('\u200b')).toEqual([]);
    expect(cut('')).toEqual([]);
  });

  it('parts at punctuation, spaces and Chinese characters', () => {
    expect(cut('un-do e\t\u72d7e')).toEqual(['un', '-', '[UNK]', 'e', '\u72d7', 'e']);
  });

  it('makes every capital sigma the same small one', () => {
    expect(cut('\u03a3\u03a3')).toEqual(['\u03c3', '##\u03c3']);
  });

  it('knows no words that are not in the vocabulary', () => {
    expect(cut('constructor')).toEqual(['constructor']);
    expect(cut('__proto__')).toEqual(Array.from({ length: 5 }, () => '[UNK]'));
    expect(cut('e'.repeat(101))).toEqual(['[UNK]']);
  });

  it('leaves out what is beyond the limit, with the place of the begin for words behind it', () => {
    expect(new WordPieces(names, 5).encode(['undoing', 'undoing', 'e'])).toEqual({
      pieces: [1, 6, 5, 6, 2],
      shapes: [0, 1, 1, 1, 0],
      first: [1, 3, 0],
    });
    const forms = Array.from({ length: 600 }, () => 'e');
    const { pieces, first } = new WordPieces(names).encode(forms);
    expect(pieces).toHaveLength(510);
    expect(first[507]).toBe(508);
    expect(first[508]).toBe(0);
  });
});
