import { describe, expect, it } from 'vitest';
import { addressOf, localAddress } from '../../src/workbench/addresses.js';

describe('addressOf', () => {
  it('escapes every part, and leaves out what is empty', () => {
    expect(addressOf('a/b', ['entry', '?&#'], { q: 'x y', from: 0, pos: '', all: undefined })).toBe(
      '/lexicon/a%2Fb/entry/%3F%26%23?q=x%20y&from=0',
    );
    expect(addressOf('tiny', [])).toBe('/lexicon/tiny');
  });
});

describe('localAddress', () => {
  it('takes only addresses of this server', () => {
    expect(localAddress('/lexicon/tiny?q=a#b', '/')).toBe('/lexicon/tiny?q=a#b');
    for (const text of [undefined, '', 'a', '//a', '/\\a', '/a\\b', 'http://a/', '/a\r\nb']) {
      expect(localAddress(text, '/else')).toBe('/else');
    }
  });
});
