import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, html } from '../../../src/evaluation/report/html.js';

describe('html', () => {
  it('escapes text in elements and attributes, and leaves markup', () => {
    const inner = html`<b title="${'a" onload="x'}">${'<script>'}</b>`;
    expect(html`<p>${inner}${[inner, 1]}${undefined}</p>`.text).toBe(
      `<p>${'<b title="a&quot; onload=&quot;x">&lt;script&gt;</b>'.repeat(2)}1</p>`,
    );
  });

  it('puts a mark for characters that no page may hold', () => {
    expect(escapeHtml('a\u0000b\u001bc\ud800d\ufffee')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde');
    expect(escapeHtml('词 מרחב 👍\n\t')).toBe('词 מרחב 👍\n\t');
  });

  it('never leaves a sign of markup', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => !/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/.test(escapeHtml(text)),
      ),
    );
  });
});
