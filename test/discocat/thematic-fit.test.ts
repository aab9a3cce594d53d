import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArgumentCounts } from '../../src/discocat/argument-counts.js';
import { ThematicFit } from '../../src/discocat/thematic-fit.js';
import { UnknownWordError } from '../../src/errors.js';
import { denseSpace } from '../embedding/dense-space.js';

const space = denseSpace('nouns', [
  ['dog', [2, 0]],
  ['cat', [0, 3]],
  ['idea', [-1, 0]],
  ['constructor', [1, 1]],
]);
const countsOf = (title: string, rows: readonly (readonly [string, string, number])[]) =>
  new ArgumentCounts(
    title,
    rows.map(([word, argument, count]) => ({ word, argument, count })),
  );
const nouns = {
  subjects: countsOf('the verbs seen with a subject', [
    ['bark', 'dog', 3],
    ['bark', 'cat', 4],
    ['sleep', 'cat', 5],
    ['__proto__', 'unicorn', 9],
  ]),
  objects: countsOf('the verbs seen with an object', [
    ['bark', 'cat', 1],
    ['sleep', 'dog', 1],
  ]),
};

describe('ThematicFit', () => {
  it('is the cosine of a noun with the summed subjects of a verb, less that with the mean verb', () => {
    // bark: (3, 4) / 5 = (.6, .8), sleep: (0, 1), their mean (.3, .9); dog is (1, 0): .6 - .3 = .3
    const model = new ThematicFit(space, nouns, { minimumCount: 1 });
    expect(model.fit({ subject: 'dog' }, 'bark')).toBeCloseTo(0.3, 7);
    expect(model.fit({ subject: 'dog' }, 'sleep')).toBeCloseTo(-0.3, 7);
    expect(model.fit({ subject: 'idea' }, 'bark')).toBeCloseTo(-0.3, 7);
  });

  it('weighs the subject beside the object', () => {
    // The objects of bark are (0, 1), of sleep (1, 0), of both (.5, .5): cat fits bark by 1 - .5 = .5.
    const sentence = { subject: 'dog', object: 'cat' };
    const fitAt = (subjectWeight: number) => new ThematicFit(space, nouns, { minimumCount: 1, subjectWeight });
    expect(fitAt(0).fit(sentence, 'bark')).toBeCloseTo(0.5, 7);
    expect(fitAt(0.25).fit(sentence, 'bark')).toBeCloseTo((0.25 * 0.3 + 0.5) / 1.25, 7);
  });

  it('adds up to nothing over the verbs that are compared, and does not change with the length of a noun', () => {
    const number = fc.float({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 1, max: 50 }), (x, y, factor) => {
        fc.pre(Math.abs(x) + Math.abs(y) > 1e-9);
        const own = denseSpace('nouns', [
          ['dog', [2, 0]],
          ['cat', [0, 3]],
          ['it', [x, y]],
          ['it longer', [factor * x, factor * y]],
        ]);
        const model = new ThematicFit(own, nouns, { minimumCount: 1 });
        const fits = ['bark', 'sleep'].map((verb) => model.fit({ subject: 'it', object: 'it' }, verb));
        expect(fits[0] + fits[1]).toBeCloseTo(0, 6);
        expect(model.fit({ subject: 'it longer', object: 'it' }, 'bark')).toBeCloseTo(fits[0], 5);
      }),
    );
  });

  it('compares the verbs that were seen often enough, and judges the others all the same', () => {
    const often = { ...nouns, objects: nouns.subjects };
    // Of bark, sleep and __proto__ bark alone was seen six times with nouns of the space.
    const model = new ThematicFit(space, often, { minimumCount: 6 });
    expect(model.fit({ subject: 'dog' }, 'bark')).toBeCloseTo(0, 7);
    expect(model.fit({ subject: 'cat' }, 'sleep')).toBeCloseTo(1 - 0.8, 7);
  });

  it('has no opinion of nouns without a direction, and none from them', () => {
    const rows = [
      ['', [0, 0]],
      ['dog', [2, 0]],
      ['cat', [0, 3]],
    ] as const;
    const own = denseSpace('nouns', rows);
    const subjects = countsOf('the verbs seen with a subject', [
      ['bark', 'dog', 5],
      ['bark', '', 9],
      ['sleep', '', 9],
      ['meow', 'cat', 5],
    ]);
    const model = new ThematicFit(own, { subjects, objects: subjects }, { minimumCount: 5 });
    // Bark is (1, 0), meow is (0, 1); sleep tells nothing, and does not count for the mean.
    expect(model.fit({ subject: 'dog' }, 'bark')).toBeCloseTo(0.5, 7);
    expect(() => model.fit({ subject: '' }, 'bark')).toThrow(/"" is not in the words with a direction/);
    expect(() => model.fit({ subject: 'dog' }, 'sleep')).toThrow(UnknownWordError);
    expect(() => new ThematicFit(own, { subjects, objects: subjects }, { minimumCount: 6 })).toThrow(
      /was seen 6 times with nouns of the nouns space. Take larger tables/,
    );
  });

  it('names a word that it does not know, and an option out of range', () => {
    const model = new ThematicFit(space, nouns, { minimumCount: 1 });
    expect(() => model.fit({ subject: 'unicorn' }, 'bark')).toThrow(UnknownWordError);
    expect(() => model.fit({ subject: 'dog' }, 'constructor')).toThrow(
      /"constructor" is not in the verbs seen with a subject/,
    );
    expect(() => model.fit({ subject: 'dog' }, '__proto__')).toThrow(/that the nouns space holds/);
    expect(() => new ThematicFit(space, nouns, { minimumCount: 100 })).toThrow(/"minimumCount"/);
    expect(() => new ThematicFit(space, nouns, { subjectWeight: -1 })).toThrow(/"subjectWeight"/);
  });
});
