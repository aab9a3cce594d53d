import { isMap, isNode, isScalar, parseDocument } from 'yaml';
import { FileFormatError } from '../../../errors.js';

/** A value of a YAML file, in which every scalar is a text: `no` and `1984` are words. */
export type YamlValue = string | readonly YamlValue[] | ReadonlyMap<string, YamlValue> | null;

/**
 * Reads a YAML file that is a map, as its keys with their values in order.
 *
 * @throws FileFormatError, with the line, where it is not YAML, not a map, or a key stands twice.
 */
export function parseYamlMap(text: string, path: string): Map<string, YamlValue> {
  // The check for repeated keys compares all with all, which is too slow for maps of ten thousand; it is made below.
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false });
  const lineAt = (offset: number): string => `line ${text.slice(0, offset).split('\n').length}`;
  const [error] = document.errors;
  if (error !== undefined) {
    throw new FileFormatError(path, lineAt(error.pos[0]), `it is not YAML: ${error.message}.`, { cause: error });
  }
  const { contents } = document;
  if (!isMap(contents)) throw new FileFormatError(path, 'line 1', 'expected a map of keys and values.');
  const found = new Map<string, YamlValue>();
  for (const { key, value } of contents.items) {
    if (!isScalar(key)) throw new FileFormatError(path, 'a key', 'expected a text as a key.');
    const name = String(key.value ?? '');
    if (found.has(name))
      throw new FileFormatError(path, lineAt(key.range?.[0] ?? 0), `the key "${name}" stands twice.`);
    found.set(name, toValue(value, document));
  }
  return found;
}

function toValue(node: unknown, document: ReturnType<typeof parseDocument>): YamlValue {
  return isNode(node) ? (node.toJS(document, { mapAsMap: true }) as YamlValue) : null;
}
