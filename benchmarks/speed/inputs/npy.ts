import { readFileSync, writeFileSync } from 'node:fs';

const kinds = { i4: Int32Array, f4: Float32Array, f8: Float64Array } as const;
type Kind = keyof typeof kinds;

/** What stands before the numbers in a file that {@link writeNpy} writes. */
export const npyHeaderBytes = 128;

/** Writes numbers as a NumPy file of one dimension, for peers to read. */
export function writeNpy(path: string, numbers: Int32Array | Float32Array | Float64Array): void {
  const kind = Object.entries(kinds).find(([, type]) => numbers instanceof type)?.[0];
  const description = `{'descr': '<${kind}', 'fortran_order': False, 'shape': (${numbers.length},), }`;
  const header = Buffer.alloc(npyHeaderBytes, ' ');
  header.write('\x93NUMPY\x01\x00', 'latin1');
  header.writeUInt16LE(npyHeaderBytes - 10, 8);
  header.write(`${description.padEnd(npyHeaderBytes - 11)}\n`, 10, 'latin1');
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  writeFileSync(path, Buffer.concat([header, bytes]));
}

/** Reads a NumPy file of one dimension as this module or NumPy writes it. */
export function readNpy<Numbers extends Kind>(path: string, kind: Numbers): InstanceType<(typeof kinds)[Numbers]> {
  const file = readFileSync(path);
  const start = 10 + file.readUInt16LE(8);
  if (!file.toString('latin1', 10, start).includes(`'<${kind}'`)) throw new Error(`${path} does not hold ${kind}.`);
  const bytes = new Uint8Array(file.subarray(start)).buffer;
  return new kinds[kind](bytes) as InstanceType<(typeof kinds)[Numbers]>;
}
