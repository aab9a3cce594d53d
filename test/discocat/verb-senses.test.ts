import { describe, expect, it } from 'vitest';
import { clusterRows } from '../../src/discocat/cluster-rows.js';
import { RelationalModel } from '../../src/discocat/relational-model.js';
import { createSenseAwareModel } from '../../src/discocat/sense-aware-model.js';
import { createKroneckerModel } from '../../src/discocat/vector-models.js';
import { type ArgumentTriple, argumentVectors, VerbArguments } from '../../src/discocat/verb-arguments.js';
import { chooseSenses, findSenses, weighSenses } from '../../src/discocat/verb-senses.js';
import { OptionError } from '../../src/errors.js';
import { denseFromRows } from '../../src/matrix/dense-matrix.js';
import { createRandom } from '../../src/random.js';
import { describeCompositionModel } from '../conformance/composition-model.js';
import { denseSpace } from '../embedding/dense-space.js';

const random = createRandom(2);
const near = (axis: number): number[] =>
  Array.from({ length: 4 }, (_, entry) => Math.abs(Number(entry === axis) + 0.1 * random.normal()));
const people = Array.from({ length: 8 }, (_, place) => `person${place}`);
const machines = Array.from({ length: 8 }, (_, place) => `machine${place}`);
const shops = Array.from({ length: 8 }, (_, place) => `shop${place}`);
const programs = Array.from({ length: 8 }, (_, place) => `program${place}`);
const space = denseSpace('senses', [
  ...[people, machines, shops, programs].flatMap((nouns, axis) =>
    nouns.map((noun): [string, number[]] => [noun, near(axis)]),
  ),
  ['run', [1, 1, 1, 1]],
  ['manage', [1, 0, 1, 0]],
  ['execute', [0, 1, 0, 1]],
]);
const pairUp = (verb: string, subjects: string[], objects: string[]): ArgumentTriple[] =>
  subjects.flatMap((subject, i) =>
    objects.flatMap((object, j) => ((i + j) % 3 === 0 ? [{ verb, subject, object, count: 1 + ((i * j) % 4) }] : [])),
  );
const verbs = new VerbArguments([
  ...pairUp('run', people, shops),
  ...pairUp('run', machines, programs),
  ...pairUp('manage', people, shops),
  ...pairUp('execute', machines, programs),
  { verb: 'constructor', subject: 'person0', object: 'shop0', count: 1 },
]);
const run = argumentVectors(verbs, 'run', space);

describe('clusterRows', () => {
  it('finds directions far apart, whatever the seed, and counts rows by their weights', () => {
    const rows = denseFromRows([
      [1, 0],
      [0.8, 0.6],
      [0, 1],
      [-1, 0],
    ]);
    for (const seed of [1, 2, 3, 4]) {
      const { clusterOf } = clusterRows(
        denseFromRows([
          [1, 0],
          [1, 0],
          [0, 1],
          [0, 1],
        ]),
        2,
        { seed },
      );
      expect([clusterOf[0] === clusterOf[1], clusterOf[2] === clusterOf[3], clusterOf[0] === clusterOf[2]]).toEqual([
        true,
        true,
        false,
      ]);
    }
    // One cluster: 3 (1, 0) + (0.8, 0.6) + (0, 1) + (-1, 0) = (2.8, 1.6), of 6 rows.
    const { centroids, within } = clusterRows(rows, 1, { weights: [3, 1, 1, 1] });
    const length = Math.hypot(2.8, 1.6);
    expect(centroids.at(0, 0)).toBeCloseTo(2.8 / length, 6);
    expect(within).toBeCloseTo(6 - length ** 2 / 6, 6);
  });

  it('drops clusters that no row is left in', () => {
    const { centroids, clusterOf } = clusterRows(
      denseFromRows([
        [1, 0],
        [1, 0],
        [1, 0],
      ]),
      3,
    );
    expect(centroids.rows).toBe(1);
    expect([...clusterOf]).toEqual([0, 0, 0]);
    expect(() => clusterRows(denseFromRows([[1, 0]]), 2)).toThrow(OptionError);
  });
});

