import fc from 'fast-check';
import { droppedId } from '../../src/kernels/encode-types.js';
import { describeKernel } from './kernel-laws.js';

const inputs = fc.record({
  chunks: fc.array(
    fc.record({
      types: fc.array(fc.constantFrom(0, 1, 2, 65_534, 65_535, 65_536, 70_000), { maxLength: 20 }),
      thread: fc.integer({ min: 1, max: 2 }),
    }),
  ),
  ids: fc.array(fc.constantFrom(0, 1, 2, 60_000, droppedId), { minLength: 14, maxLength: 14 }),
});

/** The types of the inputs, and how many each of two tables has. */
const knownTypes = [0, 1, 2, 65_534, 65_535, 65_536, 70_000];
const stride = 70_001;

/** A type as the tokeniser writes it. */
function writeType(type: number): readonly number[] {
  return type < 65_535 ? [type] : [65_535, type % 65_536, Math.floor(type / 65_536)];
}

for (const [name, type] of [
  ['encodeTypes16', Uint16Array],
  ['encodeTypes32', Uint32Array],
] as const) {
  describeKernel(name, inputs, (arena, { chunks, ids }) => {
    const written = chunks.map((chunk) => chunk.types.flatMap(writeType));
    const types = arena.copy(Uint16Array, written.flat());
    const sizes = arena.copy(
      Uint32Array,
      written.map(({ length }) => length),
    );
    const offsets = arena.zeros(Uint32Array, chunks.length + 1);
    for (const [place, size] of sizes.entries()) offsets[place + 1] = offsets[place] + size;
    const takenBy = arena.copy(
      Uint32Array,
      chunks.map(({ thread }) => thread),
    );
    const encoded = arena.zeros<Uint16Array | Uint32Array>(type, types.length + 1);
    const kept = arena.zeros(Uint32Array, chunks.length);
    const idsOfTypes = arena.zeros(Uint32Array, 2 * stride);
    for (const [place, id] of ids.entries()) {
      idsOfTypes[stride * (place % 2) + knownTypes[place >> 1]] = id;
    }
    const parameters = [types, offsets, sizes, takenBy, idsOfTypes, stride, encoded, kept] as never;
    arena.run(name, parameters, { items: chunks.length, chunk: 2 });
    return [kept, ...[...kept].map((length, chunk) => encoded.slice(offsets[chunk], offsets[chunk] + length))];
  });
}
