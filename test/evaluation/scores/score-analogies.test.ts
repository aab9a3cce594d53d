import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../../src/errors.js';
import type { AnalogyQuestion } from '../../../src/evaluation/dataset.js';
import { parseGoogleAnalogies } from '../../../src/evaluation/formats/parse-analogies.js';
import { scoreAnalogies } from '../../../src/evaluation/scores/score-analogies.js';
import { denseFromRows, denseZeros } from '../../../src/matrix/dense-matrix.js';

const ask = (section: string, words: string, ...answers: readonly string[]): AnalogyQuestion => {
  const [a = '', b = '', c = ''] = words.split(' ');
  return { id: `${section}/${words}`, section, a, b, c, answers };
};
const space = {
  words: ['king', 'queen', 'man', 'woman', 'crown'],
  vectors: denseFromRows([
    [1, 1, 0],
    [1, 0, 1],
    [0, 1, 0],
    [0, 0, 1],
    [1, 0, 0],
  ]),
};

describe('scoreAnalogies', () => {
  const questions = [
    ask('rank', 'man king woman', 'queen'),
    ask('rank', 'man king woman', 'empress', 'queen'),
    ask('rank', 'boy prince girl', 'princess'),
    ask('sex', 'king queen man', 'crown'),
    ask('none', 'x y z', 'w'),
  ];

  it('takes any of the answers for right, and leaves questions without vectors unanswered', () => {
    const found = scoreAnalogies(questions, space);
    expect(found.answers).toEqual(['queen', 'queen', undefined, 'woman', undefined]);
    expect([...found.credits]).toEqual([1, 1, 0, 0, 0]);
    expect(found.isAnswered).toEqual([true, true, false, true, false]);
    expect(found).toMatchObject({ accuracy: 2 / 5, answeredAccuracy: 2 / 3, coverage: 3 / 5, sectionMean: 1 / 2 });
    expect(found.sections).toEqual([
      { section: 'rank', questions: 3, answered: 2, right: 2, answeredAccuracy: 1 },
      { section: 'sex', questions: 1, answered: 1, right: 0, answeredAccuracy: 0 },
      { section: 'none', questions: 1, answered: 0, right: 0, answeredAccuracy: undefined },
    ]);
  });

  it('has no accuracy of answered questions where none was answered', () => {
    const found = scoreAnalogies(questions.slice(4), space);
    expect(found).toMatchObject({ accuracy: 0, answeredAccuracy: undefined, sectionMean: undefined, coverage: 0 });
  });

  it('compares answers in the form that the option gives', () => {
    const upper = [ask('rank', 'MAN KING WOMAN', 'QUEEN')];
    expect(scoreAnalogies(upper, space, { normaliseWord: (word) => word.toLowerCase() }).accuracy).toBe(1);
  });

  it('needs questions', () => {
    expect(() => scoreAnalogies([], space)).toThrow(ShapeError);
  });
});

describe('scoreAnalogies on the published questions of Google', () => {
  const path = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'analogy_google', 'questions-words.txt');

  it('answers all of a space in which each relation is one offset', (context) => {
    if (!existsSync(path)) return context.skip(`${path} is not there; set QUALIA_DATA`);
    const { questions } = parseGoogleAnalogies({ path, text: readFileSync(path, 'utf8') });
    const family = questions.filter(({ section }) => section === 'family');
    const words = [...new Set(family.flatMap(({ a, b, c, answers }) => [a, b, c, ...answers]))];
    // A dimension for each pair, shared by its two words, and one for the second of a pair.
    const pairs = new Map<string, readonly [number, boolean]>();
    for (const { a, b } of family) {
      const pair = pairs.get(a)?.[0] ?? pairs.get(b)?.[0] ?? pairs.size;
      pairs.set(a, [pair, false]).set(b, [pair, true]);
    }
    const vectors = denseZeros(words.length, words.length + 1);
    words.forEach((word, row) => {
      const [pair = 0, isSecond = false] = pairs.get(word) ?? [];
      vectors.values[row * vectors.columns + pair] = 1;
      if (isSecond) vectors.values[row * vectors.columns + words.length] = 1;
    });
    const found = scoreAnalogies(questions, { words, vectors });
    expect(found.sections.find(({ section }) => section === 'family')).toMatchObject({
      questions: 506,
      answered: 506,
      right: 506,
    });
    expect(found.isAnswered.filter(Boolean).length).toBeLessThan(600);
  });
});
