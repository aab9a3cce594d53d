import { beforeAll, describe, expect, it } from 'vitest';
import {
  agreementSpans,
  createAgreementContrasts,
  trainAgreementEncoder,
} from '../../../src/llm/circuits/agreement-task.js';
import { attributeEdges, type EdgeScores } from '../../../src/llm/circuits/attribute-edges.js';
import { type CircuitTask, createCircuitTask } from '../../../src/llm/circuits/circuit-task.js';
import { measureText } from '../../../src/llm/circuits/faithfulness.js';
import { findSmallestCircuit } from '../../../src/llm/circuits/find-smallest-circuit.js';
import { ReceiverNetwork } from '../../../src/llm/circuits/receiver-network.js';
import type { Encoder } from '../../../src/llm/encoder/encoder.js';

describe('createAgreementContrasts', () => {
  it('makes sentences whose verb agrees with the subject, and twins in which the nouns that are flipped differ', () => {
    for (const flip of ['both', 'subject', 'attractor'] as const) {
      const contrasts = createAgreementContrasts(50, { seed: 3, flip });
      for (const { clean, counterfactual, right, wrong, spans } of contrasts) {
        const places = [...clean.keys()].filter((place) => clean[place] !== counterfactual[place]);
        const changed = places.map((place) => agreementSpans[spans?.spans[place] ?? 0]);
        const expected = { both: ['subject', 'attractor'], subject: ['subject'], attractor: ['attractor'] };
        expect(changed).toEqual(expected[flip]);
        const subject = clean[spans?.spans.indexOf(2) ?? 0] as string;
        expect([right, wrong]).toEqual(subject.endsWith('s') ? ['are', 'is'] : ['is', 'are']);
        expect(clean.at(-1)).toBe('_');
      }
      expect(contrasts).toEqual(createAgreementContrasts(50, { seed: 3, flip }));
    }
  });
});

describe('circuits of agreement', () => {
  let encoder: Encoder;
  let network: ReceiverNetwork;
  let scores: EdgeScores;
  let heldOut: CircuitTask;

  beforeAll(async () => {
    encoder = await trainAgreementEncoder({ seed: 1, steps: 300 });
    network = new ReceiverNetwork(encoder.network);
    const references = createAgreementContrasts(300, { seed: 4001 });
    const taskOf = (count: number, seed: number) =>
      createCircuitTask(encoder, createAgreementContrasts(count, { seed }), { references });
    scores = await attributeEdges(network, taskOf(60, 1001));
    heldOut = taskOf(40, 2001);
  }, 120_000);

  it('have an encoder that finds every verb, and that the number of the attractor moves by less than 2 % of what that of the subject does', () => {
    const effectOf = (flip: 'subject' | 'attractor'): number => {
      const { examples } = createCircuitTask(encoder, createAgreementContrasts(100, { seed: 9, flip }));
      for (const example of examples) expect(measureText(network, example)).toBeGreaterThan(0);
      return examples.reduce((sum, example) => {
        return sum + Math.abs(measureText(network, example, example.counterfactual) - measureText(network, example));
      }, 0);
    };
    expect(effectOf('attractor')).toBeLessThan(0.02 * effectOf('subject'));
  });

  it('score what heads read as values of the attractor below a fifth of that of the subject', () => {
    const valueScore = (span: string): number =>
      scores.edges
        .filter(({ kind, from, fromSpan }) => kind === 'stream' && from === 'embedding' && fromSpan === span)
        .reduce((sum, { parts }) => sum + Math.abs(parts?.values ?? 0), 0);
    expect(valueScore('attractor')).toBeLessThan(0.2 * valueScore('subject'));
  });

  it('that tell places reach a faithfulness of .95 with less than a third of the edges that those need for .85 which do not', async () => {
    const positional = await findSmallestCircuit(network, scores, { task: heldOut, target: 0.95 });
    const blind = await findSmallestCircuit(network, scores, { task: heldOut, target: 0.85, positional: false });
    expect(positional?.faithfulness.value).toBeGreaterThanOrEqual(0.95);
    expect(blind?.faithfulness.value).toBeGreaterThanOrEqual(0.85);
    const [own, other] = [positional, blind].map((one) => one?.faithfulness.size) as [
      { edges: number; onPaths: number },
      { edges: number; onPaths: number },
    ];
    expect(own.edges).toBeLessThan(other.edges / 3);
    // Also where only those edges are counted that lead from a word to what is read.
    expect(own.onPaths).toBeLessThan(other.onPaths / 3);
    expect(positional?.faithfulness.agreement).toBe(1);
  });
});
