import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinMarkedName } from '../../../src/evaluation/formats/marked-name.js';

describe('joinMarkedName', () => {
  it('tidies white space and keeps the place of the name', () => {
    expect(joinMarkedName(' In ', ' Rome ', ', where\n')).toEqual({ text: 'In Rome, where', start: 3, end: 7 });
    expect(joinMarkedName('\n One. \n\n  Two\t in ', 'New\n York', ' \nEnd ')).toEqual({
      text: 'One.\nTwo in New York\nEnd',
      start: 12,
      end: 20,
    });
  });

  it('always marks the name', () => {
    const text = fc.stringMatching(/^[ab \n\t\r]*$/);
    fc.assert(
      fc.property(text, fc.stringMatching(/^[xy]+$/), text, (before, name, after) => {
        const joined = joinMarkedName(before, ` ${name}\n`, after);
        expect(joined.text.slice(joined.start, joined.end)).toBe(name);
        expect(joined.text).toBe(joined.text.trim());
        expect(joined.text.replace(/\s/g, '')).toBe((before + name + after).replace(/\s/g, ''));
      }),
    );
  });
});
