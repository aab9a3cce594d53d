import { FileFormatError } from '../errors.js';
import type { Finding } from './finding.js';

/** A relation of an entry, its id cleaned. */
export interface ChineseWordnetLink {
  readonly name: string;
  readonly lemma: string;
  readonly id: string;
}

/** An example with the place of the lemma that was marked in it. */
export interface MarkedExample {
  /** The example without marks. */
  readonly text: string;
  /** Where the marked word begins and ends, in UTF-16 units; undefined where nothing was marked. */
  readonly target: { readonly start: number; readonly end: number } | undefined;
}

/** An entry of a Chinese Wordnet file: one sense. */
export interface ChineseWordnetEntry {
  readonly lemma: string;
  /** Its id, without the marks that some carry, unique. */
  readonly id: string;
  readonly definition: string;
  /** Its tags, such as `Na` and `VH`. */
  readonly tags: readonly string[];
  readonly examples: readonly MarkedExample[];
  readonly links: readonly ChineseWordnetLink[];
  /** How it is spoken, in zhuyin; undefined where that is not told. */
  readonly zhuyin: string | undefined;
  readonly isDotObject: boolean;
  /** Where it stands, for messages. */
  readonly place: string;
}

/** Begins the definition of a sense of a dot object. */
const dotObjectWords = /^\s*(?:點物件|点物件)/;

type Tell = (code: string, message: string, place: string) => void;

/**
 * Reads the entries of a Chinese Wordnet file in JSON: an object of lists by lemma, each entry with `lemma`, `zhuyin`,
 * `cwn_id`, `definition`, `pos`, `examples` and `relations`. What is wrong with an entry is put right or left out, and told.
 *
 * @throws FileFormatError when the text is not JSON, with the line where that is told, is not an object of lists, or has no
 *   sense at all.
 */
export function parseChineseWordnet(
  text: string,
  path: string,
): { entries: ChineseWordnetEntry[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const tell: Tell = (code, message, place) => findings.push({ code, message, place });
  const entries: ChineseWordnetEntry[] = [];
  const ids = new Set<string>();
  for (const [key, senses] of Object.entries(parseObject(text, path))) {
    const where = `${path}, "${key}"`;
    if (!Array.isArray(senses)) {
      tell('R321', 'Expected a list of senses; the word is left out.', where);
      continue;
    }
    senses.forEach((sense: unknown, index) => {
      const place = `${where}[${index}]`;
      const entry = isObject(sense) ? readEntry(key, sense, place, tell) : undefined;
      if (entry === undefined)
        tell('R321', 'Expected an object with a cwn_id and a definition; it is left out.', place);
      else entries.push({ ...entry, id: makeUnique(entry.id, ids, place, tell) });
    });
  }
  if (entries.length === 0) {
    throw new FileFormatError(path, 'the whole file', 'it holds no sense with a "cwn_id" and a "definition".');
  }
  return { entries, findings };
}

function parseObject(text: string, path: string): Record<string, unknown> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new FileFormatError(path, ...describeJsonFault(text, (cause as Error).message), { cause });
  }
  if (isObject(json)) return json;
  throw new FileFormatError(path, 'the whole file', 'expected an object with a list of senses for each lemma.');
}

/** Where JSON is broken, and how; the engine tells the place of some faults and shows only what is around others. */
function describeJsonFault(text: string, message: string): [place: string, problem: string] {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined && !message.includes('end of JSON'))
    return ['the whole file', `it is not JSON: ${message}.`];
  const line = text.slice(0, position === undefined ? text.length : Number(position)).split('\n').length;
  return [`line ${line}`, 'it is not JSON from there on; it may be cut short.'];
}

function readEntry(
  key: string,
  sense: Record<string, unknown>,
  place: string,
  tell: Tell,
): ChineseWordnetEntry | undefined {
  const { cwn_id: rawId, definition, pos, examples, relations, zhuyin } = sense;
  if ((typeof rawId !== 'string' && typeof rawId !== 'number') || typeof definition !== 'string') return undefined;
  const id = cleanId(String(rawId), place, tell);
  if (id === '') return undefined;
  const lemma = readLemma(key, sense['lemma'], place, tell);
  return {
    lemma,
    id,
    definition: definition.trim(),
    tags: readTags(pos, place, tell),
    examples: readExamples(examples, lemma, place, tell),
    links: readLinks(relations, place, tell),
    zhuyin: typeof zhuyin === 'string' && zhuyin.trim() !== '' ? zhuyin.trim() : undefined,
    isDotObject: dotObjectWords.test(definition),
    place,
  };
}

