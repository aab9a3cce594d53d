import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/evaluation/any-dataset.js';
import { answersTask, type OpenTask, runTask } from '../../src/evaluation/run-task.js';
import { scoreAnswers } from '../../src/evaluation/score-answers.js';
import type { Answerers, EvaluatedSystem } from '../../src/evaluation/systems/evaluated-system.js';
import { mainScoreOf, systemLabelOf } from '../../src/evaluation/task-result.js';

const dataset: Dataset = {
  kind: 'rated-pairs',
  findings: [],
  pairs: ['kennel', 'cottage', 'river', 'toString'].map((word, place) => ({
    id: word,
    left: { form: 'word', words: ['house'] },
    right: { form: 'word', words: [word] },
    ratings: [{ value: 4 - place }],
  })),
};
const task: OpenTask = {
  manifest: { id: 'toy', mainScore: 'spearman with mean ratings' },
  dataset,
  files: [{ path: 'toy.txt', sha256: 'abc' }],
};
const options = { version: '1', samples: 100 };

function systemOf(answerers: Answerers, more: Partial<EvaluatedSystem> = {}): EvaluatedSystem {
  const description = { specification: 'module:toy.mjs', files: [], settings: {} };
  return { name: 'toy system', description, answerers, ...more };
}

/** Rates by the order of the file; the last word is not known. */
const partial = systemOf({
  'rated-pairs': ({ pairs }) =>
    pairs.map(({ right: { words } }, place) =>
      words[0] === 'toString' ? { answer: undefined, missing: words } : { answer: 3 - place },
    ),
});

describe('runTask', () => {
  it('keeps what the system said of each item, the words that it lacked, and both scores', async () => {
    const result = await runTask(task, partial, options);
    expect(result).toMatchObject({
      task: 'toy',
      kind: 'rated-pairs',
      data: task.files,
      inventory: null,
      system: { name: 'toy system', specification: 'module:toy.mjs' },
      mock: false,
      seed: 1,
      samples: 100,
      counts: { items: 4, answered: 3 },
      coverage: 0.75,
      missing: ['toString'],
    });
    expect(result.items[1]).toEqual({ id: 'cottage', answer: 2 });
    expect(result.items[3]).toEqual({ id: 'toString', answer: null, missing: ['toString'] });
    expect(mainScoreOf(result)?.value).toBeCloseTo(1, 12);
    // The missing item takes the mean of the others: ranks 4, 2.5, 1, 2.5 with 4, 3, 2, 1.
    const all = result.scores.find(({ measure }) => measure.endsWith('missing as the mean'));
    expect(all?.value).toBeCloseTo(3 / Math.sqrt(4.5 * 5), 12);
  });

  it('gives the same scores from the items alone', async () => {
    const { items, counts, coverage, missing, scores } = await runTask(task, partial, options);
    const kept = JSON.parse(JSON.stringify(items)) as typeof items;
    const scored = scoreAnswers(dataset, kept, { samples: 100, seed: 1, source: 'the items' });
    expect(scored).toEqual({ items, counts, coverage, missing, scores });
  });

  it('asks the first items alone in a mock run, and says that it is one', async () => {
    const result = await runTask(task, partial, { ...options, mockItems: 2 });
    expect([result.mock, result.items.length, result.counts.items]).toEqual([true, 2, 2]);
  });

  it('says what the system has read that it should not have', async () => {
    const contaminated = { ...task, manifest: { ...task.manifest, contaminated: 'wordnet' } };
    const reader = systemOf(partial.answerers, { hasRead: ['wordnet'] });
    const results = await Promise.all([
      runTask(contaminated, reader, options),
      runTask(contaminated, partial, options),
      runTask(task, reader, options),
    ]);
    expect(results.map((result) => result.contaminated)).toEqual(['wordnet', null, null]);
    expect(results.map(systemLabelOf)).toEqual(['toy system (contaminated: wordnet)', 'toy system', 'toy system']);
  });

  it('waits for answers that are promised, and stops when it is told to', async () => {
    const slow = systemOf({ 'rated-pairs': async ({ pairs }) => pairs.map((_, place) => ({ answer: place })) });
    expect((await runTask(task, slow, options)).coverage).toBe(1);
    const stop = new AbortController();
    const stopped = systemOf({
      'rated-pairs': ({ pairs }) => {
        stop.abort(new Error('enough'));
        return pairs.map(() => ({ answer: 1 }));
      },
    });
    await expect(runTask(task, stopped, { ...options, signal: stop.signal })).rejects.toThrow('enough');
  });

  it('tells another kind, too few answers, and answers that are none', async () => {
    const other = systemOf({ choices: () => [] });
    await expect(runTask(task, other, options)).rejects.toThrow('answers choices, but toy is of the kind rated-pairs');
    const short = systemOf({ 'rated-pairs': () => [{ answer: 1 }] });
    await expect(runTask(task, short, options)).rejects.toThrow(
      'There are 1 of the answers of "toy system" to toy, but 4',
    );
    const wrong = systemOf({ 'rated-pairs': ({ pairs }) => pairs.map(() => ({ answer: Number.NaN })) });
    await expect(runTask(task, wrong, options)).rejects.toThrow('item "kennel": expected a number');
  });
});

describe('answersTask', () => {
  it('asks for the kind and then the system itself', () => {
    expect(answersTask(partial, task)).toBe(true);
    expect(answersTask(systemOf({ choices: () => [] }), task)).toBe(false);
    const other = systemOf(partial.answerers, { canAnswer: (id) => id !== 'toy' });
    expect(answersTask(other, task)).toBe(false);
  });
});
