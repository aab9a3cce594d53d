import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { attributeEdges } from '../../../src/llm/circuits/attribute-edges.js';
import { completeCircuit } from '../../../src/llm/circuits/circuit.js';
import { compareCircuits, measureFaithfulness, measureText } from '../../../src/llm/circuits/faithfulness.js';
import { ReceiverNetwork } from '../../../src/llm/circuits/receiver-network.js';
import { createRandomEncoder, createRandomTask } from './random-task.js';

const encoder = createRandomEncoder();
const network = new ReceiverNetwork(encoder.network);
const task = createRandomTask(encoder);
const scores = await attributeEdges(network, task);

describe('measureFaithfulness', () => {
  it.each(['counterfactual', 'mean', 'zero'] as const)(
    'is 1 for the circuit of all edges and 0 for that of none, to 1e-9, by %s',
    async (ablation) => {
      for (const positional of [true, false]) {
        const complete = completeCircuit(scores, { positional });
        const [full, empty] = await compareCircuits(network, [complete, { ...complete, edges: [] }], {
          task,
          ablation,
        });
        expect(Math.abs((full?.value ?? 0) - 1)).toBeLessThan(1e-9);
        expect(Math.abs(empty?.value ?? 1)).toBeLessThan(1e-9);
        expect(full?.agreement).toBe(1);
        expect(empty?.size).toEqual({ edges: 0, onPaths: 0 });
        // The runs with a circuit and the encoder itself are different code: example by example they agree.
        for (const [circuit, whole] of full?.examples ?? []) expect(circuit).toBeCloseTo(whole, 10);
      }
    },
  );

  it('with every edge replaced by the counterfactual text measures that text', async () => {
    const { examples } = await measureFaithfulness(network, { ...completeCircuit(scores), edges: [] }, task);
    task.examples.forEach((example, place) => {
      expect(examples[place]?.[0]).toBeCloseTo(measureText(network, example, example.counterfactual), 10);
    });
  });

  it('refuses a circuit of other spans or components, and a task without examples', async () => {
    const circuit = completeCircuit(scores);
    const other = { ...circuit, names: ['first', 'middle', 'other'] };
    await expect(measureFaithfulness(network, other, task)).rejects.toThrow(OptionError);
    const edge = {
      kind: 'stream',
      from: 'head 9.9',
      fromSpan: 'first',
      to: 'output',
      toSpan: 'first',
      score: 1,
    } as const;
    await expect(measureFaithfulness(network, { ...circuit, edges: [edge] }, task)).rejects.toThrow(OptionError);
    await expect(measureFaithfulness(network, circuit, { ...task, examples: [] })).rejects.toThrow(OptionError);
  });

  it('stops when its signal is aborted', async () => {
    const stop = AbortSignal.abort(new Error('enough'));
    await expect(measureFaithfulness(network, completeCircuit(scores), task, { signal: stop })).rejects.toThrow(
      'enough',
    );
  });
});
