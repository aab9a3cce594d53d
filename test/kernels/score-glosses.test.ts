import fc from 'fast-check';
import { gatheredContexts, pieceBytes, pieceCells } from '../../src/kernels/score-glosses.js';
import { createRandom } from '../../src/random.js';
import { describeKernel } from './kernel-laws.js';

const inputs = fc.record({
  seed: fc.nat(1e6),
  pieces: fc.integer({ min: 1, max: 5 }),
  glosses: fc.integer({ min: 1, max: 9 }),
  lemmas: fc.integer({ min: 1, max: 4 }),
  tokens: fc.integer({ min: 0, max: 70 }),
});

for (const [name, type, cells] of [
  ['scoreGlosses8', Int8Array, pieceCells.int8],
  ['scoreGlosses32', Float32Array, pieceCells.single],
] as const) {
  describeKernel(name, inputs, (arena, { seed, pieces, glosses, lemmas, tokens }) => {
    const random = createRandom(seed);
    const draw = (length: number, below: number) => Array.from({ length }, () => random.integer(below));
    const vectors = (count: number) => {
      const numbers = draw(count * pieces * cells, 255).map((value) => value - 127);
      return arena.copy<Int8Array | Float32Array>(type, numbers) as Int8Array;
    };
    const steps = (count: number) => arena.copy(Float32Array, draw(count, 9));
    const sizes = draw(lemmas, 6);
    const starts = [0];
    for (const size of sizes) starts.push(starts[starts.length - 1] + size);
    const own = draw(tokens, lemmas);
    const firsts = [0];
    for (const lemma of own) firsts.push(firsts[firsts.length - 1] + sizes[lemma]);
    const order = [...own.keys()].sort((a, b) => own[a] - own[b] || a - b);
    const scores = arena.zeros(Float32Array, firsts[tokens]);
    const parameters = [
      ...([vectors(glosses), steps(glosses), vectors(tokens), steps(tokens), pieces] as const),
      arena.copy(Uint32Array, order),
      arena.copy(Uint32Array, own),
      arena.copy(Uint32Array, starts),
      arena.copy(Uint32Array, draw(starts[lemmas], glosses)),
      arena.copy(Uint32Array, firsts),
      scores,
      arena.allocate(Uint8Array, gatheredContexts * pieces * pieceBytes),
    ] as const;
    arena.run(name, [...parameters], { items: tokens, chunk: 25 });
    return [scores];
  });
}
