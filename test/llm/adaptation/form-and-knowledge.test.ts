import { describe, expect, it } from 'vitest';
import { frozen, RelationTask } from '../../../benchmarks/llm/relation-task.js';
import { createAligner } from '../../../src/llm/adaptation/aligner.js';
import { createLowRank } from '../../../src/llm/adaptation/low-rank.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';

const sizes = { words: 160, relations: 4, layers: 2, width: 32, heads: 4, steps: 600 };
const everything = ['queries', 'keys', 'values', 'mix', 'widen', 'narrow'] as const;

describe('one global token', () => {
  it.each([1, 2])(
    'chooses among behaviours of the encoder and learns no facts, while low rank does both (seed %i)',
    async (seed) => {
      const task = new RelationTask(sizes, { seed, answers: 'own' });
      const network = await task.train(new Arithmetic(), { seed });
      const base = frozen(network);
      const [asked] = task.relations;
      if (asked === undefined) throw new Error('There is no relation.');
      expect(task.score(base, asked, { named: 0 }).unseen).toBeGreaterThan(95);
      const adapted = async (relation: typeof asked, method: 'aligner' | 'low-rank') => {
        const adaptation =
          method === 'aligner'
            ? createAligner(network, { seed })
            : createLowRank(network, { seed, rank: 4, products: everything });
        await task.fit(base, relation, {
          ...{ adaptation, parameters: adaptation.parameters },
          ...{ seed, steps: 400, learningRate: method === 'aligner' ? 0.03 : 0.01 },
        });
        return task.score(base, relation, { adaptation });
      };
      const none = task.score(base, asked).unseen;
      const [tokenForm, lowRankForm] = [await adapted(asked, 'aligner'), await adapted(asked, 'low-rank')];
      expect(lowRankForm.unseen - none).toBeGreaterThan(20);
      expect(tokenForm.unseen - none).toBeGreaterThanOrEqual(0.3 * (lowRankForm.unseen - none));
      // Always giving the most frequent answer takes no knowledge of any word.
      const known = Math.max(task.score(base, task.unknownRelation).seen, task.constantScore(task.unknownRelation));
      const [tokenFacts, lowRankFacts] = [
        await adapted(task.unknownRelation, 'aligner'),
        await adapted(task.unknownRelation, 'low-rank'),
      ];
      expect(lowRankFacts.seen - known).toBeGreaterThan(50);
      expect(tokenFacts.seen - known).toBeLessThanOrEqual(0.05 * (lowRankFacts.seen - known));
    },
  );
});
