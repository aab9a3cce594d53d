import { createHash, type Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { requireOption } from '../errors.js';
import { BlockChecksums } from './container-checksums.js';
import {
  blankChecksum,
  type ContainerArrays,
  type ContainerValues,
  checksumKey,
  formatHeader,
  layOutArrays,
  layOutChecksums,
  versionKey,
} from './container-header.js';
import { writeAll, writeWhole } from './write-whole-file.js';

/** Bytes that are hashed and written together: few calls, yet still in the second-level cache for the write. */
const chunkLength = 1 << 20;

/**
 * Writes named arrays with metadata into one file of the safetensors layout, which Python's `safetensors` reads too.
 *
 * The file appears whole or not at all: everything goes to a new file beside `path`, which then takes its name. The
 * same arrays and metadata give the same bytes. Numbers are stored little-endian, as in the memory of every machine
 * that Node runs on but IBM Z.
 *
 * @param metadata any texts; the keys `qualia.version` and `qualia.sha256` are the format's own.
 * @param options.signal stops the writing; the call then rejects with the signal's reason and leaves nothing behind.
 * @throws ShapeError when a shape does not fit its values; OptionError when a metadata key is reserved.
 * @example
 * await writeContainer('space.safetensors', new Map([['norms', { shape: [2], values: Float32Array.of(3, 4) }]]), new Map());
 */
export async function writeContainer(
  path: string,
  arrays: ContainerArrays,
  metadata: ReadonlyMap<string, string>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const { signal } = options;
  for (const key of [versionKey, checksumKey]) {
    requireOption(!metadata.has(key), 'metadata', key, 'keys that the format does not use itself');
  }
  const entries = layOutArrays(arrays);
  const blockChecksums = layOutChecksums(entries.at(-1)?.end ?? 0);
  const blank = formatHeader({ entries, blockChecksums, metadata, checksum: blankChecksum });
  const headerLength = Buffer.byteLength(blank);
  signal?.throwIfAborted();

  await writeWhole(
    path,
    async (file) => {
      const hash = createHash('sha256');
      const checksums = new BlockChecksums();
      for (const { name, begin } of entries) {
        const { values } = arrays.get(name) as { values: ContainerValues };
        await writeValues(file, values, { position: 8 + headerLength + begin, hash, checksums, signal });
      }
      const ofBlocks = new Uint8Array(checksums.finish(blank).buffer);
      hash.update(ofBlocks);
      await writeAll(file, ofBlocks, 8 + headerLength + blockChecksums.begin);
      // The header goes last: until then the file starts with zeros and no reader takes it for a container.
      const header = blank.replace(blankChecksum, hash.update(blank).digest('hex'));
      const length = Buffer.alloc(8);
      length.writeBigUInt64LE(BigInt(headerLength));
      await writeAll(file, Buffer.concat([length, Buffer.from(header)]), 0);
    },
    options,
  );
}

async function writeValues(
  file: FileHandle,
  values: ContainerValues,
  to: {
    readonly position: number;
    readonly hash: Hash;
    readonly checksums: BlockChecksums;
    readonly signal: AbortSignal | undefined;
  },
): Promise<void> {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  for (let start = 0; start < bytes.length; start += chunkLength) {
    to.signal?.throwIfAborted();
    const chunk = bytes.subarray(start, start + chunkLength);
    to.hash.update(chunk);
    to.checksums.update(chunk);
    await writeAll(file, chunk, to.position + start);
  }
}
