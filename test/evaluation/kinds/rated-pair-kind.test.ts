import type { RatedPair } from '../../../src/evaluation/dataset.js';
import { ratedPairKind } from '../../../src/evaluation/kinds/rated-pair-kind.js';
import { meanRating } from '../../../src/evaluation/scores/score-pairs.js';
import { describeTaskKind } from '../../conformance/task-kind.js';

const pairs = [
  ['constructor', 'toString', 4, 5],
  ['cat', 'dog', 3, 4],
  ['__proto__', 'cat', 1, 2],
  ['sea', 'lake', 6, 7],
  ['sea', 'idea', 0, 1],
].map(([left, right, first, second]): RatedPair => {
  const word = (text: unknown) => ({ form: 'word', words: [`${text}`] }) as const;
  const ratings = [first, second].map((value, rater) => ({ value: Number(value), rater: `r${rater}` }));
  return { id: `${left}:${right}`, left: word(left), right: word(right), ratings };
});

describeTaskKind(ratedPairKind, () => ({
  set: { kind: 'rated-pairs', pairs, findings: [] },
  gold: (set) => set.pairs.map(meanRating),
  measure: 'spearman with mean ratings',
  junk: ['0.5', [0.5]],
}));
