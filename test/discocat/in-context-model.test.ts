import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArgumentCounts } from '../../src/discocat/argument-counts.js';
import { weighArguments } from '../../src/discocat/argument-weights.js';
import { createInContextModel } from '../../src/discocat/in-context-model.js';
import { UnknownWordError } from '../../src/errors.js';
import { describeCompositionModel } from '../conformance/composition-model.js';
import { denseSpace } from '../embedding/dense-space.js';

const space = denseSpace('nouns', [
  ['judge', [1, 0]],
  ['guest', [0.6, 0.8]],
  ['criterion', [1, 0]],
  ['friend', [0, 1]],
  ['constructor', [0.8, 0.6]],
]);
const subjects = new ArgumentCounts('the verbs seen with a subject', [
  { word: 'meet', argument: 'judge', count: 1 },
  { word: 'meet', argument: 'guest', count: 1 },
  { word: 'satisfy', argument: 'judge', count: 2 },
  { word: 'visit', argument: 'guest', count: 2 },
  { word: 'purr', argument: 'cat', count: 6 },
]);
const objects = new ArgumentCounts('the verbs seen with an object', [
  { word: 'meet', argument: 'criterion', count: 1 },
  { word: 'meet', argument: 'friend', count: 1 },
  { word: 'satisfy', argument: 'criterion', count: 2 },
  { word: 'satisfy', argument: 'constructor', count: 2 },
  { word: 'visit', argument: 'friend', count: 2 },
  { word: 'visit', argument: '__proto__', count: 1 },
]);
const createModel = (options = {}) => createInContextModel(space, { subjects, objects }, options);
const of = (verb: string, object = 'criterion') => ({ subject: 'judge', verb, object });

describeCompositionModel('in-context', () => ({
  model: createModel(),
  phrases: [of('meet'), of('satisfy'), of('visit', 'friend'), { ...of('meet'), subject: 'guest' }],
  unknown: [of('constructor'), of('meet', '__proto__'), { ...of('meet'), subject: '' }],
  isCosine: true,
}));

describe('weighArguments', () => {
  it('is the positive pointwise mutual information', () => {
    // p(criterion | satisfy) = 2 / 4, p(criterion) = 3 / 9: log(3 / 2). Of friend and visit: log((2 / 3) / (3 / 9)) = log 2.
    const weights = weighArguments(objects, { contextSmoothing: 1 });
    expect(weights('satisfy').get('criterion')).toBeCloseTo(Math.log(3 / 2), 12);
    expect(weights('visit').get('friend')).toBeCloseTo(Math.log(2), 12);
    expect([...weights('constructor')]).toEqual([]);
  });

  it('smooths the counts of arguments, and leaves out what is less than by chance', () => {
    // Counts 3, 3, 2, 1 to the power 0.75.
    const total = 2 * 3 ** 0.75 + 2 ** 0.75 + 1;
    const weights = weighArguments(objects);
    expect(weights('visit').get('friend')).toBeCloseTo(Math.log(((2 / 3) * total) / 3 ** 0.75), 12);
    const common = new ArgumentCounts('verbs', [
      { word: 'a', argument: 'x', count: 1 },
      { word: 'a', argument: 'y', count: 3 },
      { word: 'b', argument: 'x', count: 4 },
    ]);
    expect([...weighArguments(common)('a').keys()]).toEqual(['y']);
  });

  it('rejects a smoothing that is not above 0', () => {
    for (const contextSmoothing of [0, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => weighArguments(objects, { contextSmoothing })).toThrow(/"contextSmoothing"/);
    }
  });
});

describe('createInContextModel', () => {
  it('compares the nouns that verbs take, by their weight and likeness to those of the sentence', () => {
    // Objects alone, power 1. Of meet only criterion is like criterion: (w, 0). Of satisfy criterion and constructor are, with cosines
    // 1 and 0.8: (u, 0.8 t). Their cosine is u / |(u, 0.8 t)|.
    const weights = weighArguments(objects);
    const [u, t] = ['criterion', 'constructor'].map((noun) => weights('satisfy').get(noun) ?? Number.NaN);
    const model = createModel({ power: 1, subjectWeight: 0 });
    expect(model.similarity(of('meet'), of('satisfy'))).toBeCloseTo(u / Math.hypot(u, 0.8 * t), 6);
  });

  it('finds another verb near where the object calls for another sense', () => {
    const model = createModel();
    const near = (object: string, verb: string): number => model.similarity(of('meet', object), of(verb, object));
    expect(near('criterion', 'satisfy')).toBeGreaterThan(near('criterion', 'visit'));
    expect(near('friend', 'visit')).toBeGreaterThan(near('friend', 'satisfy'));
  });

  it('mixes both places by the weight of the subject', () => {
    const [ofObjects, both] = [createModel({ subjectWeight: 0 }), createModel({ subjectWeight: 1 })];
    fc.assert(
      fc.property(fc.double({ min: 0, max: 5, noNaN: true }), (weight) => {
        const [left, right] = [of('meet'), of('satisfy')];
        const object = ofObjects.similarity(left, right);
        const subject = 2 * both.similarity(left, right) - object;
        const mixed = createModel({ subjectWeight: weight }).similarity(left, right);
        expect(mixed).toBeCloseTo((object + weight * subject) / (1 + weight), 9);
      }),
      { numRuns: 20 },
    );
  });

  it('does not care how long the vectors of nouns are', () => {
    const long = denseSpace(
      'nouns',
      space.targets.labels.map((noun): [string, number[]] => [noun, Array.from(space.vector(noun), (x) => 2 * x)]),
    );
    const scaled = createInContextModel(long, { subjects, objects });
    expect(scaled.similarity(of('meet'), of('satisfy'))).toBeCloseTo(
      createModel().similarity(of('meet'), of('satisfy')),
      9,
    );
  });

  it('does not lose likenesses whose powers are very small, and is never above 1', () => {
    // With guest, judge has the cosine 0.6, and 0.6 ** 1000 has a square that is too small for a number.
    const far = { subject: 'judge', verb: 'visit', object: 'friend' };
    const near = { ...far, verb: 'meet' };
    const model = createModel({ power: 1000, subjectWeight: 1 });
    const guests = { subjects: new ArgumentCounts('s', [{ word: 'visit', argument: 'guest', count: 1 }]), objects };
    guests.subjects.add({ word: 'meet', argument: 'guest', count: 1 });
    guests.subjects.add({ word: 'purr', argument: 'cat', count: 1 });
    const small = createInContextModel(space, guests, { power: 1000, subjectWeight: 1 });
    expect(small.similarity(far, near)).toBeCloseTo(1, 9);
    for (const verb of ['meet', 'satisfy', 'visit']) {
      expect(model.similarity(of(verb), of(verb))).toBeLessThanOrEqual(1);
    }
  });

  it('hides no vector that is not a number', () => {
    const broken = denseSpace('nouns', [
      ['judge', [1, 0]],
      ['criterion', [Number.NaN, 0]],
    ]);
    const model = createInContextModel(broken, { subjects, objects });
    expect(model.similarity(of('satisfy'), of('satisfy'))).toBeNaN();
  });

  it('names a verb without nouns that the space holds, and rejects options out of range', () => {
    expect(() => createModel().similarity(of('meet'), of('dine'))).toThrow(UnknownWordError);
    expect(() => createModel({ power: 0 })).toThrow(/"power"/);
    expect(() => createModel({ subjectWeight: -1 })).toThrow(/"subjectWeight"/);
  });
});
