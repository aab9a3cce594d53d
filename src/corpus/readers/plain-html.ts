import { decodeEntities } from './decode-entities.js';

/** Tags at which a paragraph ends. */
const blocks = /<\/?(?:br|p|div|li|ul|ol|tr|td|th|table|h[1-6]|hr|blockquote|section|article|title)\b[^<>]{0,999}>/gi;

const tags = /<\/?[a-z][^<>]{0,999}>|<!--.{0,9999}?-->/gi;

/**
 * Leaves of a piece of HTML what is read: tags go, those of blocks and breaks become blank lines, and entities become
 * characters. Tags that run over a line end, scripts and styles are not understood.
 */
export function plainHtml(html: string): string {
  const text = html.includes('<') ? html.replace(blocks, '\n\n').replace(tags, '') : html;
  return decodeEntities(text);
}
