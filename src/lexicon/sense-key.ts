import { ParseError } from '../errors.js';
import type { PartOfSpeech } from './synset.js';

/** The fields of a WordNet sense key (senseidx(5WN)). */
export interface SenseKey {
  /** The lemma in lower case, its words separated by spaces. */
  readonly lemma: string;
  readonly partOfSpeech: PartOfSpeech;
  readonly satellite: boolean;
  /** The number of the lexicographers' file, 0 to 99. */
  readonly fileNumber: number;
  /** Tells senses of one lemma in one file apart, 0 to 99. */
  readonly lexicalId: number;
  /** For a satellite, the first lemma of the head synset; otherwise ''. */
  readonly head: string;
  /** For a satellite, the lexical id of that lemma. */
  readonly headId: number | undefined;
}

const types = 'nvars';

/**
 * Reads a WordNet sense key.
 *
 * @throws ParseError when the text is not `lemma%type:file:id:head:headId`.
 * @example parseSenseKey('dog%1:05:00::').lemma // 'dog'
 */
export function parseSenseKey(text: string): SenseKey {
  const match = /^([^\s%]+)%([1-5]):(\d\d):(\d\d):([^\s:%]*):(\d\d)?$/.exec(text);
  if (match === null) throw new ParseError(text, 'a sense key is lemma%type:file:id:head:headId.');
  const [, lemma = '', type = '', file = '', id = '', head = '', headId] = match;
  const satellite = type === '5';
  if (satellite !== (head !== '' && headId !== undefined) || (head === '') !== (headId === undefined)) {
    throw new ParseError(text, 'a head with its id is given for satellites (type 5) and for nothing else.');
  }
  return {
    lemma: lemma.replaceAll('_', ' '),
    partOfSpeech: satellite ? 'a' : (types[Number(type) - 1] as PartOfSpeech),
    satellite,
    fileNumber: Number(file),
    lexicalId: Number(id),
    head: head.replaceAll('_', ' '),
    headId: headId === undefined ? undefined : Number(headId),
  };
}

/**
 * Writes a WordNet sense key; reading it back gives equal fields.
 *
 * @example formatSenseKey(parseSenseKey('dog%1:05:00::')) // 'dog%1:05:00::'
 */
export function formatSenseKey(key: SenseKey): string {
  const type = key.satellite ? 5 : types.indexOf(key.partOfSpeech) + 1;
  const lemma = key.lemma.replaceAll(' ', '_');
  const head = key.head.replaceAll(' ', '_');
  const headId = key.headId === undefined ? '' : twoDigits(key.headId);
  return `${lemma}%${type}:${twoDigits(key.fileNumber)}:${twoDigits(key.lexicalId)}:${head}:${headId}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
