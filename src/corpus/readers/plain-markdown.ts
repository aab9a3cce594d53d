/**
 * Leaves of a line of Markdown what is read: the words of headings, links, emphasis, lists and quotations. Returns an empty
 * text for rules and the frames of tables.
 */
export function plainMarkdown(line: string): string {
  const text = line.replace(/^\s{0,3}(?:#{1,6}\s+|(?:>\s?)+|[-*+]\s+(?=\S)|\|)/, '');
  if (/^[\s|:=*_-]*$/.test(text)) return '';
  if (!/[[*_`\\~#|<]/.test(text)) return text;
  return text
    .replace(/!\[[^\]]{0,999}\](?:\([^)]{0,2000}\)|\[[^\]]{0,999}\])/g, '')
    .replace(/\[([^\]]{0,2000})\](?:\([^)]{0,2000}\)|\[[^\]]{0,999}\])/g, '$1')
    .replace(/\[\^[^\]]{0,999}\]/g, '')
    .replace(/`+/g, '')
    .replace(/(?<![\\\p{L}\p{N}])(\*{1,3}|_{1,3}|~~)(?=\S)|(?<=[^\s\\])(\*{1,3}|_{1,3}|~~)(?![\p{L}\p{N}])/gu, '')
    .replace(/<\/?[a-z][^<>]{0,999}>/gi, '')
    .replace(/\\([\\`*_{}[\]()#+.!~|>-])/g, '$1')
    .replace(/\s{0,9}\|\s{0,9}/g, ' ')
    .replace(/\s#{1,6}\s{0,9}$/, '')
    .trim();
}
