import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml } from '../../documentation/escape-html.js';
import { highlightCode } from '../../documentation/highlight-code.js';

describe('highlightCode', () => {
  it('tells comments, texts and words of the language apart', () => {
    expect(highlightCode("return 'a // b'; // c\n", 'js')).toBe(
      '<span class="word">return</span> <span class="text">\'a // b\'</span>; <span class="comment">// c</span>\n',
    );
    expect(highlightCode('npx qualia "a # b"  # c', 'sh')).toBe(
      'npx qualia <span class="text">&quot;a # b&quot;</span>  <span class="comment"># c</span>',
    );
  });

  it('takes a mark inside of a word for no comment of the shell', () => {
    expect(highlightCode('a#b', 'sh')).toBe('a#b');
  });

  it('keeps every character of the code, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('js', 'ts', 'json', 'sh', 'text', 'constructor', ''),
        (code, language) => {
          expect(highlightCode(code, language).replace(/<span class="[a-z]+">|<\/span>/g, '')).toBe(escapeHtml(code));
        },
      ),
    );
  });
});
