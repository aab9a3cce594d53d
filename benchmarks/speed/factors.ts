import { defineSpeed, importBuilt, type SpeedCase, type SpeedRun } from './harness.js';
import { discard } from './inputs/normal-matrix.js';

/** A set of phrases with as many values of two factors, and vectors of so many dimensions. */
interface Size {
  readonly adjectives: number;
  readonly nouns: number;
  readonly dimensions: number;
  /** The share of combinations that is there. */
  readonly share: number;
}

await defineSpeed(import.meta.url, {
  id: 'factors',
  title: 'Factorisation of phrase vectors: linearity, rank, angles, probes and transfer',
  cases: ({ quick }) => {
    const whole = quick
      ? { adjectives: 50, nouns: 80, dimensions: 128 }
      : { adjectives: 250, nouns: 400, dimensions: 512 };
    return [
      speedCase({ adjectives: 12, nouns: 20, dimensions: 384, share: 1 }),
      speedCase({ ...whole, share: 1 }),
      speedCase({ ...whole, adjectives: whole.adjectives * 2, share: 0.5 }),
    ];
  },
});

function speedCase(size: Size): SpeedCase {
  const { adjectives, nouns, dimensions, share } = size;
  const items = Math.round(adjectives * nouns * share);
  return {
    group: `${items.toLocaleString('en-US')} x ${dimensions}${share < 1 ? ', half of the grid' : ''}`,
    name: 'factorise',
    role: 'ours',
    work: { amount: items, unit: 'texts' },
    ...(items > 1000 && { rounds: 2, warmUp: false }),
    prepare: () => prepare(size),
  };
}

/** Components of one standard deviation and noise of as much. */
async function prepare({ adjectives, nouns, dimensions, share }: Size): Promise<SpeedRun> {
  const { factorise, createFactorialSet }: typeof import('../../src/analysis/index.js') =
    await importBuilt('analysis/index.js');
  const { createRandom, shuffled }: typeof import('../../src/random.js') = await importBuilt('random.js');
  const { denseZeros }: typeof import('../../src/matrix/dense-matrix.js') = await importBuilt('matrix/dense-matrix.js');
  const random = createRandom(1);
  const combinations = Array.from({ length: adjectives * nouns }, (_, place) => place);
  const kept = shuffled(combinations, random).slice(0, Math.round(combinations.length * share));
  const set = createFactorialSet(
    ['adjective', 'noun'],
    kept.map((place) => ({ values: [`a${place % adjectives}`, `n${Math.floor(place / adjectives)}`] })),
  );
  const parts = [adjectives, nouns].map((count) =>
    Array.from({ length: count }, () => Float32Array.from({ length: dimensions }, () => random.normal())),
  );
  const vectors = denseZeros(kept.length, dimensions);
  kept.forEach((place, item) => {
    const [adjective, noun] = [parts[0][place % adjectives], parts[1][Math.floor(place / adjectives)]];
    const row = vectors.row(item);
    for (let column = 0; column < dimensions; column++)
      row[column] = adjective[column] + noun[column] + random.normal();
  });
  return async () => discard(await factorise(vectors, set));
}
