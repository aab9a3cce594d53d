import type { ReaderFormat, ReaderSettings } from './create-reader.js';

/** What the beginning of a text tells of its format. */
export interface ContentGuess {
  readonly format: ReaderFormat;
  readonly options: ReaderSettings;
  readonly because: string;
}

/**
 * Guesses the format of a text from its beginning, and the options that go with it; nothing is told by plain text.
 *
 * @param named the format that its name tells, whose options are then looked for.
 */
export function guessByContent(start: string, named?: ReaderFormat): ContentGuess | undefined {
  const text = start.replace(/^\ufeff/, '');
  if (named === 'csv' || named === 'tsv') return guessTable(text, named);
  const head = text.slice(0, 2000);
  if (/^\s*(?:<\?xml[^>]*>\s*)?<mediawiki\b/.test(head)) return tell('mediawiki', 'begins with <mediawiki>');
  if (/^\s*(?:<\?xml[^>]*>\s*)?<corpus\b[^>]*>\s*<text\b/.test(head))
    return tell('all-words', 'begins with <corpus> and <text>');
  if (/^\s*<contextfile\b/.test(head)) return tell('semcor', 'begins with <contextfile>');
  if (/^\s*<!DOCTYPE lewis\b/.test(head) || head.includes('<REUTERS ')) return tell('reuters', 'holds <REUTERS>');
  const lines = text
    .split(/\r\n?|\n/)
    .slice(0, -1)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const [first = ''] = lines.length > 0 ? lines : [text];
  if (/^#\s*(?:newdoc|newpar|sent_id|text)\b/.test(first) || /^1(?:-\d+)?\t(?:[^\t]*\t){8}[^\t]*$/.test(first)) {
    return tell('conllu', 'begins as CoNLL-U does');
  }
  const record = parseRecord(first);
  if (record !== undefined) return guessField(record);
  return guessTags(lines) ?? guessMarkup(text);
}

function tell(format: ReaderFormat, because: string, options: ReaderSettings = {}): ContentGuess {
  return { format, options, because };
}

function parseRecord(line: string): Readonly<Record<string, unknown>> | undefined {
  if (!line.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}

/** The field with the longest text, but `text` if there is one. */
function guessField(record: Readonly<Record<string, unknown>>): ContentGuess {
  const texts = Object.entries(record).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const longest = texts.toSorted(([, left], [, right]) => right.length - left.length)[0]?.[0];
  const field = texts.some(([name]) => name === 'text') ? 'text' : longest;
  return tell('jsonl', 'begins with a JSON object', field === undefined ? {} : { field });
}

/** The column with the longest cells, but `text` if there is one. */
function guessTable(text: string, format: 'csv' | 'tsv'): ContentGuess {
  const delimiter = format === 'csv' ? ',' : '\t';
  const rows = text
    .split(/\r\n?|\n/)
    .filter((line) => line !== '')
    .slice(0, 50)
    .map((line) => line.split(delimiter));
  const [names = [], ...others] = rows;
  const isHeader = names.every((name) => name.length <= 40 && name.trim() !== '' && !/^[\d.]+$/.test(name));
  const lengths = names.map((_, column) => others.reduce((sum, cells) => sum + (cells[column]?.length ?? 0), 0));
  const widest = lengths.indexOf(Math.max(...lengths));
  const because = `has cells separated by ${format === 'csv' ? 'commas' : 'tabs'}`;
  if (!isHeader) return tell(format, because, { header: false, column: widest + 1 });
  const bare = names.map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  return tell(format, because, { column: bare.includes('text') ? 'text' : (bare[widest] ?? 'text') });
}

/** Breaks of lines as HTML has them tell that the text was cut from a page. */
function guessMarkup(text: string): ContentGuess | undefined {
  return /<(?:br|p)\s*\/?>/i.test(text) ? tell('text', 'holds tags of HTML', { markup: 'html' }) : undefined;
}

/** Nine words of ten have a tag. */
function guessTags(lines: readonly string[]): ContentGuess | undefined {
  const words = lines.flatMap((line) => line.trim().split(/\s+/)).slice(0, 200);
  if (words.length < 5) return undefined;
  const share = (pattern: RegExp): number => words.filter((word) => pattern.test(word)).length / words.length;
  if (share(/^\S+\/[a-z.,:*$+()'`-]+$/) >= 0.9) return tell('tagged', 'has words with Brown tags', { tagSet: 'brown' });
  if (share(/^\S+_[A-Z.,:$#()'`-]+$/) >= 0.9) return tell('tagged', 'has words with Penn tags', { tagSet: 'penn' });
  return undefined;
}