function readLemma(key: string, lemma: unknown, place: string, tell: Tell): string {
  if (lemma === key || lemma === undefined) return key;
  tell('R322', `The lemma is ${JSON.stringify(lemma)}, but it stands under "${key}", which is taken.`, place);
  return key;
}

/** An id is letters and digits; brackets and quotes that came between them go. */
function cleanId(raw: string, place: string, tell: Tell): string {
  const id = raw.replace(/[^\p{L}\p{N}]/gu, '');
  if (id !== raw) tell('R323', `The id ${JSON.stringify(raw)} is malformed; it is read as "${id}".`, place);
  else if (/\D/.test(id)) tell('R324', `The id "${id}" holds letters; it is kept.`, place);
  return id;
}

function makeUnique(id: string, ids: Set<string>, place: string, tell: Tell): string {
  let unique = id;
  for (let copy = 2; ids.has(unique); copy++) unique = `${id}x${copy}`;
  if (unique !== id) tell('R325', `A second sense has the id "${id}"; it is called "${unique}".`, place);
  ids.add(unique);
  return unique;
}

function readTags(pos: unknown, place: string, tell: Tell): string[] {
  const raw = typeof pos === 'string' ? [pos] : Array.isArray(pos) ? pos.filter((tag) => typeof tag === 'string') : [];
  const tags = raw.flatMap((text) => text.split(/[,，、;；/\s]+/)).filter((tag) => tag !== '');
  if (tags.length > 1) tell('R326', `It has several parts of speech: ${tags.join(', ')}; each is a sense.`, place);
  return [...new Set(tags)];
}

function readExamples(examples: unknown, lemma: string, place: string, tell: Tell): MarkedExample[] {
  const raw = typeof examples === 'string' ? [examples] : Array.isArray(examples) ? examples : [];
  const texts = raw.filter((example): example is string => typeof example === 'string');
  if (texts.length < raw.length || (raw.length === 0 && examples !== undefined && !Array.isArray(examples))) {
    tell('R321', 'Expected a list of texts as examples; what is no text is left out.', place);
  }
  return joinCharacters(texts, place, tell).map((text) => readMarks(text, lemma, place, tell));
}

/** Examples that were split into single characters are joined, and cut at the ends of sentences. */
function joinCharacters(texts: readonly string[], place: string, tell: Tell): string[] {
  const isSplit = texts.length > 3 && texts.every((text) => [...text].length <= 1);
  if (!isSplit) return texts.map((text) => text.trim()).filter((text) => text !== '');
  tell('R327', `The examples are split into ${texts.length} single characters; they are joined.`, place);
  return (texts.join('').match(/[^。！？!?\n]+[。！？!?]*[」』”]?/gu) ?? [])
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

function readMarks(raw: string, lemma: string, place: string, tell: Tell): MarkedExample {
  const marks = [...raw.matchAll(/<([^<>]+)>/g)];
  const [first] = marks;
  const text = raw.replace(/[<>]/g, '');
  const target = marks.find(([, word]) => word === lemma) ?? first;
  if (target === undefined || target[1] !== lemma) {
    const shown = target === undefined ? 'No word is marked' : `"${target[1]}" is marked`;
    tell('R328', `${shown} in an example of "${lemma}": ${raw}`, place);
  }
  if (target === undefined) return { text, target: undefined };
  const start = raw.slice(0, target.index).replace(/[<>]/g, '').length;
  return { text, target: { start, end: start + (target[1] as string).length } };
}

function readLinks(relations: unknown, place: string, tell: Tell): ChineseWordnetLink[] {
  if (relations === undefined || relations === null) return [];
  if (!isObject(relations)) {
    tell('R321', 'Expected an object of lists as relations; they are left out.', place);
    return [];
  }
  return Object.entries(relations).flatMap(([name, targets]) =>
    (Array.isArray(targets) ? targets : [targets]).flatMap((target: unknown) => {
      const [lemma, id] = Array.isArray(target) ? (target as unknown[]) : [];
      if (typeof lemma === 'string' && (typeof id === 'string' || typeof id === 'number')) {
        return [{ name, lemma, id: String(id).replace(/[^\p{L}\p{N}]/gu, '') }];
      }
      tell('R321', `Expected [lemma, id] in the relation ${name}; it is left out.`, place);
      return [];
    }),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
