import { describe, expect, it } from 'vitest';
import { plainHtml } from '../../../src/corpus/readers/plain-html.js';

describe('plainHtml', () => {
  it.each([
    ['a<br/>b<BR>c', 'a\n\nb\n\nc'],
    ['<p class="x">a <em>b</em></p><!-- no -->', '\n\na b\n\n'],
    ['1 &lt; 2, 3 < 4 &amp;amp; <3', '1 < 2, 3 < 4 &amp; <3'],
    ['<constructor>', ''],
    ['', ''],
  ])('reads %s', (html, text) => expect(plainHtml(html)).toBe(text));

  it.each(['<', '<p', '<!--', '<a ', '&'])(
    'keeps %s as text where it opens nothing, however often it comes',
    (piece) => {
      const text = piece.repeat(100_000);
      expect(plainHtml(text) === text).toBe(true);
    },
  );
});
