import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RelationClass, RelationDegreeSet } from '../../../src/evaluation/dataset.js';
import { parseRelationDegrees } from '../../../src/evaluation/formats/parse-relation-degrees.js';
import { relationDegreeKind } from '../../../src/evaluation/kinds/relation-degree-kind.js';
import { describeTaskKind } from '../../conformance/task-kind.js';

const pairs = (['a', 'b', 'constructor', '__proto__'] as const).map((word): readonly [string, string] => [word, 'x']);
function relation(id: string): RelationClass {
  return {
    id,
    name: id,
    paradigms: [['bird', 'wren']],
    rated: pairs.map((pair, index) => ({ pair, score: 30 - 10 * index })),
    questions: [
      { pairs, most: [3, 1, 0, 0], least: [0, 0, 1, 3] },
      { pairs: pairs.toReversed(), most: [0, 0, 0, 4], least: [5, 0, 0, 0] },
    ],
  };
}
const set: RelationDegreeSet = {
  kind: 'relation-degrees',
  relations: [relation('1a'), relation('constructor'), relation('2c')],
  findings: [],
};
const options = { samples: 100 };
const valuesOf = (answers: readonly (readonly (number | null)[] | undefined)[]) =>
  relationDegreeKind.score(set, answers, options).scores.map(({ value }) => value);

describeTaskKind(relationDegreeKind, () => ({
  set,
  gold: ({ relations }) => relations.map(({ rated }) => rated.map(({ score }) => score)),
  measure: 'maxdiff accuracy',
  junk: [1, [1, 2, 3], [1, 2, 3, Number.NaN], ['a', 'b', 'c', 'd']],
}));

describe('relationDegreeKind', () => {
  it('takes a question without all scores for chance, and a relation without any as no correlation', () => {
    // The first is right; of the second one pair lacks, so that its questions are guesses, 1 of 4; the third has no answer.
    const [maxDiff, answered, all, known] = valuesOf([[4, 3, 2, 1], [1, 2, null, 3], undefined]);
    expect(maxDiff).toBe((1 + 1 / 4 + 1 / 4) / 3);
    expect(answered).toBe(1);
    // The second ranks 30, 20 and 0 as 1, 2, 3: -1.
    expect(all).toBeCloseTo((1 - 1 + 0) / 3, 12);
    expect(known).toBeCloseTo(0, 12);
  });

  it('has no correlation, not 0, where nothing is answered', () => {
    expect(valuesOf([undefined, undefined, undefined])).toEqual([1 / 4, null, null, null]);
  });

  it('counts relations and questions of the training data, with the chance of MaxDiff', (context) => {
    const folder = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'semeval2012_task2');
    if (!existsSync(folder)) context.skip(`${folder} is not there; set QUALIA_DATA`);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.txt'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
    const training = parseRelationDegrees(files);
    expect(relationDegreeKind.describe(training).map(({ value }) => value)).toEqual([10, 427, 1071, 30]);
    const [random] = relationDegreeKind.anchors(training, options);
    expect(random).toMatchObject({ name: 'random', measure: 'maxdiff accuracy' });
    expect(random?.value).toBeCloseTo(0.31807, 5);
    // Every pair of a question is rated, so that rating as people did answers all of them.
    const gold = training.relations.map(({ rated }) => rated.map(({ score }) => score));
    const { answered, scores } = relationDegreeKind.score(training, gold, options);
    expect(answered).toBe(10);
    expect(scores[0]?.value).toBe(scores[1]?.value);
    expect(scores[2]?.value).toBeCloseTo(1, 12);
  });
});
