import { describe, expect, it } from 'vitest';
import type { ChineseGloss } from '../../../src/lexicon/chinese-glosses.js';
import { chooseGloss } from '../../../src/wsd/translation/choose-gloss.js';
import type { GlossItem } from '../../../src/wsd/translation/gloss-item.js';

const shang: readonly ChineseGloss[] = [
  { kind: 'localizer', english: 'on' },
  { kind: 'verb', english: 'go up' },
];
const ben: readonly ChineseGloss[] = [
  { kind: 'measure', english: 'copy of' },
  { kind: 'pronoun', english: 'our' },
];
const item = (english: string, kind: GlossItem['kind']): GlossItem => ({ english, kind });

describe('chooseGloss', () => {
  it('takes the only one there is, and none of none', () => {
    expect(chooseGloss([], { tag: 'NOUN', before: undefined })).toBeUndefined();
    expect(chooseGloss(shang.slice(0, 1), { tag: 'VERB', before: undefined })?.english).toBe('on');
  });

  it('takes a measure word behind numbers and what points', () => {
    for (const before of [item('three', 'number'), item('this', 'pronoun'), item('the whole', 'pronoun')]) {
      expect(chooseGloss(ben, { tag: 'NOUN', before })?.english).toBe('copy of');
    }
    for (const before of [item('I', 'pronoun'), item('buy', 'verb'), undefined]) {
      expect(chooseGloss(ben, { tag: 'DET', before })?.english).toBe('our');
    }
  });

  it('takes a localizer behind a noun unless the word is tagged as a verb', () => {
    const before = item('table', 'noun');
    expect(chooseGloss(shang, { tag: 'ADP', before })?.english).toBe('on');
    expect(chooseGloss(shang, { tag: undefined, before })?.english).toBe('on');
    expect(chooseGloss(shang, { tag: 'VERB', before })?.english).toBe('go up');
    expect(chooseGloss(shang, { tag: 'VERB', before: item('want', 'function') })?.english).toBe('go up');
  });

  it('goes by the tag, and where that says nothing by the order of the table', () => {
    const hui: readonly ChineseGloss[] = [
      { kind: 'function', english: 'will' },
      { kind: 'noun', english: 'meeting' },
    ];
    expect(chooseGloss(hui, { tag: 'NOUN', before: undefined })?.english).toBe('meeting');
    expect(chooseGloss(hui, { tag: 'INTJ', before: undefined })?.english).toBe('will');
    const only: readonly ChineseGloss[] = [
      { kind: 'measure', english: 'row of' },
      { kind: 'localizer', english: 'under' },
    ];
    expect(chooseGloss(only, { tag: 'NOUN', before: undefined })?.english).toBe('row of');
  });
});
