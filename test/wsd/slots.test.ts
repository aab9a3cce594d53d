import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSlot, isStop, placeForms, visitSlots } from '../../src/wsd/slots.js';

/** The slots beside the words from `first` up to `end`; lemmas are the words of more than three letters. */
function listSlots(forms: readonly string[], first: number, end = first + 1): string[] {
  const found: string[] = [];
  const sequence = {
    length: forms.length,
    isStop: (place: number) => isStop(forms[place]),
    hasLemma: (place: number) => forms[place].length > 3,
  };
  visitSlots(sequence, { first, end }, (slot, place) => found.push(formatSlot(slot, forms[place] ?? '|')));
  return found;
}

describe('placeForms', () => {
  it('cuts a text into words, numbers and marks in lower case, with their places', () => {
    expect(placeForms("It's 1922 (No).").map(({ form }) => form)).toEqual(["it's", '#', '(', 'no', ')', '.']);
    expect(placeForms('a Dog')[1]).toEqual({ form: 'dog', start: 2, end: 5 });
  });

  it('gives places that follow one another, for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        let last = 0;
        for (const { start, end } of placeForms(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
    );
  });
});

describe('visitSlots', () => {
  it('visits two forms on either side and the nearest lemma on either side', () => {
    const forms = 'they pulled the canoe to the bank of the river'.split(' ');
    expect(listSlots(forms, 6)).toEqual([
      ...['-2 to', '-1 the', '+1 of', '+2 the'],
      ...['before canoe', 'behind river'],
    ]);
  });

  it('sees the edge next to the word, and nothing beyond it', () => {
    expect(listSlots(['bank'], 0)).toEqual(['-1 |', '+1 |']);
    expect(listSlots(['the', 'bank'], 1)).toEqual(['-2 |', '-1 the', '+1 |']);
  });

  it('reads around several words', () => {
    expect(listSlots('a bank account here'.split(' '), 1, 3)).toEqual([
      '-2 |',
      '-1 a',
      '+1 here',
      '+2 |',
      'behind here',
    ]);
  });

  it('looks for no lemma behind the end of a clause, or more than six forms away', () => {
    expect(listSlots(['river', '.', 'the', 'bank'], 3)).toEqual(['-2 .', '-1 the', '+1 |']);
    expect(listSlots(['river', 'a', 'a', 'a', 'a', 'a', 'bank'], 6)).toContain('before river');
    expect(listSlots(['river', 'a', 'a', 'a', 'a', 'a', 'a', 'bank'], 7)).not.toContain('before river');
  });

  it('takes constructor and __proto__ for forms', () => {
    expect(listSlots(['constructor', 'bank', '__proto__'], 1)).toContain('-1 constructor');
  });
});
