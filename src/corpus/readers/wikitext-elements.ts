/** Elements that go with all that is in them. */
const dropped =
  'ref|math|chem|gallery|timeline|score|imagemap|hiero|graph|mapframe|maplink|templatedata|syntaxhighlight|source|references|inputbox|section|noinclude|includeonly|style|ce';

/** A comment, an element that goes, `<nowiki>`, a line break, or any other tag. */
const opening = new RegExp(
  `<!--|<(${dropped}|nowiki|pre)(?=[\\s/>])([^<>]*)>|<(br|hr|p|/p|li|/li|div|/div|blockquote|/blockquote|tr|td|poem)\\b[^<>]*>|</?[a-zA-Z][a-zA-Z0-9-]*(?:\\s[^<>]*|/)?>`,
  'gi',
);

/** Stands for a bracket or quote between `<nowiki>` and `</nowiki>`, which is text. */
const literal: ReadonlyMap<string, string> = new Map([
  ['{', '&#123;'],
  ['}', '&#125;'],
  ['[', '&#91;'],
  [']', '&#93;'],
  ['|', '&#124;'],
  ["'", '&#39;'],
  ['=', '&#61;'],
]);

/**
 * Removes comments, the elements whose content is not read (notes, formulas, galleries, code), and all tags; breaks of lines
 * and blocks become line ends. What is never closed loses its tag alone, but for a comment, which goes to the end.
 */
export function dropElements(wikitext: string): string {
  if (!wikitext.includes('<')) return wikitext;
  const kept: string[] = [];
  /** Closing tags that do not come any more. */
  const absent = new Set<string>();
  let start = 0;
  opening.lastIndex = 0;
  const pattern = new RegExp(opening);
  for (let found = pattern.exec(wikitext); found !== null; found = pattern.exec(wikitext)) {
    const [whole, name, attributes = '', block] = found;
    kept.push(wikitext.slice(start, found.index));
    let end = found.index + whole.length;
    if (whole === '<!--') {
      const close = wikitext.indexOf('-->', end);
      end = close === -1 ? wikitext.length : close + 3;
    } else if (block !== undefined) kept.push('\n');
    else if (name !== undefined && !attributes.endsWith('/')) {
      const close = findClose(wikitext, name.toLowerCase(), end, absent);
      if (close !== undefined) {
        if (/^(?:nowiki|pre)$/i.test(name))
          kept.push(wikitext.slice(end, close.start).replace(/[{}[\]|'=]/g, (mark) => literal.get(mark) ?? mark));
        end = close.end;
      }
    }
    start = end;
    pattern.lastIndex = end;
  }
  kept.push(wikitext.slice(start));
  return kept.join('');
}

function findClose(
  text: string,
  name: string,
  from: number,
  absent: Set<string>,
): { readonly start: number; readonly end: number } | undefined {
  if (absent.has(name)) return undefined;
  const close = new RegExp(`</${name}\\s{0,9}>`, 'gi');
  close.lastIndex = from;
  const found = close.exec(text);
  if (found !== null) return { start: found.index, end: close.lastIndex };
  absent.add(name);
  return undefined;
}
