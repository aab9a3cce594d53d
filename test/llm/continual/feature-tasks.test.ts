import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { embedTextTask, standardiseTasks } from '../../../src/llm/continual/feature-tasks.js';
import { createEncoderEmbedding } from '../../../src/llm/encoder/encoder-embedding.js';
import { createSmallEncoder } from '../encoder/small-encoder.js';

const texts = ['the cat', 'zzq', 'the dog', 'constructor'].map((text, place) => ({ text, label: place % 2 }));
const task = { id: '__proto__', labels: ['a', 'b'], train: texts, test: texts.slice(1) };

describe('embedTextTask', () => {
  it('leaves out texts without a vector, and counts them', async () => {
    const model = createEncoderEmbedding(createSmallEncoder());
    const shares: number[] = [];
    const embedded = await embedTextTask(model, task, { onShare: (share) => shares.push(share) });
    expect([embedded.unlearned, embedded.unanswered, embedded.classes]).toEqual([1, 1, 2]);
    expect([...embedded.train.labels, ...embedded.test.labels]).toEqual([0, 0, 1, 0, 1]);
    const { embeddings } = await model.doEmbed({ values: ['the dog'] });
    expect([...(embedded.test.examples[0] ?? [])]).toEqual(embeddings[0]?.map(Math.fround));
    expect(shares.at(-1)).toBe(5 / 7);
  });
});

describe('standardiseTasks', () => {
  const part = (...rows: number[][]) => ({
    examples: rows.map((row) => Float32Array.from(row)),
    labels: new Uint32Array(rows.length),
  });
  const first = { id: 'a', classes: 2, train: part([1, 5], [3, 5]), test: part([2, 6]) };

  it('takes mean and deviation of what the first task learns from, for all; a number that never changes keeps its scale', () => {
    const [own, other] = standardiseTasks([first, { ...first, id: 'b', train: part([7, 4]) }]);
    // Mean 2 and 5, deviation 1 and none.
    expect(own?.train.examples.map((row) => [...row])).toEqual([
      [-1, 0],
      [1, 0],
    ]);
    expect(own?.test.examples.map((row) => [...row])).toEqual([[0, 1]]);
    expect(other?.train.examples.map((row) => [...row])).toEqual([[5, -1]]);
    expect([...(first.train.examples[0] ?? [])]).toEqual([1, 5]);
  });

  it('refuses a task that nothing can be learned from', () => {
    expect(() => standardiseTasks([first, { ...first, train: part() }])).toThrow(OptionError);
    expect(() => standardiseTasks([])).toThrow(OptionError);
  });
});
