import { describe, expect, it } from 'vitest';
import { attributeEdges, keyOfEdge, type SpanAggregate } from '../../../src/llm/circuits/attribute-edges.js';
import { createCircuitTask } from '../../../src/llm/circuits/circuit-task.js';
import { discoverCircuit } from '../../../src/llm/circuits/discover-circuit.js';
import { compareCircuits, measureText } from '../../../src/llm/circuits/faithfulness.js';
import { ReceiverNetwork } from '../../../src/llm/circuits/receiver-network.js';
import { createHandCompiledContrasts, createHandCompiledEncoder, handCompiledCircuit } from './hand-compiled.js';

const encoder = createHandCompiledEncoder();
const network = new ReceiverNetwork(encoder.network);
const task = createCircuitTask(encoder, createHandCompiledContrasts());
const known = handCompiledCircuit.map(keyOfEdge).sort();

describe('a circuit of an encoder that was compiled by hand', () => {
  it('answers as it was made: 4 for the right word against the wrong one, -4 for the counterfactual text', () => {
    for (const example of task.examples) {
      // The scores of the two words differ by 2 in each of the two places of the feature: 2 + 2.
      expect(measureText(network, example)).toBeCloseTo(4, 3);
      expect(measureText(network, example, example.counterfactual)).toBeCloseTo(-4, 3);
    }
  });

  it.each([
    ['sum', 0, 'output'],
    ['sum', 5, 'output'],
    ['sum', 0, 'embedding'],
    ['mean', 0, 'output'],
    ['absolute', 0, 'output'],
    ['max', 3, 'embedding'],
  ] as const)('is found exactly: by %s, %d steps, from the %s', async (aggregate: SpanAggregate, steps, from) => {
    // Zero is left out: what all texts share, here the large constant, is part of what nothing stands for.
    for (const ablation of ['counterfactual', 'mean'] as const) {
      const scores = await attributeEdges(network, task, { aggregate, steps, ablation });
      // 26 pairs of a part that writes and one that reads, in 5 spans, and 4 heads with 25 pairs of spans.
      expect(scores.edges).toHaveLength(26 * 5 + 4 * 25);
      const circuit = discoverCircuit(scores, { edges: known.length, from });
      expect(circuit.edges.map(keyOfEdge).sort()).toEqual(known);
      const weakest = Math.min(...circuit.edges.map(({ score }) => Math.abs(score)));
      const others = scores.edges.filter((edge) => !known.includes(keyOfEdge(edge)));
      for (const { score } of others) expect(Math.abs(score)).toBeLessThan(0.01 * weakest);
    }
  });

  it('does the whole work, and nothing of it without any one of its edges', async () => {
    const scores = await attributeEdges(network, task);
    const circuit = discoverCircuit(scores, { edges: known.length });
    const parts = circuit.edges.map((_, left) => ({ ...circuit, edges: circuit.edges.toSpliced(left, 1) }));
    const [whole, ...broken] = await compareCircuits(network, [circuit, ...parts], { task });
    expect(whole?.value).toBeCloseTo(1, 6);
    // One token a span: three edges where a head reads or carries, one elsewhere.
    expect(whole?.size).toEqual({ edges: 3 + 3 + 3 + 3 + 1 + 1, onPaths: 14 });
    for (const { value } of broken) expect(value).toBeCloseTo(0, 6);
  });

  it('costs every pair of places where places are not told', async () => {
    const scores = await attributeEdges(network, task);
    const circuit = discoverCircuit(scores, { edges: known.length, positional: false });
    const [blind] = await compareCircuits(network, [circuit], { task });
    expect(blind?.value).toBeCloseTo(1, 6);
    // Texts of 4, 5, 6 and 7 places: into head 0.0 and head 1.1 3 n each, inside each 3 n^2, into the feed-forward part n, into the output 1.
    const sizes = [4, 5, 6, 7].map((n) => 3 * n + 3 * n + 6 * n * n + n + 1);
    expect(blind?.size.edges).toBe(sizes.reduce((sum, size) => sum + size, 0) / 4);
  });
});
