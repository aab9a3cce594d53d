import { FileFormatError } from '../../../errors.js';

/** A word of a line. */
interface WndbMember {
  /** With underscores, without the marker of its position. */
  readonly word: string;
  readonly position: 'a' | 'p' | 'ip' | undefined;
  readonly lexicalId: number;
}

/** A pointer of a line. */
export interface WndbPointer {
  readonly symbol: string;
  /** The byte offset it leads to, as eight digits. */
  readonly offset: string;
  readonly partOfSpeech: string;
  /** The number of the word it starts from, from 1; 0 for the synset as a whole. */
  readonly source: number;
  readonly target: number;
}

/** A pattern that a verb stands in. */
export interface WndbFrame {
  readonly number: number;
  /** The number of the word, from 1; 0 for all words. */
  readonly word: number;
}

/** All that a line of a WNDB data file says (wndb(5WN)). */
export interface WndbFullLine {
  readonly fileNumber: number;
  readonly type: string;
  readonly members: readonly WndbMember[];
  readonly pointers: readonly WndbPointer[];
  readonly frames: readonly WndbFrame[];
  /** As it stands, without the two spaces that end the line. */
  readonly gloss: string;
}

const markers: ReadonlyMap<string, 'a' | 'p' | 'ip'> = new Map([
  ['(a)', 'a'],
  ['(p)', 'p'],
  ['(ip)', 'ip'],
]);

/** Where a line stands, for errors. */
interface LinePlace {
  readonly path: string;
  readonly offset: number;
}

/**
 * Reads a line of a WNDB data file, without its line end.
 *
 * @throws FileFormatError where a field is not what the format demands.
 */
export function parseWndbFullLine(line: string, place: LinePlace): WndbFullLine {
  const bar = line.indexOf(' | ');
  const fields = new Fields(line, bar === -1 ? line.length : bar, place);
  const { fileNumber, type, members } = takeHead(fields);
  const pointers = takePointers(fields, members.length);
  const frames = fields.isAtEnd ? noFrames : takeFrames(fields, members.length);
  if (!fields.isAtEnd || bar === -1) fields.fail('" | " and a gloss after the last field');
  const text = line.slice(bar + 3);
  return { fileNumber, type, members, pointers, frames, gloss: text.endsWith('  ') ? text.slice(0, -2) : text };
}

/**
 * Reads the beginning of a line, up to its words.
 *
 * @throws as {@link parseWndbFullLine} does.
 */
export function parseWndbHead(line: string, place: LinePlace): Pick<WndbFullLine, 'fileNumber' | 'type' | 'members'> {
  return takeHead(new Fields(line, line.length, place));
}

const noFrames: readonly WndbFrame[] = [];

const twoDecimals = /^\d\d$/;
const twoHex = /^[\da-f]{2}$/i;
const typeLetter = /^[nvars]$/;

/** Walks over what stands between spaces, the offset at the beginning left out. */
class Fields {
  readonly #line: string;
  readonly #end: number;
  readonly #place: LinePlace;
  #at = 9;

  constructor(line: string, end: number, place: LinePlace) {
    this.#line = line;
    this.#end = end;
    this.#place = place;
  }

  get isAtEnd(): boolean {
    return this.#at > this.#end;
  }

  take(form: RegExp, expected: string): string {
    if (this.isAtEnd) this.fail(expected);
    const space = this.#line.indexOf(' ', this.#at);
    const end = space === -1 || space > this.#end ? this.#end : space;
    const field = this.#line.slice(this.#at, end);
    this.#at = end + 1;
    return form.test(field) ? field : this.fail(expected);
  }

  /** Takes several fields at once by a sticky form. */
  takeAll(form: RegExp, expected: string): RegExpExecArray {
    form.lastIndex = this.#at;
    const found = form.exec(this.#line);
    if (found === null || this.#at + found[0].length > this.#end) return this.fail(expected);
    this.#at += found[0].length + 1;
    return found;
  }

  fail(expected: string): never {
    const { path, offset } = this.#place;
    const found = this.#line.slice(0, 120);
    throw new FileFormatError(path, `byte ${offset}`, `expected ${expected}, found "${found}".`);
  }
}

function takeHead(fields: Fields): Pick<WndbFullLine, 'fileNumber' | 'type' | 'members'> {
  const fileNumber = Number(fields.take(twoDecimals, 'the number of a lexicographers file'));
  const type = fields.take(typeLetter, 'a synset type');
  const count = Number.parseInt(fields.take(twoHex, 'a count of words in two hexadecimal digits'), 16);
  if (count === 0) fields.fail('at least one word');
  const isAdjective = type === 'a' || type === 's';
  const members: WndbMember[] = [];
  for (let i = 0; i < count; i++) {
    const written = fields.take(/./, 'a word');
    const lexicalId = Number.parseInt(fields.take(/^[\da-f]{1,2}$/i, 'a lexical id after each word'), 16);
    const marker = isAdjective && written.endsWith(')') ? (/\((?:a|p|ip)\)$/.exec(written)?.[0] ?? '') : '';
    const word = written.slice(0, written.length - marker.length);
    members.push({ word, position: markers.get(marker), lexicalId });
  }
  return { fileNumber, type, members };
}

const pointerForm = /(\S+) (\d{8}) ([nvars]) ([\da-f]{2})([\da-f]{2})(?= |$)/iy;

function takePointers(fields: Fields, memberCount: number): WndbPointer[] {
  const count = Number(fields.take(/^\d{3}$/, 'a count of pointers in three digits'));
  const pointers: WndbPointer[] = [];
  for (let i = 0; i < count; i++) {
    const found = fields.takeAll(pointerForm, 'a pointer "symbol offset part-of-speech source/target"');
    const source = Number.parseInt(found[4] as string, 16);
    const target = Number.parseInt(found[5] as string, 16);
    if ((source === 0) !== (target === 0)) fields.fail('a word at both ends of a pointer or at none');
    if (source > memberCount) fields.fail('a pointer that starts from a word of the line');
    const [, symbol, offset, partOfSpeech] = found as unknown as readonly [string, string, string, string];
    pointers.push({ symbol, offset, partOfSpeech, source, target });
  }
  return pointers;
}

function takeFrames(fields: Fields, memberCount: number): WndbFrame[] {
  const count = Number(fields.take(twoDecimals, 'a count of frames in two digits'));
  const frames: WndbFrame[] = [];
  for (let i = 0; i < count; i++) {
    fields.take(/^\+$/, '"+" before each frame');
    const number = Number(fields.take(twoDecimals, 'the number of a frame'));
    const word = Number.parseInt(fields.take(twoHex, 'the number of a word after each frame'), 16);
    if (word > memberCount) fields.fail('a frame of a word of the line');
    frames.push({ number, word });
  }
  return frames;
}
