import { describe, expect, it } from 'vitest';
import { pairScores } from '../../../src/evaluation/report/pair-scores.js';

const score = (measure: string, value: number) => ({ measure, value, interval: null });

describe('pairScores', () => {
  it('takes the measure as that of answered items where another fills in the missing', () => {
    const scores = [score('spearman', 0.5), score('spearman, missing as the mean', 0.4)];
    expect(pairScores('spearman', scores)).toEqual({ ofAnswered: scores[0], ofAll: scores[1] });
  });

  it('takes the measure as that of all items where another leaves out the missing', () => {
    const scores = [score('accuracy of answered questions', 0.5), score('accuracy', 0.4)];
    expect(pairScores('accuracy', scores)).toEqual({ ofAnswered: scores[0], ofAll: scores[1] });
  });

  it('takes precision and recall for F1, of the same items', () => {
    const scores = [score('f1', 0.5), score('precision', 0.6), score('recall', 0.4), score('precision of nouns', 0.9)];
    expect(pairScores('f1', scores)).toEqual({ ofAnswered: scores[1], ofAll: scores[2] });
    expect(pairScores('f1 of nouns', scores)).toEqual({ ofAnswered: null, ofAll: null });
  });

  it('gives null where scores do not tell them apart', () => {
    expect(pairScores('accuracy', [score('accuracy', 1)])).toEqual({ ofAnswered: null, ofAll: null });
  });
});
