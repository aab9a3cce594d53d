import { describe, expect, it } from 'vitest';
import { readChineseWordnetTag } from '../../src/lexicon/chinese-wordnet-tags.js';

describe('readChineseWordnetTag', () => {
  it.each([
    ['n', ['Na', 'Nb', 'Nc', 'Ncd', 'Nd', 'Nf', 'Nh', 'Nv', 'Naea']],
    ['v', ['VA', 'VAC', 'VB', 'VC', 'VCL', 'VH', 'VHC', 'VK', 'VL', 'V_2', 'SHI', 'VE2']],
    ['a', ['A']],
    ['r', ['D', 'Da', 'Dfa', 'Dfb', 'Di', 'Dk', 'Dbaa']],
    [undefined, ['Caa', 'Cbb', 'P', 'P31', 'T', 'I', 'DE', 'FW', 'Nep', 'Neqa', 'Neu', 'Nes', 'Ng']],
  ])('reads %s', (partOfSpeech, tags) => {
    for (const tag of tags) expect([tag, readChineseWordnetTag(tag)]).toEqual([tag, { isKnown: true, partOfSpeech }]);
  });

  it('does not know a tag by a part of it', () => {
    for (const tag of ['XNa', 'na', 'Nab1', 'nom', '', 'V.H', 'constructor', 'Na,VH']) {
      expect([tag, readChineseWordnetTag(tag)]).toEqual([tag, { isKnown: false, partOfSpeech: undefined }]);
    }
  });
});
