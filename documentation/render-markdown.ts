import MarkdownIt, { type Token } from 'markdown-it';
import { escapeHtml } from './escape-html.js';
import { highlightCode } from './highlight-code.js';
import { Slugs } from './slugs.js';

/** A heading of a page. */
interface Heading {
  readonly level: number;
  readonly text: string;
  readonly anchor: string;
}

/** A stretch of a page from one heading to the next, in plain text. */
export interface PageSection {
  readonly heading: Heading;
  readonly text: string;
}

/** What a text in Markdown becomes. */
export interface RenderedMarkdown {
  readonly html: string;
  /** The text of the first heading. */
  readonly title: string;
  readonly sections: readonly PageSection[];
}

/** Options of {@link renderMarkdown}. */
export interface RenderOptions {
  /** Returns the address that a link or picture of the text has in the site; default: the same. */
  readonly resolveLink?: (address: string) => string;
  /** Returns the address of what a code span names, or undefined where it names no page; default none. */
  readonly resolveCode?: (code: string) => string | undefined;
}

/**
 * Renders Markdown as HTML: headings get anchors, wide tables a frame that scrolls, code its colours. HTML in the text
 * stays text, and comments of it are left out.
 *
 * @example renderMarkdown('# A\n\nb').title // 'A'
 */
export function renderMarkdown(markdown: string, options: RenderOptions = {}): RenderedMarkdown {
  const { resolveLink = (address: string) => address, resolveCode = () => undefined } = options;
  const renderer = createRenderer(resolveCode);
  const tokens = renderer.parse(markdown.replace(/<!--[\s\S]*?-->\n?/g, ''), {});
  for (const token of tokens.flatMap(({ children }) => children ?? [])) {
    for (const name of ['href', 'src']) {
      const address = token.attrGet(name);
      if (address !== null) token.attrSet(name, resolveLink(address));
    }
  }
  const sections = findSections(tokens);
  const html = renderer.renderer.render(tokens, renderer.options, {});
  return { html, title: sections[0]?.heading.text ?? '', sections };
}

function createRenderer(resolveCode: (code: string) => string | undefined): MarkdownIt {
  const renderer = new MarkdownIt({ html: false });
  const { rules } = renderer.renderer;
  rules['table_open'] = () => '<div class="table" tabindex="0"><table>\n';
  rules['table_close'] = () => '</table></div>\n';
  rules['fence'] = (tokens, index) => {
    const { content, info } = tokens[index] as Token;
    const language = info.trim().split(/\s/, 1)[0] ?? '';
    return `<pre class="${escapeHtml(language)}" tabindex="0"><code>${highlightCode(content, language)}</code></pre>\n`;
  };
  rules['code_inline'] = (tokens, index) => {
    const { content } = tokens[index] as Token;
    const code = `<code>${escapeHtml(content)}</code>`;
    const address = resolveCode(content);
    return address === undefined ? code : `<a href="${escapeHtml(address)}">${code}</a>`;
  };
  return renderer;
}

/** Finds the headings, gives each its anchor, and collects the text below it. */
function findSections(tokens: readonly Token[]): PageSection[] {
  const slugs = new Slugs();
  const sections: { heading: Heading; text: string }[] = [];
  for (const [place, token] of tokens.entries()) {
    if (token.type === 'heading_open') {
      const text = plainText(tokens[place + 1]);
      const anchor = slugs.next(text);
      token.attrSet('id', anchor);
      sections.push({ heading: { level: Number(token.tag.slice(1)), text, anchor }, text: '' });
    } else if (token.type === 'inline' && tokens[place - 1]?.type !== 'heading_open') {
      const section = sections.at(-1);
      if (section !== undefined) section.text += ` ${plainText(token)}`;
    }
  }
  return sections;
}

function plainText(token: Token | undefined): string {
  const parts = token?.children ?? [];
  return parts.map(({ type, content }) => (type === 'softbreak' ? ' ' : content)).join('');
}
