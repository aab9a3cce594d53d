import { MissingFileError } from '../errors.js';
import { decodeSpace } from '../space/decode-space.js';
import type { Space } from '../space/space.js';

/** Options of {@link fetchSpace}. */
export interface FetchSpaceOptions {
  /** Compares the checksum; default true. See `decodeSpace`. */
  readonly verify?: boolean;
  /** Stops the loading, which then throws the signal's reason. */
  readonly signal?: AbortSignal;
  /** Asks for the file; default the `fetch` of the page. */
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * Loads a space that `writeSpace` wrote from an address.
 *
 * @throws MissingFileError when the server does not send it; FileFormatError when it is damaged or something else.
 * @example const space = await fetchSpace('spaces/domain.safetensors')
 */
export async function fetchSpace(address: string, options: FetchSpaceOptions = {}): Promise<Space> {
  const { verify = true, signal, fetch = globalThis.fetch } = options;
  const bytes = await download(address, fetch, signal);
  return await decodeSpace(bytes, { name: address, verify });
}

async function download(
  address: string,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal | undefined,
): Promise<ArrayBuffer> {
  try {
    const response = await fetch(address, { signal: signal ?? null });
    if (response.ok) return await response.arrayBuffer();
    throw new MissingFileError(address, `The server answers with status ${response.status}.`);
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof MissingFileError) throw cause;
    throw new MissingFileError(address, 'Check the address and the network.', { cause });
  }
}
