import { describe, expect, it } from 'vitest';
import type { CircuitExample } from '../../../src/llm/circuits/circuit-task.js';
import { headParts, listComponents } from '../../../src/llm/circuits/components.js';
import { crossingChanges } from '../../../src/llm/circuits/crossing-changes.js';
import { measureText } from '../../../src/llm/circuits/faithfulness.js';
import { gradientsOf, scorePlaces } from '../../../src/llm/circuits/place-scores.js';
import { ReceiverNetwork, type RunHooks } from '../../../src/llm/circuits/receiver-network.js';
import { type LayerValues, replacementsOf, runText } from '../../../src/llm/circuits/run-values.js';
import { Tape } from '../../../src/llm/tensor/tape.js';
import { createRandomEncoder, createRandomTask } from './random-task.js';

const encoder = createRandomEncoder();
const network = new ReceiverNetwork(encoder.network);
const [example] = createRandomTask(encoder).examples as [CircuitExample];
const [width, heads] = [8, 2];
const places = example.clean.length;

function metricWith(hooks: RunHooks): number {
  const tape = new Tape(network.arithmetic);
  const run = network.run(tape, tape.constant([places, width], network.embed(example.clean)), hooks);
  return example.metric.measure(tape, run.output, network.network).item();
}

function byDifferences(change: (amount: number) => RunHooks): number {
  const differenceOver = (step: number) => (metricWith(change(step)) - metricWith(change(-step))) / (2 * step);
  return (4 * differenceOver(1e-4) - differenceOver(2e-4)) / 3;
}

describe('gradientsOf', () => {
  const { inputs, mixed } = gradientsOf(network, example, network.embed(example.clean));

  it('gives the gradients at the feed-forward parts and the output that quotients of differences give', () => {
    for (const { kind, layer, index } of listComponents({ layers: 2, heads })) {
      if (kind !== 'feed' && kind !== 'output') continue;
      for (let at = 0; at < places * width; at += 3) {
        const expected = byDifferences((amount) => ({
          read: (tape, own, { stream }) => {
            const values = Float64Array.from(stream.values);
            if (own === layer) values[at] += amount;
            return tape.constant(stream.shape, values);
          },
        }));
        expect(inputs[index]?.[0]?.[at]).toBeCloseTo(expected, 8);
      }
    }
  });

  it('gives gradients at the queries, keys and values of a head whose sum is that of changing all three', () => {
    for (const { kind, layer, head, index } of listComponents({ layers: 2, heads })) {
      if (kind !== 'head') continue;
      for (let at = 0; at < places * width; at += 5) {
        const expected = byDifferences((amount) => ({
          readHeads: (tape, own, { stream }) => {
            const values = Float64Array.from([...stream.values, ...stream.values]);
            if (own === layer) values[head * places * width + at] += amount;
            return tape.constant([heads, places, width], values);
          },
        }));
        const sum = headParts.reduce((all, _, part) => all + (inputs[index]?.[part]?.[at] as number), 0);
        expect(sum).toBeCloseTo(expected, 8);
      }
    }
  });

  it('gives the gradients at what heads take from all places', () => {
    for (const layer of [0, 1]) {
      for (let at = 0; at < heads * places * (width / heads); at++) {
        const expected = byDifferences((amount) => ({
          mix: (tape, own, { output }) => {
            const values = Float64Array.from(output.values);
            if (own === layer) values[at] += amount;
            return tape.constant(output.shape, values);
          },
        }));
        expect(mixed[layer]?.[at]).toBeCloseTo(expected, 8);
      }
    }
  });
});

describe('crossingChanges', () => {
  const clean = runText(network, example.clean);
  const replacements = replacementsOf(network, example, 'counterfactual');
  const own = clean.layers[1] as LayerValues;
  const other = replacements.layers[1] as LayerValues;
  const changes = crossingChanges(network, { layer: 1, head: 1 }, { clean, replacements });
  const size = width / heads;
  const offset = places * size;
  const distances = encoder.network.parameters.get('layer.1.distances').values;

  /** What head 1.1 takes at a place, written out, with the key, the query or the value of one pair replaced. */
  function takes(to: number, replaced: { readonly part?: string; readonly from?: number } = {}): number[] {
    const scores = Array.from({ length: places }, (_, from) => {
      let score = 0;
      for (let at = 0; at < size; at++) {
        const isPair = replaced.from === from;
        const query = (replaced.part === 'queries' && isPair ? other : own).queries[offset + to * size + at] as number;
        const key = (replaced.part === 'keys' && isPair ? other : own).keys[offset + from * size + at] as number;
        // Head 1, nine distances, the middle one is 0.
        score += query * (key + (distances[(9 + 4 + from - to) * size + at] as number));
      }
      return Math.exp(score / Math.sqrt(size));
    });
    const sum = scores.reduce((all, score) => all + score, 0);
    return Array.from({ length: size }, (_, at) =>
      scores.reduce((all, score, from) => {
        const run = replaced.part === 'values' && replaced.from === from ? other : own;
        return all + (score / sum) * (run.values[offset + from * size + at] as number);
      }, 0),
    );
  }

  it.each(headParts)('is exact for %s of each pair of places', (part) => {
    for (let to = 0; to < places; to++) {
      for (let from = 0; from < places; from++) {
        const [before, after] = [takes(to), takes(to, { part, from })];
        for (let at = 0; at < size; at++) {
          const change = changes[part].change[(to * places + from) * size + at] as number;
          expect(change).toBeCloseTo((after[at] as number) - (before[at] as number), 12);
        }
      }
    }
  });
});

describe('scorePlaces', () => {
  it('with integrated gradients has scores of the embedding that sum to what the counterfactual text changes', () => {
    const replacements = replacementsOf(network, example, 'counterfactual');
    const sumOver = (steps: number): number =>
      scorePlaces(network, example, { replacements, steps })
        .streams.filter(({ writer }) => writer.kind === 'embedding')
        .flatMap(({ parts }) => parts.flatMap((scores) => [...scores]))
        .reduce((all, score) => all + score, 0);
    const change = measureText(network, example, example.counterfactual) - measureText(network, example);
    expect(Math.abs(sumOver(200) - change)).toBeLessThan(1e-3 * Math.abs(change));
    expect(Math.abs(sumOver(0) - change)).toBeGreaterThan(1e-2 * Math.abs(change));
  });

  it('scores nothing where the counterfactual text is the same', () => {
    const same = { ...example, counterfactual: example.clean };
    const replacements = replacementsOf(network, same, 'counterfactual');
    const { streams, crossings } = scorePlaces(network, same, { replacements, steps: 0 });
    for (const { parts } of [...streams, ...crossings]) {
      for (const scores of parts) for (const score of scores) expect(Math.abs(score)).toBeLessThan(1e-12);
    }
  });
});
