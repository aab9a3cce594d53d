import { describe, expect, it } from 'vitest';
import { decodeArrays, encodeArrays } from '../../src/corpus/model-arrays.js';
import { FileFormatError } from '../../src/errors.js';

function behindLength(json: string): Uint8Array {
  const bytes = Buffer.concat([Buffer.alloc(8), Buffer.from(json), Buffer.alloc(8)]);
  bytes.writeBigUInt64LE(BigInt(json.length));
  return bytes;
}

describe('model arrays', () => {
  const numbers = Uint32Array.of(1, 2 ** 32 - 1);
  const bytes = encodeArrays({ format: 'x' }, [
    { name: 'numbers', array: numbers },
    { name: 'small', array: Int8Array.of(-1, 3), shape: [2, 1] },
    { name: 'constructor', array: new Uint8Array(0) },
  ]);

  it('come back as they were written, each in a buffer of its own', () => {
    const { metadata, bytesOf } = decodeArrays(Buffer.concat([Buffer.alloc(3), bytes]).subarray(3), 'x');
    expect(metadata['format']).toBe('x');
    expect(new Uint32Array(bytesOf('numbers').buffer)).toEqual(numbers);
    expect(new Int8Array(bytesOf('small').buffer)).toEqual(Int8Array.of(-1, 3));
    expect(bytesOf('constructor')).toHaveLength(0);
  });

  it('begin with a header of a length that is a multiple of eight, which tells types, shapes and places', () => {
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    expect(length % 8).toBe(0);
    expect(JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)))).toEqual({
      __metadata__: { format: 'x' },
      numbers: { dtype: 'U32', shape: [2], data_offsets: [0, 8] },
      small: { dtype: 'I8', shape: [2, 1], data_offsets: [8, 10] },
      constructor: { dtype: 'U8', shape: [0], data_offsets: [10, 10] },
    });
  });

  it('may hold numbers of single and half precision', () => {
    const floats = encodeArrays({}, [
      { name: 'single', array: Float32Array.of(0.5, -1) },
      { name: 'half', array: Uint16Array.of(0x3c00), shape: [1, 1] },
    ]);
    const { findType, bytesOf } = decodeArrays(floats, 'x');
    expect(findType('single')).toEqual({ dtype: 'F32', shape: [2] });
    expect(findType('half')).toEqual({ dtype: 'F16', shape: [1, 1] });
    expect(findType('constructor')).toBeUndefined();
    expect(new Float32Array(bytesOf('single').buffer)).toEqual(Float32Array.of(0.5, -1));
    expect(new Uint16Array(bytesOf('half', 2).buffer)).toEqual(Uint16Array.of(0x3c00));
  });

  it.each(['7', '{"dtype":7,"shape":[]}', '{"dtype":"F32"}', '{"dtype":"F32","shape":["1"]}'])(
    'have no type where it is told as %s',
    (entry) => expect(decodeArrays(behindLength(`{"a":${entry}}`), 'x').findType('a')).toBeUndefined(),
  );

  it('say where a file is damaged', () => {
    expect(() => decodeArrays(bytes.subarray(0, 12), 'broken')).toThrow(/broken, header/);
    expect(() => decodeArrays(bytes.subarray(0, -1), 'broken').bytesOf('small')).toThrow(/broken, small/);
    expect(() => decodeArrays(bytes, 'broken').bytesOf('other')).toThrow(FileFormatError);
    expect(() => decodeArrays(bytes, 'broken').bytesOf('__metadata__')).toThrow(FileFormatError);
    expect(() => decodeArrays(bytes, 'broken').bytesOf('small', 4)).toThrow('broken, small: Found 2 bytes');
  });

  it.each(['null', '[]', '7'])('are refused where the header is %s', (json) => {
    expect(() => decodeArrays(behindLength(json), 'broken')).toThrow('broken, header: ');
  });

  it.each([
    '7',
    'null',
    '{"data_offsets":7}',
    '{"data_offsets":["0","1"]}',
    '{"data_offsets":[-1,0]}',
    '{"data_offsets":[0.5,1]}',
    '{"data_offsets":[0]}',
  ])('are refused where an array is told as %s', (entry) => {
    const { bytesOf } = decodeArrays(behindLength(`{"a":${entry}}`), 'broken');
    expect(() => bytesOf('a')).toThrow('broken, a: ');
    expect(() => bytesOf('constructor')).toThrow('broken, constructor: ');
  });
});
