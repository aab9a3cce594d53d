import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../documentation/render-markdown.js';

describe('renderMarkdown', () => {
  it('gives headings anchors as code hosts do, and a second one of the same text a number', () => {
    const { html, title, sections } = renderMarkdown(
      '# A b: *c*\n\none\ntwo\n\n## constructor\n\n## constructor\n\n## 1. `x`, y',
    );
    expect(html).toContain('<h1 id="a-b-c">A b: <em>c</em></h1>');
    expect(title).toBe('A b: c');
    expect(sections.map(({ heading }) => heading.anchor)).toEqual(['a-b-c', 'constructor', 'constructor-1', '1-x-y']);
    expect(sections[0]?.text.trim()).toBe('one two');
  });

  it('leads links, pictures and code spans to where they are told', () => {
    const { html } = renderMarkdown('[a](b.md#c) ![d](e.svg) `f.md` `g`', {
      resolveLink: (address) => `to/${address}`,
      resolveCode: (code) => (code === 'f.md' ? 'f.html' : undefined),
    });
    expect(html).toContain('href="to/b.md#c"');
    expect(html).toContain('src="to/e.svg"');
    expect(html).toContain('<a href="f.html"><code>f.md</code></a> <code>g</code>');
  });

  it('lets no HTML of the text through, and leaves out its comments', () => {
    const { html } = renderMarkdown('<script>alert(1)</script>\n\n<!-- a -->\nb `<i>` [c](javascript:alert(1))');
    expect(html).not.toMatch(/<script|<!--|<i>|href="javascript/);
    expect(html).toContain('&lt;script&gt;');
  });

  it('puts tables into a frame that scrolls, and keeps the alignment of columns', () => {
    const { html } = renderMarkdown('| a | b |\n| --- | ---: |\n| 1 | 2 |');
    expect(html).toContain('<div class="table" tabindex="0"><table>');
    expect(html).toContain('<td style="text-align:right">2</td>');
  });

  it('colours code of a language that it knows', () => {
    expect(renderMarkdown('```js\nconst a = 1;\n```').html).toContain('<span class="word">const</span> a = 1;');
  });

  it('renders an empty text as nothing', () => {
    expect(renderMarkdown('')).toEqual({ html: '', title: '', sections: [] });
  });
});
