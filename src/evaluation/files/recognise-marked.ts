import type { FileHead } from './file-head.js';
import type { Recognition } from './recognise-file.js';

/**
 * Tells what a file in XML, JSON or with markers in its text is, by its outermost element, its fields or its markers;
 * undefined where no format has such files.
 */
export function recogniseMarked(head: FileHead): Recognition | undefined {
  const { name, text, lines } = head;
  const [first = ''] = lines;
  if (/^\s*</.test(first)) return recogniseXml(text);
  if (/^\s*\[\s*(?:\{|$)/.test(first) && /^\s*\[\s*\{/.test(text)) return recogniseItems(name, text);
  if (/^\s*\{/.test(first) && ['"stem"', '"answer"', '"choice"'].every((field) => first.includes(field))) {
    return { type: 'whole', sets: [['relation-json-lines']] };
  }
  if (!/^[^<]+<SEP>.*<ENT>.+<ENT>/.test(first)) return undefined;
  const reading = /metonym/i.test(name) ? 'metonymic' : /literal/i.test(name) ? 'literal' : 'unnamed';
  return { type: 'part', format: 'relocar-text', part: reading };
}

function recogniseXml(text: string): Recognition | undefined {
  const root = findRoot(text);
  if (root === 'sampletexts') return { type: 'whole', sets: [['semeval2007-metonymy']] };
  if (root === 'data' && /<sample\b[^<>]*>/.test(text) && /<loc\s+reading=/.test(text)) {
    return { type: 'whole', sets: [['relocar-xml']] };
  }
  const isText = root === 'corpus' && /<corpus\b[^<>]*\ssource\s*=/.test(text) && /<(?:text|sentence)\b/.test(text);
  return isText ? { type: 'part', format: 'all-words', part: 'text' } : undefined;
}

/** The name of the first element behind declarations, comments and the document type. */
function findRoot(text: string): string | undefined {
  let rest = text;
  for (;;) {
    rest = rest.trimStart();
    const end = rest.startsWith('<!--')
      ? rest.indexOf('-->') + 3
      : rest.startsWith('<?')
        ? rest.indexOf('?>') + 2
        : rest.startsWith('<!')
          ? endOfDeclaration(rest)
          : 0;
    if (end <= 3) return /^<([A-Za-z_][^\s/>]*)/.exec(rest)?.[1];
    rest = rest.slice(end);
  }
}

/** Where a document type ends, its own declarations in brackets included; 0 where it does not. */
function endOfDeclaration(text: string): number {
  const bracket = text.indexOf('[');
  const close = text.indexOf('>');
  if (bracket === -1 || (close !== -1 && close < bracket)) return close + 1;
  const end = /\]\s*>/.exec(text);
  return end === null ? 0 : end.index + end[0].length;
}

/** Names with two readings: of companies, of countries or of the places of ReLocaR, as the name of the file says. */
function recogniseItems(name: string, text: string): Recognition | undefined {
  const beginning = text.slice(0, 20_000);
  const isItem = ['"sentence"', '"pos"'].every((field) => beginning.includes(field));
  if (!isItem) return undefined;
  const formats = ['metonymy-companies', 'metonymy-countries-json', 'relocar-json'];
  const named = /compan|organi[sz]/i.test(name) ? 0 : /relocar/i.test(name) ? 2 : 1;
  const [first = '', ...others] = [formats[named] ?? '', ...formats.filter((_, place) => place !== named)];
  return { type: 'whole', sets: [[first, ...others]] };
}
