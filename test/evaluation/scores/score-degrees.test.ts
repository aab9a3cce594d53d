import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../../src/errors.js';
import type { RelationClass } from '../../../src/evaluation/dataset.js';
import { parseRelationDegrees } from '../../../src/evaluation/formats/parse-relation-degrees.js';
import { scoreDegrees } from '../../../src/evaluation/scores/score-degrees.js';

const pairs = (['a', 'b', 'c', 'd'] as const).map((word): readonly [string, string] => [word, 'x']);
const relation: RelationClass = {
  id: '1a',
  name: 'KINDS: Kind',
  paradigms: [['bird', 'wren']],
  rated: pairs.map((pair, index) => ({ pair, score: 30 - 10 * index })),
  questions: [
    { pairs, most: [3, 1, 0, 0], least: [0, 0, 2, 2] },
    { pairs: pairs.toReversed(), most: [2, 2, 2, 0], least: [5, 0, 0, 0] },
  ],
};
const rateBy =
  (...ratings: readonly (number | undefined)[]) =>
  (_: RelationClass, pair: readonly [string, string]): number | undefined =>
    ratings[pairs.findIndex(([word]) => word === pair[0])];

describe('scoreDegrees', () => {
  it('takes the highest rating for the most, the lowest for the least, and what most people chose for right', () => {
    const { relations, credits, isAnswered } = scoreDegrees([relation], rateBy(4, 3, 2, 1));
    // First question: a is most chosen; c and d are chosen least by equally many. Second: a was chosen by none, d by five.
    expect(relations[0]).toMatchObject({ most: 1 / 2, least: 1, maxDiff: 3 / 4, spearman: 1, coverage: 1 });
    expect([...credits]).toEqual([1, 1 / 2]);
    expect(isAnswered).toEqual([true, true]);
  });

  it('shares the credit of pairs that tie', () => {
    const { relations } = scoreDegrees([relation], rateBy(1, 1, 0, 0));
    // Most: a or b: 1/2 and 1/2. Least: c or d: 1 and 1/2.
    expect(relations[0]).toMatchObject({ most: 1 / 2, least: 3 / 4 });
  });

  it('gives chance to a question with a pair that has no rating, and correlates the others', () => {
    const { relations, isAnswered, meanMaxDiff, meanChance } = scoreDegrees([relation], rateBy(4, 3, undefined, 1));
    // One right of four and two of four; three of four and one of four.
    expect(relations[0]).toMatchObject({ maxDiff: (1 / 4 + 2 / 4 + 3 / 4 + 1 / 4) / 4, answered: 0, questions: 2 });
    expect(relations[0]).toMatchObject({ coverage: 3 / 4, spearman: 1 });
    expect(meanMaxDiff).toBe(meanChance);
    expect(isAnswered).toEqual([false, false]);
  });

  it('leaves classes without a correlation out of its mean and says how many have one', () => {
    const other = { ...relation, id: '1b', questions: [] };
    const rate = ({ id }: RelationClass, pair: readonly [string, string]): number | undefined =>
      id === '1b' ? 1 : rateBy(1, 2, 3, 4)(relation, pair);
    const found = scoreDegrees([relation, other], rate);
    expect(found.relations[1]).toMatchObject({ spearman: undefined, maxDiff: undefined, chance: undefined });
    expect(found).toMatchObject({ meanSpearman: -1, correlated: 1 });
    const nothing = scoreDegrees([relation], () => undefined);
    expect(nothing).toMatchObject({ meanSpearman: undefined, correlated: 0 });
    expect(nothing.relations[0]?.coverage).toBe(0);
  });

  it('passes over a side on which nobody chose a pair', () => {
    const none = [0, 0, 0, 0];
    const questions = [
      { pairs, most: none, least: [0, 0, 0, 1] },
      { pairs, most: none, least: none },
    ];
    const { relations } = scoreDegrees([{ ...relation, questions }], rateBy(4, 3, 2, 1));
    expect(relations[0]).toMatchObject({ most: undefined, least: 1, maxDiff: 1, questions: 1 });
  });

  it('refuses no classes and ratings that are no numbers', () => {
    expect(() => scoreDegrees([], () => 1)).toThrow(ShapeError);
    expect(() => scoreDegrees([relation], () => Number.NaN)).toThrow(OptionError);
  });
});

describe('scoreDegrees on the published training classes', () => {
  const folder = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'semeval2012_task2');
  const read = (...path: readonly string[]) => {
    return { path: join(folder, ...path), text: readFileSync(join(folder, ...path), 'utf8') };
  };
  const readClass = (id: string) => [
    read('GoldRatings', `GoldRatings-${id}.txt`),
    read('Training', 'Phase2Answers', `Phase2Answers-${id}.txt`),
    read('Training', 'Phase1Questions', `Phase1Questions-${id}.txt`),
  ];

  it("gives the numbers of the task's own scripts for its example of random ratings", (context) => {
    if (!existsSync(folder)) return context.skip(`${folder} is not there; set QUALIA_DATA`);
    const { relations } = parseRelationDegrees(readClass('1a'));
    const lines = read('Examples', 'RandomScaled-1a.txt').text.matchAll(/^\s*([\d.]+) "(.+)"$/gm);
    const ratings = new Map(Array.from(lines, ([, rating, pair = '']) => [pair, Number(rating)]));
    const rate = (_: RelationClass, pair: readonly [string, string]) => ratings.get(pair.join(':'));
    const reported = /Correlation: (\S+)/.exec(read('Examples', 'SpearmanRandomScaled-1a.txt').text)?.[1];
    expect(scoreDegrees(relations, rate).meanSpearman).toBeCloseTo(Number(reported), 10);
    // The example broke its one tie for the highest rating in favour of this pair.
    ratings.set('bush:astilbe', (ratings.get('bush:astilbe') ?? 0) + 0.01);
    const [found] = scoreDegrees(relations, rate).relations;
    expect((found?.least ?? 0) * 103).toBeCloseTo(29, 10);
    expect((found?.most ?? 0) * 103).toBeCloseTo(27, 10);
  });

  it('gives the ratings of people a correlation of 1 and MaxDiff 70.3 %, and chance 31.8 %, over the ten classes', (context) => {
    if (!existsSync(folder)) return context.skip(`${folder} is not there; set QUALIA_DATA`);
    const ids = ['1a', '2c', '2h', '3a', '3c', '4c', '5d', '5i', '7a', '10a'];
    const { relations } = parseRelationDegrees(ids.flatMap(readClass));
    const found = scoreDegrees(relations, ({ rated }, pair) => {
      return rated.find((item) => item.pair.join(':') === pair.join(':'))?.score;
    });
    expect(found.meanSpearman).toBeCloseTo(1, 12);
    expect(found.meanChance).toBeCloseTo(0.318, 3);
    expect(found.meanMaxDiff).toBeCloseTo(0.702764, 6);
    expect(scoreDegrees(relations, () => undefined).meanMaxDiff).toBeCloseTo(found.meanChance ?? 0, 12);
  });
});
