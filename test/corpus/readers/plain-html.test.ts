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

  it.each(['<', '<p', '<!--', '<a ', '&'])('takes time that grows with the length alone for %s', (piece) => {
    const begin = performance.now();
    plainHtml(piece.repeat(100_000));
    expect(performance.now() - begin).toBeLessThan(5000);
  });
});
