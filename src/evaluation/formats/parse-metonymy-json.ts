import { FileFormatError } from '../../errors.js';
import type { DatasetFile } from '../dataset.js';
import type { MetonymyItem, MetonymyNameClass, MetonymySet } from '../sense-dataset.js';

/** What the file does not say itself. */
export interface ParseMetonymyJsonOptions {
  /** What the names name when taken literally: companies are organizations, countries and towns locations. */
  readonly nameClass: MetonymyNameClass;
}

/**
 * Reads names with binary labels from a JSON array of `{ sentence, pos, label }` (the form of Li, Vasardani, Tomko & Baldwin
 * 2020): the tokens, the first token of the name with the one behind it, and 0 for literal or 1 for anything else.
 *
 * The text is the tokens joined by spaces. An item is called after its place in the array, from 1. Items given twice are told
 * in the findings.
 *
 * @throws FileFormatError when the text is no JSON, with the line; when an item is not of this form, with its number.
 */
export function parseMetonymyJson(file: DatasetFile, { nameClass }: ParseMetonymyJsonOptions): MetonymySet {
  const content = parseArray(file);
  const findings: string[] = [];
  const known = new Map<string, { id: string; label: 0 | 1 }>();
  const items = content.map((entry, index): MetonymyItem => {
    const place = `item ${index + 1}`;
    const id = String(index + 1);
    const { sentence, pos, label } = checkEntry(entry, file, place);
    const [first, end] = pos;
    const before = sentence.slice(0, first).map((token) => `${token} `);
    const start = before.join('').length;
    const name = sentence.slice(first, end).join(' ');
    const text = sentence.join(' ');
    const key = JSON.stringify([text, start, name]);
    const same = known.get(key);
    if (same === undefined) known.set(key, { id, label });
    else {
      const contrast = same.label === label ? '' : ' with the other label';
      findings.push(`${file.path}, ${place}: the same text and name as item ${same.id}${contrast}.`);
    }
    return {
      id,
      text,
      start,
      end: start + name.length,
      nameClass,
      label: label === 0 ? 'literal' : 'metonymic',
      pattern: undefined,
    };
  });
  return { kind: 'metonymy', items, findings };
}

interface Entry {
  readonly sentence: readonly string[];
  readonly pos: readonly [number, number];
  readonly label: 0 | 1;
}

function parseArray({ path, text }: DatasetFile): readonly unknown[] {
  const json = text.replace(/^\uFEFF/, '');
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const at = /position (\d+)/.exec(message)?.[1];
    const line = json.slice(0, at === undefined ? json.length : Number(at)).split('\n').length;
    throw new FileFormatError(path, `line ${line}`, `${message}; expected a JSON array.`, { cause });
  }
  if (!Array.isArray(content)) throw new FileFormatError(path, 'line 1', 'no array; expected a JSON array of items.');
  return content;
}

function checkEntry(entry: unknown, { path }: DatasetFile, place: string): Entry {
  const fail = (problem: string): FileFormatError => new FileFormatError(path, place, problem);
  if (typeof entry !== 'object' || entry === null) throw fail('no object; expected { sentence, pos, label }.');
  const { sentence, pos, label } = entry as Partial<Record<keyof Entry, unknown>>;
  if (!Array.isArray(sentence) || !sentence.every((token) => typeof token === 'string' && token !== '')) {
    throw fail('"sentence" is no list of tokens; expected an array of strings, none of them empty.');
  }
  const [first, end, ...rest] = Array.isArray(pos) ? pos : [];
  if (!isIndex(first) || !isIndex(end) || rest.length > 0 || first >= end || end > sentence.length) {
    const expected = `expected [first, end] with 0 <= first < end <= ${sentence.length}`;
    throw fail(`"pos" is ${JSON.stringify(pos)}; ${expected}.`);
  }
  if (label !== 0 && label !== 1) throw fail(`"label" is ${JSON.stringify(label)}; expected 0 or 1.`);
  return { sentence, pos: [first, end], label };
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
