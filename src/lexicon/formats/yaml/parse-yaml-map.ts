import { isMap, isNode, isScalar, parseDocument, visit } from 'yaml';
import { FileFormatError } from '../../../errors.js';
import { isTooDeep, nestingProblem } from './measure-nesting.js';

/** A value of a YAML file, in which every scalar is a text: `no` and `1984` are words. */
export type YamlValue = string | readonly YamlValue[] | ReadonlyMap<string, YamlValue> | null;

/** About as many characters are read at once; what the reader builds of a whole file takes forty times its size. */
const pieceLength = 1 << 18;

/** Of a piece; for each of them all of it is searched for the anchor. */
const mostAliases = 500;

/**
 * Reads a YAML file that is a map, as its keys with their values in order. It is read some keys at a time, so that an alias
 * finds only anchors that are near.
 *
 * @throws FileFormatError, with the line, where it is not YAML, not a map, nested more than 200 deep, or a key stands twice.
 */
export function parseYamlMap(text: string, path: string): Map<string, YamlValue> {
  const found = new Map<string, YamlValue>();
  let line = 1;
  for (const piece of cutAtKeys(text)) {
    readPiece(piece, { path, line, found });
    line += piece.split('\n').length - 1;
  }
  return found;
}

/** Cuts a text before lines that begin with a key; in a map, all else is indented. */
function* cutAtKeys(text: string): Generator<string> {
  let start = 0;
  while (text.length - start > pieceLength) {
    const key = /\n(?=[^\s#\-\]}.%])/g;
    key.lastIndex = start + pieceLength;
    const end = key.exec(text)?.index;
    if (end === undefined) break;
    yield text.slice(start, end + 1);
    start = end + 1;
  }
  yield text.slice(start);
}

function readPiece(
  text: string,
  { path, line, found }: { readonly path: string; readonly line: number; readonly found: Map<string, YamlValue> },
): void {
  const tooDeep = (cause?: unknown): Error =>
    new FileFormatError(path, `line ${line} or below`, nestingProblem, { cause });
  if (isTooDeep(text)) throw tooDeep();
  const document = parsePiece(text, tooDeep);
  const lineAt = (offset: number): string => `line ${line + text.slice(0, offset).split('\n').length - 1}`;
  const [error] = document.errors;
  if (error !== undefined) {
    throw new FileFormatError(path, lineAt(error.pos[0]), `it is not YAML: ${error.message}.`, { cause: error });
  }
  const { contents } = document;
  if (!isMap(contents)) throw new FileFormatError(path, `line ${line}`, 'expected a map of keys and values.');
  if (text.includes('*') && countAliases(document) > mostAliases) {
    throw new FileFormatError(path, `line ${line} or below`, `more than ${mostAliases} aliases stand together.`);
  }
  for (const { key, value } of contents.items) {
    if (!isScalar(key)) throw new FileFormatError(path, 'a key', 'expected a text as a key.');
    const name = String(key.value ?? '');
    if (found.has(name))
      throw new FileFormatError(path, lineAt(key.range?.[0] ?? 0), `the key "${name}" stands twice.`);
    found.set(
      name,
      toValue(value, document, (cause) => {
        const problem = `the value of "${name}" cannot be made: ${cause.message}.`;
        return new FileFormatError(path, lineAt(key.range?.[0] ?? 0), problem, { cause });
      }),
    );
  }
}

function parsePiece(text: string, tooDeep: (cause: unknown) => Error): ReturnType<typeof parseDocument> {
  try {
    // The check for repeated keys compares all with all, which is too slow for maps of ten thousand; it is made by the caller.
    return parseDocument(text, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooDeep(cause);
    throw cause;
  }
}

/** In YAML lists and maps can be keys as well. */
function requireTextKeys(value: unknown): void {
  if (Array.isArray(value)) value.forEach(requireTextKeys);
  if (!(value instanceof Map)) return;
  for (const [key, inner] of value) {
    if (typeof key !== 'string' && key !== null) throw new Error('a list or a map stands as a key');
    requireTextKeys(inner);
  }
}

function countAliases(document: ReturnType<typeof parseDocument>): number {
  let count = 0;
  visit(document, {
    Alias() {
      count++;
    },
  });
  return count;
}

/** Aliases without an anchor, and anchors that are repeated too often, only show here. */
function toValue(
  node: unknown,
  document: ReturnType<typeof parseDocument>,
  describe: (cause: Error) => Error,
): YamlValue {
  try {
    const value: unknown = isNode(node) ? node.toJS(document, { mapAsMap: true }) : null;
    requireTextKeys(value);
    return value as YamlValue;
  } catch (cause) {
    throw describe(cause as Error);
  }
}
