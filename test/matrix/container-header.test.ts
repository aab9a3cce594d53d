import { describe, expect, it } from 'vitest';
import { FileFormatError, ShapeError } from '../../src/errors.js';
import { type ContainerArrays, formatHeader, layOutArrays, parseHeader } from '../../src/matrix/container-header.js';

const arrays: ContainerArrays = new Map([
  ['b', { shape: [3], values: Uint8Array.of(1, 2, 3) }],
  ['constructor', { shape: [2], values: Float32Array.of(1, 2) }],
  ['a', { shape: [], values: Uint8Array.of(4) }],
  ['__proto__', { shape: [1, 1], values: Float64Array.of(5) }],
  ['empty', { shape: [0, 7], values: new Float32Array(0) }],
]);

describe('layOutArrays', () => {
  it('puts wide numbers first, then goes by name, and leaves no hole', () => {
    expect(layOutArrays(arrays).map(({ name, begin, end }) => [name, begin, end])).toEqual([
      ['__proto__', 0, 8],
      ['constructor', 8, 16],
      ['empty', 16, 16],
      ['a', 16, 17],
      ['b', 17, 20],
    ]);
  });

  it('refuses a shape that does not fit, a foreign type and the reserved name', () => {
    const lay = (name: string, array: unknown): unknown => layOutArrays(new Map([[name, array]]) as ContainerArrays);
    expect(() => lay('a', { shape: [2], values: Float32Array.of(1) })).toThrow(ShapeError);
    expect(() => lay('a', { shape: [1], values: BigInt64Array.of(1n) })).toThrow('BigInt64Array');
    for (const name of ['__metadata__', 'qualia.crc32']) {
      expect(() => lay(name, { shape: [1], values: Float32Array.of(1) })).toThrow('another name');
    }
  });
});

describe('formatHeader and parseHeader', () => {
  const header = {
    entries: layOutArrays(arrays),
    metadata: new Map([
      ['__proto__', 'ü'],
      ['constructor', '"\n'],
      ['', ''],
    ]),
    checksum: 'f'.repeat(64),
  };

  it('undo one another', () => {
    const parsed = parseHeader(formatHeader(header), 20, 'a.safetensors');
    expect(parsed.entries).toEqual(header.entries);
    expect(new Map(parsed.metadata)).toEqual(header.metadata);
    expect(parsed.checksum).toBe(header.checksum);
  });

  it('align the data section to 64 bytes', () => {
    expect((8 + Buffer.byteLength(formatHeader(header))) % 64).toBe(0);
  });

  it('are independent of the order in which arrays and metadata were given', () => {
    const entries = layOutArrays(new Map([...arrays].reverse()));
    const metadata = new Map([...header.metadata].reverse());
    expect(formatHeader({ ...header, entries, metadata })).toBe(formatHeader(header));
  });

  it('keep the length of the header whatever the checksum is', () => {
    expect(formatHeader({ ...header, checksum: undefined })).toHaveLength(formatHeader(header).length);
  });
});

describe('parseHeader', () => {
  const bytes = (begin: number, end: number, more: object = {}): object => {
    return { dtype: 'U8', shape: [end - begin], data_offsets: [begin, end], ...more };
  };
  const parse = (header: unknown): unknown => parseHeader(JSON.stringify(header), 4, 'x.safetensors');

  it('reads headers of other tools, without metadata or with their own', () => {
    expect(parse({ a: bytes(0, 4) })).toMatchObject({ checksum: undefined, entries: [{ name: 'a' }] });
    expect(parse({ __metadata__: { format: 'pt' }, a: bytes(0, 4) })).toMatchObject({
      metadata: new Map([['format', 'pt']]),
    });
  });

  it.each<[problem: string, header: unknown, place: string, message: RegExp]>([
    ['a list', [], 'header', /not a JSON object/],
    ['null', null, 'header', /not a JSON object/],
    ['metadata that are no texts', { __metadata__: { a: 1 }, a: bytes(0, 4) }, 'header, __metadata__', /texts/],
    ['metadata that are a list', { __metadata__: ['a'], a: bytes(0, 4) }, 'header, __metadata__', /texts/],
    ['an entry without a type', { a: bytes(0, 4, { dtype: undefined }) }, 'header, "a"', /dtype/],
    ['a negative size', { a: bytes(0, 4, { shape: [-4] }) }, 'header, "a"', /shape/],
    ['a size that is not whole', { a: bytes(0, 4, { shape: [4.5] }) }, 'header, "a"', /shape/],
    ['three offsets', { a: bytes(0, 4, { data_offsets: [0, 4, 4] }) }, 'header, "a"', /data_offsets/],
    ['an unknown type', { a: bytes(0, 4, { dtype: 'F8_E4M3' }) }, 'header, "a"', /unknown type "F8_E4M3"/],
    ['checksums of another type', { 'qualia.crc32': bytes(0, 4) }, 'header, "qualia.crc32"', /not one U32 a block/],
    [
      'a type named as a member of objects',
      { a: bytes(0, 4, { dtype: 'constructor' }) },
      'header, "a"',
      /unknown type/,
    ],
    ['a shape that does not fill its bytes', { a: bytes(0, 4, { dtype: 'F32' }) }, 'header, "a"', /takes 16 bytes/],
    ['a shape too large for any file', { a: bytes(0, 4, { shape: [2 ** 52, 2 ** 52] }) }, 'header, "a"', /takes/],
    ['offsets that descend', { a: bytes(0, 4, { data_offsets: [4, 0] }) }, 'header, "a"', /span -4/],
    ['arrays that overlap', { a: bytes(0, 3), b: bytes(2, 4) }, 'header, "b"', /overlaps/],
    ['a hole', { a: bytes(0, 2), b: bytes(3, 4) }, 'header, "b"', /hole/],
    ['arrays beyond the end of the file', { a: bytes(0, 5) }, 'header, "a"', /cut short/],
    ['bytes after the last array', { a: bytes(0, 3) }, 'data, byte 3', /1 bytes follow/],
    ['a newer version', { __metadata__: { 'qualia.version': '3' } }, 'header, __metadata__', /newer qualia; update/],
    [
      'a version that is no number',
      { __metadata__: { 'qualia.version': 'x' } },
      'header, __metadata__',
      /not a number/,
    ],
    [
      'a version without a checksum',
      { __metadata__: { 'qualia.version': '1' } },
      'header, __metadata__',
      /no qualia.sha256/,
    ],
    [
      'a checksum without a version',
      { __metadata__: { 'qualia.sha256': '0' } },
      'header, __metadata__',
      /no qualia.version/,
    ],
  ])('refuses %s', (_problem, header, place, message) => {
    expect(() => parse(header)).toThrow(message);
    expect(() => parse(header)).toThrow(FileFormatError);
    expect(() => parse(header)).toThrow(expect.objectContaining({ path: 'x.safetensors', place }));
  });
});
