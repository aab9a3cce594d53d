import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIntlSegmenter, placeSegments } from '../../src/corpus/chinese-words.js';

describe('placeSegments', () => {
  it('lays segments one after the other and leaves out white space', () => {
    const segments = [{ length: 2, ictclas: 'ns' }, { length: 1 }, { length: 1 }];
    expect(placeSegments('北京 a', segments)).toEqual([
      { form: '北京', start: 0, end: 2, ictclas: 'ns' },
      { form: 'a', start: 3, end: 4 },
    ]);
  });

  it('gives nothing for no segments', () => {
    expect(placeSegments('', [])).toEqual([]);
  });
});

describe('createIntlSegmenter', () => {
  const segment = createIntlSegmenter();

  it('cuts Chinese text into words', () => {
    expect(segment('我来到北京。').map(({ form }) => form)).toEqual(['我', '来到', '北京', '。']);
  });

  it('loses no character but white space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const forms = segment(text).map(({ form }) => form);
        expect(forms.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
