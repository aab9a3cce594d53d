import { FileFormatError, QualiaError } from '../errors.js';
import {
  blankChecksum,
  type Container,
  type ContainerArray,
  differentChecksum,
  longestHeader,
  numbersOf,
  parseHeader,
  tooLongHeader,
} from './container-header.js';

/**
 * Makes the arrays of a container of its bytes, where these came by another way than from a file; see `readContainer`.
 *
 * The arrays have memory of their own. The checksum is computed by the Web Crypto API, which browsers have only in pages
 * that come over HTTPS or from this machine.
 *
 * @param path what the bytes are called in messages.
 * @param options.verify compares the checksum, where there is one; default true.
 * @throws FileFormatError when they are damaged, newer, or of another kind; QualiaError with code `NO_CHECKSUM` in a page that
 * can compute none.
 */
export async function decodeContainer(
  bytes: Uint8Array,
  path: string,
  options: { readonly verify?: boolean } = {},
): Promise<Container> {
  const { verify = true } = options;
  if (bytes.length < 8) throw new FileFormatError(path, 'byte 0', `the file ends after ${bytes.length} of 8 bytes.`);
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const room = Math.min(longestHeader, bytes.length - 8);
  if (length > room) throw tooLongHeader(path, length, room);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(8, 8 + length));
  const data = bytes.subarray(8 + length);
  const { entries, metadata, checksum } = parseHeader(text, data.length, path);
  if (verify && checksum !== undefined) {
    const found = await hashData(data, text.replace(checksum, blankChecksum));
    if (found !== checksum) throw differentChecksum(path, { found, expected: checksum });
  }
  const arrays = new Map<string, ContainerArray>();
  for (const entry of entries) {
    const own = new Uint8Array(data.subarray(entry.begin, entry.end));
    arrays.set(entry.name, { shape: entry.shape, values: numbersOf(entry, own, path) });
  }
  return { arrays, metadata };
}

/** The SHA-256 of the data section with the header behind it. */
async function hashData(data: Uint8Array, header: string): Promise<string> {
  const end = new TextEncoder().encode(header);
  const all = new Uint8Array(data.length + end.length);
  all.set(data);
  all.set(end, data.length);
  if (globalThis.crypto?.subtle === undefined) {
    const problem = 'The checksum cannot be computed: this page has come neither over HTTPS nor from this machine';
    throw new QualiaError('NO_CHECKSUM', `${problem}. Serve it so, or set the option verify to false.`);
  }
  const digest = await crypto.subtle.digest('SHA-256', all);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
