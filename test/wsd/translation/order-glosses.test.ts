import { describe, expect, it } from 'vitest';
import type { GlossItem } from '../../../src/wsd/translation/gloss-item.js';
import { orderGlosses } from '../../../src/wsd/translation/order-glosses.js';

const letters = {
  n: 'noun',
  v: 'verb',
  p: 'preposition',
  l: 'localizer',
  m: 'marker',
  q: 'measure',
  r: 'pronoun',
  c: 'number',
  a: 'adjective',
  t: 'target',
  w: 'mark',
} as const satisfies Record<string, GlossItem['kind']>;

/** Orders items that are written as `gloss/kind`, blanks in them as underscores. */
function order(written: string): string {
  const items = written.split(' ').map((item): GlossItem => {
    const [english = '', letter = ''] = item.split('/');
    return { english: english.replaceAll('_', ' '), kind: letters[letter as keyof typeof letters] };
  });
  return orderGlosses(items)
    .map(({ english }) => english)
    .join(' ');
}

describe('orderGlosses', () => {
  it('puts the object of 把 behind its verb, before the preposition that this has', () => {
    expect(order('he/r object/m X/t tear/v ,/w leave/v')).toBe('he tear X , leave');
    expect(order('he/r object/m X/t put_in/v box/n')).toBe('he put X in box');
    expect(order('he/r object/m X/t put/v on/p table/n on/l')).toBe('he put X on table');
  });

  it('takes no verb that belongs to a noun, and none behind a mark', () => {
    expect(order('he/r object/m buy/v of/m X/t eat/v')).toBe('he eat buy X');
    expect(order('he/r object/m X/t ,/w eat/v')).toBe('he X , eat');
  });

  it('makes a passive of 被', () => {
    expect(order('X/t passive/m court/n fine/v')).toBe('X be fine by court');
    expect(order('X/t passive/m fine/v')).toBe('X be fine');
  });

  it('makes a noun before 的 a possessor, and pronouns possessive', () => {
    expect(order('X/t of/m west_gate/n')).toBe("X 's west gate");
    expect(order('I/r of/m X/t')).toBe('my X');
    expect(order('this/r of/m X/t')).toBe('this X');
  });

  it('leaves 的 out behind adjectives and verbs, and at an end', () => {
    expect(order('quiet/a of/m town/n')).toBe('quiet town');
    expect(order('buy/v of/m book/n')).toBe('buy book');
    expect(order('is/v X/t of/m ./w')).toBe('is X .');
    expect(order('is/v X/t of/m')).toBe('is X');
  });

  it('leaves out other particles', () => {
    expect(order('he/r go/v done/m')).toBe('he go');
  });

  it('puts a localizer before its phrase, into the place of "in"', () => {
    expect(order('X/t behind/l have/v tree/n')).toBe('behind X have tree');
    expect(order('in/p X/t in/l sleep/v')).toBe('in X sleep');
    expect(order('in/p X/t behind/l sleep/v')).toBe('behind X sleep');
    expect(order('from/p X/t in/l come/v')).toBe('from X come');
    expect(order('from/p X/t behind/l come/v')).toBe('from behind X come');
    expect(order('from/p X/t of/m room/n in/l come/v')).toBe("from X 's room come");
  });

  it('puts it into the place of the preposition of a verb', () => {
    expect(order('put_in/v X/t on/l')).toBe('put on X');
  });

  it('begins the phrase with what is counted or pointed at', () => {
    expect(order('X/t a/c month/n in/l use/v')).toBe('X in a month use');
    expect(order('X/t this/r two/c room/n in/l')).toBe('X in this two room');
    expect(order('he/r of/m room/n in/l')).toBe('in his room');
  });

  it('leaves a localizer where there is no phrase', () => {
    expect(order('come/v after/l ,/w X/t')).toBe('come after , X');
    expect(order('on/l')).toBe('on');
  });
});
