import { describe, expect, it } from 'vitest';
import { QualiaError } from '../../src/errors.js';
import type { Dataset } from '../../src/evaluation/any-dataset.js';
import { compareResults } from '../../src/evaluation/compare-results.js';
import type { RatedPairSet } from '../../src/evaluation/dataset.js';
import { type OpenTask, runTask } from '../../src/evaluation/run-task.js';
import type { Answerers, EvaluatedSystem } from '../../src/evaluation/systems/evaluated-system.js';
import type { TaskResult } from '../../src/evaluation/task-result.js';

const options = { samples: 200, seed: 1 };

/** Twenty pairs of words `a0` and `b0` to `a19` and `b19`, rated by their number. */
const pairSet: RatedPairSet = {
  kind: 'rated-pairs',
  findings: [],
  pairs: Array.from({ length: 20 }, (_, place) => ({
    id: `pair-${place}`,
    left: { form: 'word', words: [`a${place}`] },
    right: { form: 'word', words: [`b${place}`] },
    ratings: [{ value: place }],
  })),
};

/** Forty questions of two choices, of which the first is right. */
const choiceSet: Dataset = {
  kind: 'choices',
  findings: [],
  questions: Array.from({ length: 40 }, (_, place) => ({
    id: `question-${place}`,
    stem: ['dog', 'house'],
    choices: [['kennel'], ['furniture']],
    solution: 0,
  })),
};

function taskOf(dataset: Dataset, id = 'toy', mainScore = 'spearman with mean ratings'): OpenTask {
  return { manifest: { id, mainScore }, dataset, files: [] };
}

function systemOf(name: string, answerers: Answerers): EvaluatedSystem {
  return { name, description: { specification: name, files: [], settings: {} }, answerers };
}

/** The result of a system that gives each pair the value of a function of its number; undefined is a missing word. */
function rate(name: string, similarityOf: (place: number) => number | undefined, task = 'toy'): Promise<TaskResult> {
  const answerers: Answerers = {
    'rated-pairs': ({ pairs }) =>
      pairs.map((_, place) => {
        const answer = similarityOf(place);
        return { answer, missing: answer === undefined ? [`a${place}`] : [] };
      }),
  };
  return runTask(taskOf(pairSet, task), systemOf(name, answerers), { ...options, version: '1' });
}

/** The result of a system that has the questions right for which a function of their number says so. */
function choose(name: string, isRight: (place: number) => boolean): Promise<TaskResult> {
  const answerers: Answerers = {
    choices: ({ questions }) => questions.map((_, place) => ({ answer: isRight(place) ? [1, 0] : [0, 1] })),
  };
  return runTask(taskOf(choiceSet, 'toy', 'accuracy'), systemOf(name, answerers), { ...options, version: '1' });
}

describe('compareResults', () => {
  const good = rate('good', (place) => place);
  const noisy = rate('noisy', (place) => place + 9 * Math.sin(5 * place));
  const bad = rate('bad', (place) => Math.cos(7 * place));

  it('finds the difference of every two systems, with interval and corrected probability', async () => {
    const compared = compareResults(pairSet, [await good, await noisy, await bad], options);
    expect(compared.map(({ first, second }) => `${first} ${second}`)).toEqual(['good noisy', 'good bad', 'noisy bad']);
    for (const { difference, interval, pValue, corrected, items, mcnemar } of compared) {
      expect(items).toBe(20);
      expect(difference).toBeGreaterThan(0);
      expect(interval?.low).toBeLessThanOrEqual(difference);
      expect(interval?.high).toBeGreaterThanOrEqual(difference);
      expect(corrected).toBeGreaterThanOrEqual(pValue);
      expect(mcnemar).toBeUndefined();
    }
    expect(compared[1]?.corrected).toBeLessThan(0.05);
  });

  it('sees no difference between a system and itself', async () => {
    const [same] = compareResults(pairSet, [await good, await good], options);
    expect(same).toMatchObject({ difference: 0, pValue: 1, corrected: 1, interval: { low: 0, high: 0 } });
    const right = await choose('right', (place) => place % 3 > 0);
    const [equal] = compareResults(choiceSet, [right, right], options);
    expect(equal).toMatchObject({
      difference: 0,
      pValue: 1,
      mcnemar: { first: 0, second: 0, pValue: 1, corrected: 1 },
    });
  });

  it('uses the items that both have answered', async () => {
    const partial = await rate('partial', (place) => (place < 5 ? undefined : place));
    expect(compareResults(pairSet, [await good, partial], options)[0]).toMatchObject({ items: 15, difference: 0 });
  });

  it('tests what is right or wrong by McNemar too, corrected for the number of comparisons', async () => {
    const [all, most, few] = [
      await choose('all', () => true),
      await choose('most', (place) => place >= 10),
      await choose('few', (place) => place < 4),
    ];
    const compared = compareResults(choiceSet, [all, most, few], options);
    // Ten questions are right by the first alone: two-sided 2 / 2^10.
    expect(compared[0]).toMatchObject({ measure: 'accuracy', items: 40, difference: 0.25 });
    expect(compared[0]?.mcnemar).toMatchObject({ first: 10, second: 0, pValue: 2 / 2 ** 10 });
    // The highest of three probabilities stays as it is, by Holm; the others are multiplied by two and by three.
    expect(compared[0]?.mcnemar?.corrected).toBe(2 / 2 ** 10);
    expect(compared[1]?.mcnemar).toMatchObject({ first: 36, second: 0 });
    expect((compared[1]?.mcnemar?.corrected ?? 0) / ((3 * 2) / 2 ** 36)).toBeCloseTo(1, 12);
    expect(compared[0]?.pValue).toBeLessThan(0.05);
  });

  it('refuses other items, other tasks, mock runs, and systems without an answer', async () => {
    const whole = await good;
    const fewer = { ...whole, items: whole.items.slice(1) };
    expect(() => compareResults(pairSet, [whole, fewer], options)).toThrow('are not those of the data of toy');
    const other = await rate('other', (place) => place, 'else');
    expect(() => compareResults(pairSet, [whole, other], options)).toThrow('Results of else and of toy');
    const mock = { ...whole, mock: true };
    expect(() => compareResults(pairSet, [whole, mock], options)).toThrow('mock run');
    const silent = await rate('silent', () => undefined);
    expect(() => compareResults(pairSet, [whole, silent], options)).toThrow(QualiaError);
  });
});
