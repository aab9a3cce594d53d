import { FileFormatError } from '../errors.js';
import type { PartOfSpeech, Relation, RelationType } from './synset.js';

/** One WNDB data file, scanned but not yet parsed: where each of its synsets begins. */
export interface WndbData {
  readonly path: string;
  readonly bytes: Buffer;
  readonly partOfSpeech: PartOfSpeech;
  /** The byte offset of each synset's line, ascending. */
  readonly offsets: Int32Array;
}

/** The fields of one line of a WNDB data file (wndb(5WN)). */
export interface WndbLine {
  readonly fileNumber: number;
  readonly satellite: boolean;
  /** The members with underscores and without position markers. */
  readonly members: readonly string[];
  /** The lexical id of each member. */
  readonly lexicalIds: readonly number[];
  readonly relations: readonly Relation[];
  readonly gloss: string;
}

const newline = 10;
const space = 32;

const pointerTypes: ReadonlyMap<string, RelationType> = new Map([
  ['@', 'hypernym'],
  ['@i', 'instanceHypernym'],
  ['~', 'hyponym'],
  ['~i', 'instanceHyponym'],
  ['#m', 'memberHolonym'],
  ['#s', 'substanceHolonym'],
  ['#p', 'partHolonym'],
  ['%m', 'memberMeronym'],
  ['%s', 'substanceMeronym'],
  ['%p', 'partMeronym'],
  ['=', 'attribute'],
  ['!', 'antonym'],
  ['&', 'similar'],
  ['^', 'alsoSee'],
  ['+', 'derivation'],
  ['\\', 'pertainym'],
  ['<', 'participle'],
  ['*', 'entailment'],
  ['>', 'cause'],
  ['$', 'verbGroup'],
  [';c', 'domainTopic'],
  ['-c', 'hasDomainTopic'],
  [';r', 'domainRegion'],
  ['-r', 'hasDomainRegion'],
  [';u', 'domainUsage'],
  ['-u', 'hasDomainUsage'],
]);

/**
 * Finds where each synset of a WNDB data file begins.
 *
 * Every line starts with its own byte offset, so a file that was cut, joined or given other line ends is noticed here.
 *
 * @throws FileFormatError with the byte offset of the first line that does not hold.
 */
export function scanWndbData(bytes: Buffer, partOfSpeech: PartOfSpeech, path: string): WndbData {
  const offsets: number[] = [];
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(newline, start);
    if (end === -1)
      throw new FileFormatError(path, `byte ${start}`, 'expected a whole line, found the end of the file.');
    const isLicence = bytes[start] === space && bytes[start + 1] === space;
    if (!isLicence) {
      if (readOffset(bytes, start, end) !== start) throw wrongOffset(bytes, start, end, path);
      offsets.push(start);
    }
    start = end + 1;
  }
  return { path, bytes, partOfSpeech, offsets: Int32Array.from(offsets) };
}

/**
 * Parses one line of a WNDB data file.
 *
 * @param offset where the line begins, one of `data.offsets`.
 * @throws FileFormatError with the byte offset and what was expected there.
 */
export function parseWndbLine(data: WndbData, offset: number): WndbLine {
  const line = data.bytes.toString('utf8', offset, data.bytes.indexOf(newline, offset));
  const fail = (expected: string): FileFormatError =>
    new FileFormatError(data.path, `byte ${offset}`, `expected ${expected}, found "${line.slice(0, 120)}".`);
  const fileNumber = Number(line.slice(9, 11));
  if (!Number.isInteger(fileNumber)) throw fail('the number of a lexicographers file');
  const type = line.charAt(12);
  const satellite = type === 's' && data.partOfSpeech === 'a';
  if (type !== data.partOfSpeech && !satellite) throw fail(`synset type ${data.partOfSpeech}`);
  const members: string[] = [];
  const lexicalIds: number[] = [];
  const pointersAt = readMembers(line, members, lexicalIds);
  if (pointersAt === -1) throw fail('a count of members, and as many members with lexical ids');
  const relations: Relation[] = [];
  const end = readRelations(line, pointersAt, { memberCount: members.length, relations });
  if (end === -1) throw fail('a count of pointers, and as many pointers "symbol offset type source/target"');
  const bar = line.indexOf('| ', end);
  if (bar === -1) throw fail('"| " before the gloss');
  return { fileNumber, satellite, members, lexicalIds, relations, gloss: line.slice(bar + 2).trim() };
}

// Reads the members into the two lists; gives where the count of pointers begins, or -1.
function readMembers(line: string, members: string[], lexicalIds: number[]): number {
  const count = Number.parseInt(line.slice(14, 16), 16);
  if (!(count >= 1)) return -1;
  let at = 17;
  for (let i = 0; i < count; i++) {
    const gap = line.indexOf(' ', at);
    const next = line.indexOf(' ', gap + 1);
    const lexicalId = Number.parseInt(line.slice(gap + 1, next), 16);
    if (gap <= at || next === -1 || !(lexicalId >= 0)) return -1;
    members.push(withoutMarker(line.slice(at, gap)));
    lexicalIds.push(lexicalId);
    at = next + 1;
  }
  return at;
}

// Reads the relations into the list; gives where the rest of the line begins, or -1.
function readRelations(
  line: string,
  start: number,
  { memberCount, relations }: { memberCount: number; relations: Relation[] },
): number {
  const count = Number(line.slice(start, start + 3).trimEnd() || 'none');
  if (!Number.isInteger(count)) return -1;
  let at = start + 4;
  for (let i = 0; i < count; i++) {
    const gap = line.indexOf(' ', at);
    const type = pointerTypes.get(line.slice(at, gap));
    const partOfSpeech = line.charAt(gap + 10);
    if (gap === -1 || type === undefined || !/^\d{8} [nvars] [\da-f]{4} /.test(line.slice(gap + 1, gap + 17)))
      return -1;
    const target = `${line.slice(gap + 1, gap + 9)}-${partOfSpeech === 's' ? 'a' : partOfSpeech}`;
    if (line.startsWith('0000', gap + 12)) {
      relations.push({ type, target });
    } else {
      const sourceMember = Number.parseInt(line.slice(gap + 12, gap + 14), 16) - 1;
      const targetMember = Number.parseInt(line.slice(gap + 14, gap + 16), 16) - 1;
      if (sourceMember < 0 || sourceMember >= memberCount || targetMember < 0) return -1;
      relations.push({ type, target, sourceMember, targetMember });
    }
    at = gap + 17;
  }
  return at;
}

// Some adjectives end in (a), (p) or (ip): they stand only before, after, or immediately after a noun.
function withoutMarker(member: string): string {
  return member.endsWith(')') ? member.replace(/\((?:a|p|ip)\)$/, '') : member;
}

function readOffset(bytes: Buffer, start: number, end: number): number {
  if (end - start < 16) return -1;
  let value = 0;
  for (let i = start; i < start + 8; i++) {
    const digit = (bytes[i] as number) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function wrongOffset(bytes: Buffer, start: number, end: number, path: string): FileFormatError {
  const found = bytes.toString('utf8', start, Math.min(end, start + 40));
  const expected = String(start).padStart(8, '0');
  return new FileFormatError(path, `byte ${start}`, `expected a line that starts with ${expected}, found "${found}".`);
}
