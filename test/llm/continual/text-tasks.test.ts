import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import { tokenise } from '../../../src/corpus/tokenise.js';
import { evaluateContinual } from '../../../src/llm/continual/evaluate-continual.js';
import { embedTextTask, type FeatureTask, standardiseTasks } from '../../../src/llm/continual/feature-tasks.js';
import { createFieldLearner } from '../../../src/llm/continual/field-learner.js';
import { createNaiveLearner } from '../../../src/llm/continual/naive-learner.js';
import { createSoftLockLearner } from '../../../src/llm/continual/soft-lock-learner.js';
import { createVariationalLearner } from '../../../src/llm/continual/variational-learner.js';
import { createEncoder } from '../../../src/llm/encoder/encoder.js';
import { createEncoderEmbedding } from '../../../src/llm/encoder/encoder-embedding.js';
import { chooseWords } from '../../../src/llm/encoder/word-codes.js';
import { readTextTask } from '../../../src/llm/tasks/read-text-task.js';
import { splitTexts, type TextTask } from '../../../src/llm/tasks/text-task.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';

const folder = join(process.env['QUALIA_DATA'] ?? '../shared/data', 'text_classification');
const seeds = [1, 2, 3];
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

let kept: Promise<FeatureTask[]> | undefined;

/** Question types, subjectivity and polarity, cut short, over the vectors of an encoder that knows their words and was never trained. */
function readFeatures({ skip }: TestContext): Promise<FeatureTask[]> {
  if (!existsSync(folder)) skip(`${folder} is not there; set QUALIA_DATA`);
  kept ??= prepare();
  return kept;
}

async function prepare(): Promise<FeatureTask[]> {
  const tasks: TextTask[] = [];
  for (const name of ['qc', 'subjectivity', 'sentence_polarity']) {
    const task = await readTextTask(join(folder, `${name}.zip`));
    const cut = (part: TextTask['train'], most: number) =>
      splitTexts(part, { seed: 1, share: Math.min(0.999, most / part.length) })[1];
    tasks.push({ ...task, train: cut(task.train, 3000), test: cut(task.test, 400) });
  }
  const counts = new Map<string, number>();
  for (const { text } of tasks.flatMap(({ train }) => train)) {
    for (const { form } of tokenise(text)) {
      const word = form.toLowerCase();
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const sizes = { layers: 1, width: 64, heads: 4, maximumDistance: 32, seed: 1 };
  const encoder = createEncoder(new Arithmetic(), { words: chooseWords(counts, { size: 3000 }), ...sizes });
  const model = createEncoderEmbedding(encoder);
  const embedded: FeatureTask[] = [];
  for (const task of tasks) embedded.push(await embedTextTask(model, task));
  return standardiseTasks(embedded);
}

describe('question types, then subjectivity, then polarity, with three seeds', () => {
  it('end 10 points or more better in the mean with variational learning than with naive learning at the same rate', async (context) => {
    const tasks = await readFeatures(context);
    const [naive, variational]: [number[], number[]] = [[], []];
    for (const seed of seeds) {
      const options = { width: 64, learningRate: 0.01, steps: 500, seed };
      naive.push((await evaluateContinual(createNaiveLearner(options), tasks)).scores.accuracy);
      const learner = createVariationalLearner({ ...options, samples: 4, predictSamples: 20 });
      variational.push((await evaluateContinual(learner, tasks)).scores.accuracy);
    }
    expect(mean(variational) - mean(naive)).toBeGreaterThanOrEqual(0.1);
  }, 120_000);

  it('lose 10 points or more of the first under a soft lock whose field hardly moves at its anchors, and nothing by structure', async (context) => {
    const tasks = await readFeatures(context);
    const lost: number[] = [];
    for (const seed of seeds) {
      const options = { width: 64, learningRate: 0.01, steps: 300, seed };
      const lock = createSoftLockLearner({ ...options, anchors: 256, weight: 1000 });
      const { matrix } = await evaluateContinual(lock, tasks);
      expect(lock.lockResidual).toBeLessThan(0.05);
      lost.push((matrix[0]?.[0] as number) - (matrix[2]?.[0] as number));
      const structural = await evaluateContinual(createFieldLearner(options), tasks);
      expect(structural.scores.forgetting).toBe(0);
      expect(structural.matrix[2]?.[0]).toBe(structural.matrix[0]?.[0]);
    }
    expect(mean(lost)).toBeGreaterThanOrEqual(0.1);
  }, 60_000);
});
