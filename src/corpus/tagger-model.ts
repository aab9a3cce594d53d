import { FileFormatError } from '../errors.js';
import { decodeArrays, encodeArrays } from './model-arrays.js';
import { universalTags } from './sentence.js';

/** What a trained tagger consists of; {@link encodeTaggerModel} gives its file form. */
export interface TaggerModel {
  /** The strings that features speak about; an atom is an index into it. Empty where no feature uses the atom. */
  readonly atoms: readonly string[];
  /** The features' keys, three numbers a feature, in ascending order. */
  readonly keys: Int32Array;
  /** The features' weights on one common scale, one a tag and feature, tags in the order of `universalTags`. */
  readonly weights: Int8Array;
  /** The ambiguity classes of words frequent in training. */
  readonly ambiguities: ReadonlyMap<string, string>;
  /** The words that have one tag only, as an index into `universalTags`. */
  readonly certain: ReadonlyMap<string, number>;
}

const formatName = 'qualia-tagger-1';

/**
 * Writes a model in the safetensors layout, see `encodeArrays`.
 *
 * `keys` is I32 of shape [3, n], so all first numbers come before all second ones; `weights` is I8 of shape [n, 17];
 * `atoms` is UTF-8 text with one atom a line; `words` is UTF-8 text with a line of word, ambiguity class and (or empty)
 * certain tag, separated by tabs. The header's `__metadata__` holds the format's name and the tags in their order.
 */
export function encodeTaggerModel(model: TaggerModel): Uint8Array {
  const count = model.keys.length / 3;
  const columns = new Int32Array(model.keys.length);
  model.keys.forEach((number, i) => {
    columns[(i % 3) * count + Math.floor(i / 3)] = number;
  });
  const words = [...model.ambiguities].map(([word, ambiguity]) => {
    const tag = model.certain.get(word);
    return `${word}\t${ambiguity}\t${tag === undefined ? '' : universalTags[tag]}`;
  });
  const text = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join('\n'));
  return encodeArrays({ format: formatName, tags: universalTags.join(' ') }, [
    { name: 'keys', array: columns, shape: [3, count] },
    { name: 'weights', array: model.weights, shape: [count, universalTags.length] },
    { name: 'atoms', array: text(model.atoms) },
    { name: 'words', array: text(words) },
  ]);
}

/**
 * Reads what {@link encodeTaggerModel} wrote.
 *
 * @param path the file's name for messages.
 * @throws FileFormatError where the bytes are not such a file.
 */
export function decodeTaggerModel(file: Uint8Array, path: string): TaggerModel {
  const { metadata, bytesOf } = decodeArrays(file, path);
  if (metadata['format'] !== formatName || metadata['tags'] !== universalTags.join(' ')) {
    throw new FileFormatError(path, 'header', `This is not a "${formatName}" file with the seventeen universal tags.`);
  }
  const columns = new Int32Array(bytesOf('keys', 4).buffer);
  const weights = new Int8Array(bytesOf('weights').buffer);
  const count = columns.length / 3;
  if (!Number.isInteger(count) || weights.length !== count * universalTags.length) {
    throw new FileFormatError(path, 'weights', `Found ${weights.length} weights for ${count} features.`);
  }
  const decoder = new TextDecoder();
  const ambiguities = new Map<string, string>();
  const certain = new Map<string, number>();
  for (const line of decoder.decode(bytesOf('words')).split('\n')) {
    const [word = '', ambiguity = '', tag = ''] = line.split('\t');
    ambiguities.set(word, ambiguity);
    const place = (universalTags as readonly string[]).indexOf(tag);
    if (tag !== '' && place === -1) throw new FileFormatError(path, 'words', `"${tag}" of "${word}" is no tag.`);
    if (tag !== '') certain.set(word, place);
  }
  return {
    atoms: decoder.decode(bytesOf('atoms')).split('\n'),
    keys: Int32Array.from(columns, (_, i) => columns[(i % 3) * count + Math.floor(i / 3)] as number),
    weights,
    ambiguities,
    certain,
  };
}
