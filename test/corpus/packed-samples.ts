import { crc32, gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

/** A text with a letter of two bytes. */
export const sampleText = `${'one two three\n'.repeat(3)}vier fünf\n`;

/** The text as the usual programs pack it. */
export const packedSamples: Readonly<Record<'gzip' | 'bzip2' | 'xz' | 'zstd', Uint8Array>> = {
  gzip: gzipSync(sampleText),
  bzip2: fromBase64('QlpoOTFBWSZTWTXUuXsAABFRjAAQQAADYZWAAAQIACAAMQAACPVGhtTTI7iRlhDizHSYKo8TQmHRd/F3JFOFCQNdS5ew'),
  xz: fromBase64(
    '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AA0ACBdADebiM524vTjZd79IVAZ4OJxYXT3xyl2cdcepfCK7GAgAHd8fxd5OVfz' +
      'AAE8NfcIxgUftvN9AQAAAAAEWVo=',
  ),
  zstd: fromBase64('KLUv/SA1/QAAyG9uZSB0d28gdGhyZWUKdmllciBmw7xuZgoBAMFMJQ=='),
};

function fromBase64(code: string): Uint8Array {
  return Buffer.from(code, 'base64');
}

/** Makes a tar archive; a member without bytes is a folder. */
export async function makeTar(members: Readonly<Record<string, Uint8Array | undefined>>): Promise<Uint8Array> {
  const archive = pack();
  for (const [name, bytes] of Object.entries(members)) {
    if (bytes === undefined) archive.entry({ name, type: 'directory' });
    else archive.entry({ name }, Buffer.from(bytes));
  }
  archive.finalize();
  const pieces: Uint8Array[] = [];
  for await (const piece of archive) pieces.push(piece as Uint8Array);
  return Buffer.concat(pieces);
}

/** Makes a zip archive of members that are stored as they are. */
export function makeZip(members: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of Object.entries(members)) {
    const label = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(label.length, 22);
    const header = Buffer.concat([Buffer.from('PK\x03\x04'), common, label, bytes]);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.alloc(2), common, end, label]));
    local.push(header);
    offset += header.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end]);
}
