import { describe, expect, it } from 'vitest';
import { decodeEntities } from '../../../src/corpus/readers/decode-entities.js';

describe('decodeEntities', () => {
  it.each([
    ['a &lt;b&gt; &amp;amp; &quot;c&quot;', 'a <b> &amp; "c"'],
    ['&#65;&#x42;&#X43;&#128512;', 'ABC😀'],
    ['&eacute;&Ouml;&szlig;&ntilde;&alpha;&Omega;&mdash;', 'éÖßñαΩ—'],
    ['&constructor; &__proto__; &#xd800; &#9999999; & &;', '&constructor; &__proto__; &#xd800; &#9999999; & &;'],
    ['', ''],
  ])('reads %s', (text, decoded) => expect(decodeEntities(text)).toBe(decoded));
});
