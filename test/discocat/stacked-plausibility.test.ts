import { describe, expect, it } from 'vitest';
import { createAssociationPlausibility, wordPairs } from '../../src/discocat/association-plausibility.js';
import type { PlausibilityItem } from '../../src/discocat/corrupt-triples.js';
import type { PlausibilityModel } from '../../src/discocat/learned-tensors.js';
import {
  createFrequencyPlausibility,
  createMeanPlausibility,
  createPrototypePlausibility,
  createRelationalPlausibility,
} from '../../src/discocat/plausibility-models.js';
import { createSimilarityPlausibilities } from '../../src/discocat/similarity-plausibility.js';
import { createStackedPlausibility, fitStackedPlausibility } from '../../src/discocat/stacked-plausibility.js';
import { VerbArguments } from '../../src/discocat/verb-arguments.js';
import { OptionError, ShapeError, UnknownWordError } from '../../src/errors.js';
import { scorePlausibility } from '../../src/evaluation/scores/score-plausibility.js';
import { createRandom } from '../../src/random.js';
import { describePlausibilityModel } from '../conformance/plausibility-model.js';
import { denseSpace } from '../embedding/dense-space.js';

const space = denseSpace('small', [
  ['dog', [2, 0]],
  ['cat', [0, 1]],
  ['meat', [0, 3]],
  ['stone', [3, 4]],
  ['constructor', [1, 1]],
  ['nothing', [0, 0]],
]);
const verbs = new VerbArguments([
  { verb: 'eat', subject: 'dog', object: 'meat', count: 9 },
  { verb: 'eat', subject: 'cat', object: 'meat', count: 1 },
  { verb: 'see', subject: 'dog', object: 'stone', count: 1 },
]);
const seen = { verb: 'eat', subject: 'dog', object: 'meat' };

describe('association', () => {
  it('is smoothed pointwise mutual information of distinct triples', () => {
    // f(eat, meat) = 2, f(eat) = 2, p(meat) = 2/3; with mu = 4: log((2 / (2/3) + 4) / (2 + 4)).
    const model = createAssociationPlausibility('verb-object', verbs, { smoothing: 4 });
    expect(model.plausibility(seen)).toBeCloseTo(Math.log(7 / 6), 12);
    expect(model.plausibility({ ...seen, object: 'stone' })).toBeCloseTo(Math.log(4 / 6), 12);
    expect(() => model.plausibility({ ...seen, object: 'dog' })).toThrow(UnknownWordError);
    for (const smoothing of [0, Number.POSITIVE_INFINITY]) {
      expect(() => createAssociationPlausibility('verb-object', verbs, { smoothing })).toThrow(OptionError);
    }
  });

  it('of two words does not look at the third', () => {
    const model = createAssociationPlausibility('verb-subject', verbs);
    expect(model.plausibility({ ...seen, object: 'constructor' })).toBe(model.plausibility(seen));
  });

  it('nears nought as the prior outweighs the counts', () => {
    for (const pair of wordPairs) {
      const model = createAssociationPlausibility(pair, verbs, { smoothing: 1e9 });
      expect(Math.abs(model.plausibility(seen))).toBeLessThan(1e-8);
    }
  });
});

describe('similarity', () => {
  it('is the mean kernel with the nouns of the verb, against that with all nouns', () => {
    // Subjects of eat: dog and cat, at right angles; of all: dog twice, cat. With beta = 1 the kernel of dog and cat is 1 / e.
    const [subject, object, both] = createSimilarityPlausibilities(space, verbs, { sharpness: 1 });
    const own = (1 + Math.exp(-1)) / 2;
    const all = (2 + Math.exp(-1)) / 3;
    expect(subject.plausibility(seen)).toBeCloseTo(Math.log(own / all + 0.02), 6);
    // Objects of eat: meat twice; of all: stone too, whose cosine with meat is 0.8.
    const meat = 1 / ((2 + Math.exp(-0.2)) / 3);
    expect(object.plausibility(seen)).toBeCloseTo(Math.log(meat + 0.02), 6);
    expect(both.plausibility(seen)).toBeCloseTo(Math.log((own / all) * meat + 0.02), 6);
  });

  it('knows nouns that no verb was seen with', () => {
    const [subject] = createSimilarityPlausibilities(space, verbs);
    expect(subject.plausibility({ ...seen, subject: 'constructor' })).toSatisfy(Number.isFinite);
  });

  it('stays a number for nouns opposite to all others, at the greatest sharpness', () => {
    const around = denseSpace('around', [
      ['east', [1, 0]],
      ['west', [-1, 0]],
    ]);
    const known = new VerbArguments([
      { verb: 'go', subject: 'east', object: 'east', count: 1 },
      { verb: 'come', subject: 'west', object: 'west', count: 1 },
    ]);
    for (const background of [1, 2]) {
      for (const model of createSimilarityPlausibilities(around, known, { sharpness: 150, background })) {
        for (const [subject, object] of [
          ['east', 'west'],
          ['west', 'west'],
        ] as const) {
          for (const verb of known.verbs)
            expect(model.plausibility({ verb, subject, object })).toSatisfy(Number.isFinite);
        }
      }
    }
  });

  it('refuses settings out of range', () => {
    for (const options of [{ sharpness: 0 }, { sharpness: 151 }, { dimensions: 3 }, { background: 0 }]) {
      expect(() => createSimilarityPlausibilities(space, verbs, options)).toThrow(OptionError);
    }
  });
});

