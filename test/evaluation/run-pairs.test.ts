import { describe, expect, it } from 'vitest';
import { QualiaError } from '../../src/errors.js';
import { compareResults } from '../../src/evaluation/compare-results.js';
import type { RatedPair } from '../../src/evaluation/dataset.js';
import { type PairRun, runPairs, scoreItems } from '../../src/evaluation/run-pairs.js';
import { resultSchemaVersion, type TaskResult, taskResultSchema } from '../../src/evaluation/task-result.js';

const options = { samples: 200, seed: 1 };

/** Twenty pairs of words `a0` and `b0` to `a19` and `b19`, rated by their number. */
const pairs = Array.from({ length: 20 }, (_, place): RatedPair => {
  return {
    id: `pair-${place}`,
    left: { form: 'word', words: [`a${place}`] },
    right: { form: 'word', words: [`b${place}`] },
    ratings: [{ value: place }],
  };
});

function resultOf(name: string, run: PairRun, task = 'toy'): TaskResult {
  const vectors = { path: 'v.txt', sha256: '0' };
  return taskResultSchema.parse({
    schemaVersion: resultSchemaVersion,
    version: '1',
    task,
    data: [],
    system: { name, vectors, method: 'add' },
    mainScore: 'spearman with mean ratings',
    ...options,
    ...run,
    anchors: [],
    seconds: 0,
  });
}

/** A system that gives each pair the value of a function of its number; undefined stands for a missing word. */
function runBy(similarityOf: (place: number) => number | undefined): PairRun {
  return runPairs(
    pairs,
    (left) => {
      const place = Number(left.words[0]?.slice(1));
      const similarity = similarityOf(place);
      return { similarity, missing: similarity === undefined ? [`a${place}`] : [] };
    },
    options,
  );
}

describe('runPairs', () => {
  it('keeps what the system said of each item, and the words that it lacked', () => {
    const run = runBy((place) => (place === 3 || place === 11 ? undefined : place / 20));
    expect(run.items[2]).toEqual({ id: 'pair-2', similarity: 0.1 });
    expect(run.items[3]).toEqual({ id: 'pair-3', similarity: null, missing: ['a3'] });
    expect(run).toMatchObject({ counts: { items: 20, answered: 18 }, coverage: 0.9, missing: ['a11', 'a3'] });
    expect(run.scores[0]).toMatchObject({ measure: 'spearman with mean ratings', value: 1 });
  });

  it('gives the same scores from the items alone', () => {
    const run = runBy((place) => Math.sin(place));
    const kept = JSON.parse(JSON.stringify(run.items)) as TaskResult['items'];
    expect(scoreItems(pairs, kept, options)).toEqual(run);
  });
});

describe('compareResults', () => {
  const good = resultOf(
    'good',
    runBy((place) => place),
  );
  const noisy = resultOf(
    'noisy',
    runBy((place) => place + 9 * Math.sin(5 * place)),
  );
  const bad = resultOf(
    'bad',
    runBy((place) => Math.cos(7 * place)),
  );

  it('finds the difference of every two systems, with interval and corrected probability', () => {
    const compared = compareResults(pairs, [good, noisy, bad], options);
    expect(compared.map(({ first, second }) => `${first} ${second}`)).toEqual(['good noisy', 'good bad', 'noisy bad']);
    for (const { difference, interval, pValue, corrected, items } of compared) {
      expect(items).toBe(20);
      expect(difference).toBeGreaterThan(0);
      expect(interval?.low).toBeLessThanOrEqual(difference);
      expect(interval?.high).toBeGreaterThanOrEqual(difference);
      expect(corrected).toBeGreaterThanOrEqual(pValue);
    }
    expect(compared[1]?.corrected).toBeLessThan(0.05);
  });

  it('sees no difference between a system and itself', () => {
    const [same] = compareResults(pairs, [good, good], options);
    expect(same).toMatchObject({ difference: 0, pValue: 1, corrected: 1, interval: { low: 0, high: 0 } });
  });

  it('uses the items that both have answered', () => {
    const partial = resultOf(
      'partial',
      runBy((place) => (place < 5 ? undefined : place)),
    );
    expect(compareResults(pairs, [good, partial], options)[0]).toMatchObject({ items: 15, difference: 0 });
  });

  it('refuses other items, other tasks, and systems without an answer', () => {
    const fewer = { ...good, items: good.items.slice(1) };
    expect(() => compareResults(pairs, [good, fewer], options)).toThrow('are not those of the data of toy');
    const other = resultOf(
      'other',
      runBy((place) => place),
      'else',
    );
    expect(() => compareResults(pairs, [good, other], options)).toThrow('Results of else and of toy');
    const silent = resultOf(
      'silent',
      runBy(() => undefined),
    );
    expect(() => compareResults(pairs, [good, silent], options)).toThrow(QualiaError);
  });
});
