import fc from 'fast-check';
import { droppedId } from '../../src/kernels/encode-types.js';
import { describeKernel } from './kernel-laws.js';

const inputs = fc.record({
  chunks: fc.array(
    fc.record({ types: fc.array(fc.nat({ max: 4 }), { maxLength: 20 }), thread: fc.integer({ min: 1, max: 2 }) }),
  ),
  ids: fc.array(fc.constantFrom(0, 1, 2, 60_000, droppedId), { minLength: 10, maxLength: 10 }),
});

for (const [name, type] of [
  ['encodeTypes16', Uint16Array],
  ['encodeTypes32', Uint32Array],
] as const) {
  describeKernel(name, inputs, (arena, { chunks, ids }) => {
    const types = arena.copy(
      Uint32Array,
      chunks.flatMap((chunk) => chunk.types),
    );
    const lengths = arena.copy(
      Uint32Array,
      chunks.map((chunk) => chunk.types.length),
    );
    const offsets = arena.zeros(Uint32Array, chunks.length + 1);
    for (const [place, length] of lengths.entries()) offsets[place + 1] = offsets[place] + length;
    const takenBy = arena.copy(
      Uint32Array,
      chunks.map(({ thread }) => thread),
    );
    const encoded = arena.zeros<Uint16Array | Uint32Array>(type, types.length + 1);
    const kept = arena.zeros(Uint32Array, chunks.length);
    const parameters = [types, offsets, lengths, takenBy, arena.copy(Uint32Array, ids), 5, encoded, kept] as never;
    arena.run(name, parameters, { items: chunks.length, chunk: 2 });
    return [kept, ...[...kept].map((length, chunk) => encoded.slice(offsets[chunk], offsets[chunk] + length))];
  });
}