/** A model that gives each sentence a number told by its subject. */
function tableModel(name: string, table: ReadonlyMap<string, number>): PlausibilityModel {
  return {
    name,
    plausibility: ({ subject }) => {
      const value = table.get(subject);
      if (value === undefined) throw new UnknownWordError(subject, 'the table');
      return value;
    },
  };
}

/** Items whose seen triples score `gain` above corrupted ones on the whole, by two tables, and what the tables hold. */
function makeItems(count: number, gain: number): { items: PlausibilityItem[]; models: PlausibilityModel[] } {
  const random = createRandom(3);
  const tables = [new Map<string, number>(), new Map<string, number>()];
  const make = (subject: string, label: number) => {
    for (const table of tables) table.set(subject, random.normal() + gain * label);
    return { verb: 'v', subject, object: 'o' };
  };
  const items = Array.from({ length: count }, (_, place) => ({
    seen: make(`s${place}`, 1),
    corrupted: new Map((['subject', 'object', 'both'] as const).map((kind) => [kind, make(`${kind}${place}`, 0)])),
  }));
  return { items, models: tables.map((table, place) => tableModel(`table ${place}`, table)) };
}

const areaOf = (model: PlausibilityModel, items: readonly PlausibilityItem[]): number =>
  scorePlausibility(model, items, { samples: 1 }).overall.value;

