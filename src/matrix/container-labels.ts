import { ParseError, ShapeError } from '../errors.js';
import type { ContainerArray, ContainerArrays } from './container-header.js';

/** Labels as two arrays of a container: label i is the UTF-8 text in `bytes` from `offsets[i]` to `offsets[i + 1]`. */
export interface EncodedLabels {
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
}

/**
 * Encodes labels as UTF-8; any text will do, also the empty one and one with line breaks.
 *
 * @throws ParseError when a label has half a surrogate pair, which UTF-8 cannot hold.
 */
export function encodeLabels(labels: readonly string[]): EncodedLabels {
  const most = labels.reduce((sum, label) => sum + 3 * label.length, 0);
  const buffer = Buffer.allocUnsafe(most);
  const offsets = new Uint32Array(labels.length + 1);
  let end = 0;
  labels.forEach((label, place) => {
    if (/\p{Surrogate}/u.test(label)) throw new ParseError(label, 'a label must not hold half a surrogate pair');
    end += buffer.write(label, end);
    offsets[place + 1] = end;
  });
  return { offsets, bytes: Uint8Array.from(buffer.subarray(0, end)) };
}

/**
 * Decodes labels that {@link encodeLabels} encoded.
 *
 * @throws ShapeError when the offsets do not cut all bytes into pieces.
 */
export function decodeLabels({ offsets, bytes }: EncodedLabels): string[] {
  if (offsets[0] !== 0 || offsets[offsets.length - 1] !== bytes.length) {
    throw new ShapeError('decodeLabels', `offsets ${offsets[0]}..${offsets.at(-1)}`, `0..${bytes.length}`);
  }
  const decode = labelDecoder(bytes);
  const labels: string[] = [];
  for (let place = 0; place + 1 < offsets.length; place++) {
    if (offsets[place] > offsets[place + 1]) {
      throw new ShapeError('decodeLabels', `label ${place} ending before it starts`, 'ascending offsets');
    }
    labels.push(decode(offsets[place], offsets[place + 1]));
  }
  return labels;
}

/** Browsers have no `Buffer`, which is faster for short texts. */
function labelDecoder(bytes: Uint8Array): (begin: number, end: number) => string {
  if (typeof Buffer === 'undefined') {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    return (begin, end) => decoder.decode(bytes.subarray(begin, end));
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (begin, end) => buffer.toString('utf8', begin, end);
}

/** Names the arrays of labels: `name` with `.offsets` and `.bytes`; throws as {@link encodeLabels}. */
export function labelsToArrays(name: string, labels: readonly string[]): Map<string, ContainerArray> {
  const { offsets, bytes } = encodeLabels(labels);
  return new Map([
    [`${name}.offsets`, { shape: [offsets.length], values: offsets }],
    [`${name}.bytes`, { shape: [bytes.length], values: bytes }],
  ]);
}

/**
 * Decodes the labels of the arrays that {@link labelsToArrays} named.
 *
 * @throws ShapeError when an array is missing or of another type, or as {@link decodeLabels}.
 */
export function labelsFromArrays(name: string, arrays: ContainerArrays): string[] {
  const offsets = arrays.get(`${name}.offsets`)?.values;
  const bytes = arrays.get(`${name}.bytes`)?.values;
  if (!(offsets instanceof Uint32Array) || !(bytes instanceof Uint8Array)) {
    throw new ShapeError('container', `no labels "${name}", or labels of another type`, 'offsets and bytes of labels');
  }
  return decodeLabels({ offsets, bytes });
}
