import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../src/kernels/arena.js';
import { availableKernels } from '../../src/kernels/compile.js';
import type { NumberArray, NumberArrayType } from '../../src/kernels/numbers.js';

const types: readonly NumberArrayType<NumberArray>[] = [
  Float64Array,
  Float32Array,
  Uint32Array,
  Int32Array,
  Uint16Array,
  Uint8Array,
];

/** How many numbers are copied, some more than are staged at a time, and where they lie on both sides. */
const copies = fc.record({
  type: fc.constantFrom(...types),
  length: fc.oneof(fc.nat({ max: 20 }), fc.constantFrom(8191, 8192, 8193, 32_767, 70_001)),
  skipped: fc.nat({ max: 9 }),
  place: fc.nat({ max: 9 }),
});

describe.each([...availableKernels()])('copies of an arena of %s kernels', (kind) => {
  const arena = new Arena({ kind });

  it('bring every number in and out, and touch no other', () => {
    fc.assert(
      fc.property(copies, ({ type, length, skipped, place }) => {
        const outside = new type(skipped + length).map((_, at) => (at * 7919) % 251) as NumberArray;
        const source = outside.subarray(skipped) as NumberArray;
        arena.scope(() => {
          const inside = arena.allocate(type, place + length + 3).fill(99) as NumberArray;
          arena.copyIn(source, inside, place);
          const back = new type(place + length + 5).fill(77) as NumberArray;
          arena.copyOut(inside.subarray(place, place + length) as NumberArray, back, 2);
          const numbers = [...source];
          const expectedInside = [...Array(place).fill(99), ...numbers, 99, 99, 99];
          const expectedBack = [77, 77, ...numbers, ...Array(place + 3).fill(77)];
          expect(Buffer.compare(Buffer.from(expectedInside), Buffer.from(Array.from(inside)))).toBe(0);
          expect(Buffer.compare(Buffer.from(expectedBack), Buffer.from(Array.from(back)))).toBe(0);
        });
      }),
      { numRuns: 80 },
    );
  });

  it('make no arrays of the class of the source, which may be a buffer of Node', () => {
    class Private extends Uint8Array<ArrayBufferLike> {
      constructor(buffer: ArrayBufferLike, ...place: number[]) {
        if (buffer instanceof SharedArrayBuffer) throw new TypeError('not shared');
        super(buffer, ...place);
      }
    }
    const inside = arena.zeros(Uint8Array, 12);
    arena.copyIn(new Private(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8).buffer), inside, 2);
    expect([...inside]).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0]);
  });

  it('turn numbers of one type into another', () => {
    const inside = arena.zeros(Float32Array, 5);
    arena.copyIn(Uint32Array.of(7, 1, 4_000_000_000).subarray(1), inside, 2);
    expect([...inside]).toEqual([0, 0, 1, 4_000_000_000, 0]);
    const outside = new Float64Array(4);
    arena.copyOut(inside.subarray(2, 4), outside, 1);
    expect([...outside]).toEqual([0, 1, 4_000_000_000, 0]);
  });
});