describe('a stack', () => {
  it('of one model ranks as that model does', () => {
    const { items, models } = makeItems(60, 1);
    const stack = createStackedPlausibility(models.slice(0, 1), fitStackedPlausibility(models.slice(0, 1), items));
    expect(areaOf(stack, items)).toBe(areaOf(models[0] as PlausibilityModel, items));
  });

  it('turns a model that is wrong throughout, and leaves out none that helps', () => {
    const { items, models } = makeItems(400, 1);
    const [right, other] = models as [PlausibilityModel, PlausibilityModel];
    const turned = { name: 'turned', plausibility: (sentence: typeof seen) => -other.plausibility(sentence) };
    const weights = fitStackedPlausibility([right, turned], items);
    expect(weights.weights[0]).toBeGreaterThan(0.3);
    expect(weights.weights[1]).toBeLessThan(-0.3);
    expect(areaOf(createStackedPlausibility([right, turned], weights), items)).toBeGreaterThan(areaOf(right, items));
  });

  it('of models that know nothing learns nothing: half on new items', () => {
    const { items, models } = makeItems(3000, 0);
    const weights = fitStackedPlausibility(models, items.slice(0, 1500), { products: true });
    expect(areaOf(createStackedPlausibility(models, weights), items.slice(1500))).toBeCloseTo(0.5, 1);
    for (const weight of weights.weights) expect(Math.abs(weight)).toBeLessThan(0.15);
  });

  it('by products tells what no weighted sum can: that two models agree', () => {
    const random = createRandom(1);
    const [one, other] = [new Map<string, number>(), new Map<string, number>()];
    const make = (subject: string, agree: number) => {
      const sign = random.uniform() < 0.5 ? 1 : -1;
      one.set(subject, sign + 0.1 * random.normal());
      other.set(subject, sign * agree + 0.1 * random.normal());
      return { verb: 'v', subject, object: 'o' };
    };
    const items = Array.from({ length: 200 }, (_, place): PlausibilityItem => {
      return {
        seen: make(`s${place}`, 1),
        corrupted: new Map((['subject', 'object', 'both'] as const).map((kind) => [kind, make(`${kind}${place}`, -1)])),
      };
    });
    const models = [tableModel('one', one), tableModel('other', other)];
    const scoreOf = (products: boolean): number =>
      areaOf(createStackedPlausibility(models, fitStackedPlausibility(models, items, { products })), items);
    expect(scoreOf(false)).toBeLessThan(0.6);
    expect(scoreOf(true)).toBeGreaterThan(0.99);
  });

  it('is the same whatever the scale of a model, and after JSON', () => {
    const { items, models } = makeItems(60, 1);
    const [first, second] = models as [PlausibilityModel, PlausibilityModel];
    const scaled = { ...first, plausibility: (sentence: typeof seen) => 1000 * first.plausibility(sentence) - 7 };
    const weights = fitStackedPlausibility([first, second], items, { products: true });
    const others = fitStackedPlausibility([scaled, second], items, { products: true });
    const stack = createStackedPlausibility([first, second], JSON.parse(JSON.stringify(weights)));
    const other = createStackedPlausibility([scaled, second], others);
    for (const { seen: sentence } of items) {
      expect(stack.plausibility(sentence)).toBeCloseTo(other.plausibility(sentence), 6);
    }
  });

  it('leaves out items with an unknown word, and refuses where none is left', () => {
    const { items, models } = makeItems(30, 1);
    const strange = items.map((item) => ({ ...item, seen: { ...item.seen, subject: '__proto__' } }));
    expect(fitStackedPlausibility(models, [...items, ...strange])).toEqual(fitStackedPlausibility(models, items));
    expect(() => fitStackedPlausibility(models, strange)).toThrow(ShapeError);
    expect(() => fitStackedPlausibility([], items)).toThrow(OptionError);
    // The mean of many 0.1 is not 0.1 to the last digit.
    for (const score of [0, 1, 0.1, 1 / 3, -1e6 / 3]) {
      const still = { name: 'still', plausibility: () => score };
      expect(() => fitStackedPlausibility([still], items)).toThrow(/"still" that do not differ/);
    }
    for (const score of [Number.NaN, Number.NEGATIVE_INFINITY]) {
      const wild = { name: 'wild', plausibility: () => score };
      expect(() => fitStackedPlausibility([wild], items)).toThrow(/"wild" that are not finite/);
    }
    const seenAlone = items.map(({ seen: sentence }) => ({ seen: sentence, corrupted: new Map() }));
    expect(() => fitStackedPlausibility(models, seenAlone)).toThrow(/"labels"/);
    expect(() => fitStackedPlausibility(models, items, { penalty: 0 })).toThrow(OptionError);
  });

  it('refuses weights of other models, and ones that are cut short', () => {
    const { items, models } = makeItems(30, 1);
    const weights = fitStackedPlausibility(models, items);
    expect(() => createStackedPlausibility([...models].reverse(), weights)).toThrow(OptionError);
    expect(() => createStackedPlausibility(models, { ...weights, weights: [1] })).toThrow(ShapeError);
    expect(() => createStackedPlausibility(models, { ...weights, means: [1] })).toThrow(ShapeError);
  });
});

const sentences = [
  seen,
  { verb: 'see', subject: 'cat', object: 'stone' },
  { verb: 'eat', subject: 'cat', object: 'stone' },
];
const unknown = [
  { ...seen, verb: 'constructor' },
  { ...seen, subject: '__proto__' },
];
const [bySubject, byObject, byBoth] = createSimilarityPlausibilities(space, verbs);
const association = createAssociationPlausibility('verb-subject', verbs);
const prototype = createPrototypePlausibility(space, verbs);

describePlausibilityModel('frequency', () => {
  return { model: createFrequencyPlausibility(verbs, ['verb', 'object']), sentences, unknown: [] };
});
describePlausibilityModel('association', () => ({ model: association, sentences, unknown }));
describePlausibilityModel('prototype', () => ({ model: prototype, sentences, unknown }));
describePlausibilityModel('relational', () => {
  return { model: createRelationalPlausibility(space, verbs), sentences, unknown };
});
for (const model of [bySubject, byBoth]) describePlausibilityModel(model.name, () => ({ model, sentences, unknown }));
describePlausibilityModel(byObject.name, () => {
  return {
    model: byObject,
    sentences,
    unknown: [
      { ...seen, verb: 'constructor' },
      { ...seen, object: 'nothing' },
    ],
  };
});
describePlausibilityModel('mean', () => {
  return { model: createMeanPlausibility([association, prototype]), sentences, unknown };
});
describePlausibilityModel('stack', () => {
  const models = [association, prototype];
  const weights = {
    models: models.map(({ name }) => name),
    means: [0, 1],
    deviations: [1, 2],
    weights: [1, 0.5],
    intercept: 0,
  };
  return { model: createStackedPlausibility(models, weights), sentences, unknown };
});