describe('findSenses', () => {
  it('tells two kinds of arguments apart, and takes two senses of up to five', () => {
    const { senseOf, centroids } = findSenses(run);
    expect(centroids.rows).toBe(2);
    const kinds = verbs.of('run').map(({ subject }) => subject.startsWith('person'));
    kinds.forEach((isPerson, pair) => {
      expect(senseOf[pair] === senseOf[0]).toBe(isPerson === kinds[0]);
    });
    expect(findSenses(run, { seed: 1 })).toEqual(findSenses(run));
  });

  it('gives one sense to a verb of few pairs, and refuses settings out of range', () => {
    expect(findSenses(run, { pairsPerSense: 1000 }).centroids.rows).toBe(1);
    expect(findSenses(run, { mostSenses: 1 }).centroids.rows).toBe(1);
    expect(() => findSenses(run, { mostSenses: 0 })).toThrow(OptionError);
    expect(() => findSenses(run, { pairsPerSense: 0.5 })).toThrow(OptionError);
  });
});

describe('weighSenses', () => {
  const senses = findSenses(run);
  const nouns = { subject: space.vector('machine1'), object: space.vector('program2') };

  it('gives all to the nearest, or shares that add up to 1 and sharpen', () => {
    const nearest = weighSenses(senses, nouns);
    expect([...nearest].sort()).toEqual([0, 1]);
    const [even, soft, sharp] = [0, 2, 20].map((sharpness) => weighSenses(senses, nouns, sharpness));
    const place = nearest.indexOf(1);
    expect(even[place]).toBeCloseTo(0.5, 12);
    expect(soft[0] + soft[1]).toBeCloseTo(1, 12);
    expect(sharp[place]).toBeGreaterThan(soft[place]);
    expect(soft[place]).toBeGreaterThan(0.5);
    expect(() => weighSenses(senses, nouns, -1)).toThrow(OptionError);
  });
});

describe('chooseSenses', () => {
  it('keeps the arguments of the nearest sense alone, and what is undefined', () => {
    const sentence = { subject: space.vector('machine1'), verb: run, object: space.vector('program2') };
    const [chosen, missing] = chooseSenses([sentence, undefined]);
    const ofMachines = verbs.of('run').filter(({ subject }) => subject.startsWith('machine'));
    expect([...(chosen?.verb.counts ?? [])]).toEqual(ofMachines.map(({ count }) => count));
    expect(missing).toBeUndefined();
  });
});

const sentence = (subject: string, verb: string, object: string) => ({ subject, verb, object });
const phrases = [
  sentence('person0', 'run', 'shop0'),
  sentence('machine0', 'run', 'program0'),
  sentence('person0', 'manage', 'shop0'),
  sentence('machine1', 'execute', 'program2'),
];
const unknown = [sentence('person0', '__proto__', 'shop0'), sentence('', 'run', 'shop0')];

for (const sharpness of [Number.POSITIVE_INFINITY, 3]) {
  describeCompositionModel(`the sense-aware relational model, sharpness ${sharpness},`, () => ({
    model: createSenseAwareModel(space, verbs, (vectors, split) => new RelationalModel(vectors, split), { sharpness }),
    phrases: [...phrases, sentence('person1', 'constructor', 'shop1')],
    unknown,
    isCosine: sharpness === Number.POSITIVE_INFINITY,
  }));
}

describe('createSenseAwareModel', () => {
  const createKronecker = (vectors: typeof space) => createKroneckerModel(vectors);
  const likeness = (model: ReturnType<typeof createKronecker>, subject: string, object: string, landmark: string) =>
    model.similarity(sentence(subject, 'run', object), sentence(subject, landmark, object));

  it('brings a verb near to what means the same with these arguments, over matrices and over vectors', () => {
    const models = [
      createSenseAwareModel(space, verbs, (vectors, split) => new RelationalModel(vectors, split)),
      createSenseAwareModel(space, verbs, createKronecker, { only: ['run', 'manage', 'execute'] }),
    ];
    for (const model of models) {
      expect(likeness(model, 'person1', 'shop1', 'manage')).toBeGreaterThan(
        likeness(model, 'person1', 'shop1', 'execute'),
      );
      expect(likeness(model, 'machine1', 'program1', 'execute')).toBeGreaterThan(
        likeness(model, 'machine1', 'program1', 'manage'),
      );
    }
    expect(models[1].name).toBe('sense-aware Kronecker');
  });

  it('is the model itself where each verb has one sense and its arguments do not count', () => {
    const plain = createKroneckerModel(space);
    const one = createSenseAwareModel(space, verbs, createKronecker, { mostSenses: 1, argumentWeight: 0 });
    expect(likeness(one, 'person1', 'shop1', 'manage')).toBeCloseTo(likeness(plain, 'person1', 'shop1', 'manage'), 6);
  });
});
