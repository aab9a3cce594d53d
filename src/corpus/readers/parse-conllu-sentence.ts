import { type Token, type UniversalTag, universalTags } from '../sentence.js';
import { alignForms, type SurfaceForm } from './align-forms.js';
import { ownText } from './own-text.js';
import type { SentenceContent } from './unit-sink.js';

/** A line of a sentence and its number in the file. */
export interface NumberedLine {
  readonly line: string;
  readonly number: number;
}

/** What is wrong with a sentence, and in which line. */
export interface BadLine {
  readonly number: number;
  readonly problem: string;
}

/** A word of the sentence as its line gives it. */
interface Word {
  readonly form: string;
  readonly lemma: string;
  readonly tag: string;
  readonly head: string;
  readonly relation: string;
  readonly number: number;
}

const tags: ReadonlySet<string> = new Set(universalTags);

/**
 * Parses the lines of one sentence in CoNLL-U; a sentence without tags comes back as its text alone. Returns nothing where
 * there are no words, and where something is wrong, which `tell` hears.
 */
export function parseConlluSentence(
  lines: readonly NumberedLine[],
  tell: (bad: BadLine) => void,
): SentenceContent | { readonly text: string } | undefined {
  const words: Word[] = [];
  const surface: SurfaceForm[] = [];
  let written: string | undefined;
  let rangeEnd = 0;
  for (const { line, number } of lines) {
    if (line.charCodeAt(0) === 35) {
      written ??= /^#\s*text\s*=\s?(.*)$/.exec(line)?.[1]?.trim();
      continue;
    }
    const fields = line.split('\t');
    const [id = '', form = '', lemma = '', tag = '', , , head = '', relation = '', , misc = ''] = fields;
    const bad = checkLine(fields, words.length, rangeEnd);
    if (bad !== undefined) return void tell({ number, problem: bad });
    if (id.includes('.')) continue;
    const isTight = misc !== '_' && /(?:^|\|)SpaceAfter=No(?:\||$)/.test(misc);
    if (id.includes('-')) {
      rangeEnd = Number(id.slice(id.indexOf('-') + 1));
      surface.push({ form, isTight, words: rangeEnd - words.length });
      continue;
    }
    if (words.length >= rangeEnd) surface.push({ form, isTight, words: 1 });
    words.push({ form, lemma, tag, head, relation, number });
  }
  const [first] = words;
  if (first === undefined) return undefined;
  if (words.length < rangeEnd)
    return void tell({ number: first.number, problem: `ends before word ${rangeEnd} of a range.` });
  const aligned = alignForms(
    surface,
    words.map((word) => word.form),
    written,
  );
  if ('missing' in aligned) {
    return void tell({ number: first.number, problem: `"${aligned.missing}" is not where it should be in # text.` });
  }
  const text = ownText(aligned.text);
  if (words.every(({ tag }) => tag === '_' || tag === '')) return { text };
  const tokens: Token[] = [];
  for (const [index, { form, lemma, tag, number }] of words.entries()) {
    if (!isTag(tag)) return void tell({ number, problem: `"${tag}" is not a universal tag.` });
    const { start, end } = aligned.spans[index] as { readonly start: number; readonly end: number };
    const own = text.slice(start, end) === form ? text.slice(start, end) : ownText(form);
    tokens.push({ form: own, lemma: lemmaOf(lemma, own), tag, start, end });
  }
  if (words.every(({ head }) => head === '_' || head === '')) return { text, tokens };
  const heads: number[] = [];
  for (const { head, number } of words) {
    const value = /^\d+$/.test(head) ? Number(head) : -1;
    if (value < 0 || value > words.length || value === heads.length + 1) {
      return void tell({ number, problem: `"${head}" is not the head of a word among ${words.length}.` });
    }
    heads.push(value - 1);
  }
  return { text, tokens, tree: { heads, relations: words.map(({ relation }) => ownText(relation)) } };
}

/** What is wrong with a line of ten fields, if anything. */
function checkLine(fields: readonly string[], words: number, rangeEnd: number): string | undefined {
  if (fields.length !== 10) return `has ${fields.length} fields separated by tabs, not 10.`;
  const [id = '', form = ''] = fields;
  if (form === '') return 'has no form.';
  if (/^\d+\.\d+$/.test(id)) return undefined;
  const [first = '', last, ...more] = id.split('-');
  const expected = words + 1;
  if (Number(first) !== expected || !/^\d+$/.test(first)) return `has the id "${id}" where ${expected} is expected.`;
  if (last === undefined) return undefined;
  const isRange = more.length === 0 && /^\d+$/.test(last) && Number(last) >= expected && words >= rangeEnd;
  return isRange ? undefined : `has the range "${id}", which cannot begin there.`;
}

function isTag(tag: string): tag is UniversalTag {
  return tags.has(tag);
}

function lemmaOf(lemma: string, form: string): string {
  if (lemma === form) return form;
  if (lemma === '' || (lemma === '_' && form !== '_')) return form.toLowerCase();
  return ownText(lemma);
}
