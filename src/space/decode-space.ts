import { decodeContainer } from '../matrix/decode-container.js';
import type { Space } from './space.js';
import { spaceFromContainer } from './space-from-container.js';

/** Options of {@link decodeSpace}. */
export interface DecodeSpaceOptions {
  /** What the bytes are called in messages; default `the bytes`. */
  readonly name?: string;
  /**
   * Compares the checksum; default true. Browsers compute one only in pages that come over HTTPS or from this machine, so
   * that other pages have to set it to false.
   */
  readonly verify?: boolean;
}

/**
 * Makes a space of the bytes that `writeSpace` wrote, for instance in a browser.
 *
 * @throws FileFormatError when they are damaged or hold something else; QualiaError with code `NO_CHECKSUM` in a page that can
 * compute none.
 * @example const space = await decodeSpace(await (await fetch('domain.safetensors')).arrayBuffer())
 */
export async function decodeSpace(bytes: ArrayBuffer | Uint8Array, options: DecodeSpaceOptions = {}): Promise<Space> {
  const { name = 'the bytes', verify = true } = options;
  const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  return spaceFromContainer(await decodeContainer(view, name, { verify }), name);
}
