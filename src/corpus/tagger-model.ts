import { FileFormatError } from '../errors.js';
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

interface Entry {
  readonly dtype: 'I32' | 'I8' | 'U8';
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

/**
 * Writes a model in the safetensors layout: eight bytes with the header's length (little endian), a header in JSON, raw
 * arrays.
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
  const encoder = new TextEncoder();
  const atoms = encoder.encode(model.atoms.join('\n'));
  const lines = encoder.encode(words.join('\n'));
  const blocks: [string, Entry['dtype'], number[], Uint8Array][] = [
    ['keys', 'I32', [3, count], new Uint8Array(columns.buffer)],
    ['weights', 'I8', [count, universalTags.length], new Uint8Array(model.weights)],
    ['atoms', 'U8', [atoms.length], atoms],
    ['words', 'U8', [lines.length], lines],
  ];
  const header: Record<string, Entry | Record<string, string>> = {
    __metadata__: { format: formatName, tags: universalTags.join(' ') },
  };
  let offset = 0;
  for (const [name, dtype, shape, bytes] of blocks) {
    header[name] = { dtype, shape, data_offsets: [offset, offset + bytes.length] };
    offset += bytes.length;
  }
  const json = JSON.stringify(header);
  const headerBytes = encoder.encode(json.padEnd(Math.ceil(json.length / 8) * 8));
  const file = new Uint8Array(8 + headerBytes.length + offset);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerBytes.length), true);
  file.set(headerBytes, 8);
  offset = 8 + headerBytes.length;
  for (const [, , , bytes] of blocks) {
    file.set(bytes, offset);
    offset += bytes.length;
  }
  return file;
}

/**
 * Reads what {@link encodeTaggerModel} wrote.
 *
 * @param path the file's name for messages.
 * @throws FileFormatError where the bytes are not such a file.
 */
export function decodeTaggerModel(file: Uint8Array, path: string): TaggerModel {
  const { header, data } = splitFile(file, path);
  const metadata = header['__metadata__'] as unknown as
    | { readonly format?: string; readonly tags?: string }
    | undefined;
  if (metadata?.format !== formatName || metadata.tags !== universalTags.join(' ')) {
    throw new FileFormatError(path, 'header', `This is not a "${formatName}" file with the seventeen universal tags.`);
  }
  const bytesOf = (name: string): Uint8Array => {
    const [start, end] = header[name]?.data_offsets ?? [0, -1];
    if (end < start || end > data.length) throw new FileFormatError(path, name, 'The array is missing or cut off.');
    // A copy, since a view into a Buffer need not lie on a multiple of four bytes.
    return new Uint8Array(data.subarray(start, end));
  };
  const columns = new Int32Array(bytesOf('keys').buffer);
  const weights = new Int8Array(bytesOf('weights').buffer);
  const count = columns.length / 3;
  if (weights.length !== count * universalTags.length) {
    throw new FileFormatError(path, 'weights', `Found ${weights.length} weights for ${count} features.`);
  }
  const decoder = new TextDecoder();
  const ambiguities = new Map<string, string>();
  const certain = new Map<string, number>();
  for (const line of decoder.decode(bytesOf('words')).split('\n')) {
    const [word = '', ambiguity = '', tag = ''] = line.split('\t');
    ambiguities.set(word, ambiguity);
    if (tag !== '') certain.set(word, (universalTags as readonly string[]).indexOf(tag));
  }
  return {
    atoms: decoder.decode(bytesOf('atoms')).split('\n'),
    keys: Int32Array.from(columns, (_, i) => columns[(i % 3) * count + Math.floor(i / 3)] as number),
    weights,
    ambiguities,
    certain,
  };
}

function splitFile(file: Uint8Array, path: string): { header: Partial<Record<string, Entry>>; data: Uint8Array } {
  try {
    const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
    const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(8, 8 + length)));
    return { header: header as Partial<Record<string, Entry>>, data: file.subarray(8 + length) };
  } catch (cause) {
    throw new FileFormatError(path, 'header', 'The header is not JSON behind its length.', { cause });
  }
}
