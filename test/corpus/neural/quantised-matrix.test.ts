import { describe, expect, it } from 'vitest';
import { createByteMatrix, createNibbleMatrix, widenHalves } from '../../../src/corpus/neural/quantised-matrix.js';

describe('createByteMatrix', () => {
  it('scales each row', () => {
    const matrix = createByteMatrix(Int8Array.of(1, -2, 127, -128), Float32Array.of(2, 0.5), 2);
    const target = new Float32Array(5).fill(1);
    matrix.readRow(0, target, 0);
    matrix.readRow(1, target, 2, true);
    expect([...target]).toEqual([2, -4, 1 + 63.5, 1 - 64, 1]);
  });
});

describe('createNibbleMatrix', () => {
  it('takes the low half of a byte first, less 8, times the scale of the group', () => {
    const bytes = new Uint8Array(64).fill(0x88);
    bytes[0] = 0x0f;
    bytes[16] = 0x09;
    bytes[32] = 0x7a;
    const matrix = createNibbleMatrix(bytes, Float32Array.of(1, 10, 100, 1000), 33);
    expect(matrix.rows).toBe(2);
    const target = new Float32Array(34);
    matrix.readRow(0, target, 0);
    expect([target[0], target[1], target[2], target[32], target[33]]).toEqual([7, -8, 0, 10, 0]);
    matrix.readRow(1, target, 0, true);
    expect([target[0], target[1]]).toEqual([7 + 200, -8 - 100]);
  });
});

describe('widenHalves', () => {
  it('gives numbers of half precision their values', () => {
    const halves = Uint16Array.of(0, 0x3c00, 0xc000, 0x3555, 1, 0x7bff, 0x7c00, 0xfc00, 0x7e00);
    const third = 1365 / 4096;
    const values = [0, 1, -2, third, 2 ** -24, 65504, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN];
    expect([...widenHalves(halves)]).toEqual(values);
  });
});
