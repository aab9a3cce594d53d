import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { blockChecksumsName, blockLength } from '../../src/matrix/container-blocks.js';
import { blankChecksum, checksumKey } from '../../src/matrix/container-header.js';

/** Where the JSON that begins at byte 8 ends; undefined where it does not. */
function findHeaderEnd(bytes: Buffer): number | undefined {
  let depth = 0;
  let isText = false;
  for (let at = 8; at < bytes.length; at++) {
    const byte = bytes[at];
    if (isText) {
      if (byte === 0x5c) at++;
      else if (byte === 0x22) isText = false;
    } else if (byte === 0x22) isText = true;
    else if (byte === 0x7b) depth++;
    else if (byte === 0x7d && --depth === 0) return at + 1;
  }
  return undefined;
}

/** Puts the length of the header of a safetensors file right. */
export function repairHeaderLength(bytes: Buffer): Buffer {
  const end = findHeaderEnd(bytes);
  if (end === undefined) return bytes;
  const copy = Buffer.from(bytes);
  copy.writeBigUInt64LE(BigInt(end - 8));
  return copy;
}

interface Header {
  readonly [name: string]: { readonly data_offsets?: readonly [number, number] } & Readonly<Record<string, unknown>>;
}

function parseHeader(text: string): Header | undefined {
  try {
    return JSON.parse(text) as Header;
  } catch {
    return undefined;
  }
}

/** Puts the length of the header and the checksums of a container right, so that its content is looked at. */
export function repairContainer(bytes: Buffer): Buffer {
  const copy = repairHeaderLength(bytes);
  const end = findHeaderEnd(copy);
  const header = end === undefined ? undefined : parseHeader(copy.toString('utf8', 8, end));
  const metadata = header?.['__metadata__'];
  const checksum: unknown = typeof metadata === 'object' && metadata !== null ? metadata[checksumKey] : undefined;
  if (end === undefined || typeof checksum !== 'string' || checksum.length !== 64) return copy;
  const data = copy.subarray(end);
  const blank = copy.toString('utf8', 8, end).replace(checksum, blankChecksum);
  const begin = header?.[blockChecksumsName]?.data_offsets?.[0];
  if (typeof begin === 'number' && Number.isInteger(begin) && begin >= 0 && begin <= data.length) {
    for (let block = 0, place = begin; place + 4 <= data.length; block++, place += 4) {
      const from = block * blockLength;
      const sum = from < begin ? crc32(data.subarray(from, Math.min(begin, from + blockLength))) : crc32(blank);
      data.writeUInt32LE(sum, place);
    }
  }
  const digest = createHash('sha256').update(data).update(blank).digest('hex');
  const place = copy.indexOf(checksum, 8, 'latin1');
  if (place !== -1) copy.write(digest, place, 'latin1');
  return copy;
}
