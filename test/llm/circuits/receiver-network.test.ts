import { describe, expect, it } from 'vitest';
import { ReceiverNetwork } from '../../../src/llm/circuits/receiver-network.js';
import { createEncoder } from '../../../src/llm/encoder/encoder.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { Tape } from '../../../src/llm/tensor/tape.js';
import { createRandomEncoder } from './random-task.js';

const tokens = Uint32Array.of(3, 5, 2, 4, 4);

describe('ReceiverNetwork', () => {
  it.each(['relative', 'absolute'] as const)('computes what the encoder does to 1e-12, with %s places', (places) => {
    const { network } = createRandomEncoder(places);
    const receivers = new ReceiverNetwork(network);
    const tape = new Tape(receivers.arithmetic);
    const run = receivers.run(tape, tape.constant([5, 8], receivers.embed(tokens)));
    const encoded = network.encode(new Tape(network.parameters.arithmetic), { tokens, lengths: Uint32Array.of(5) });
    run.output.values.forEach((value, at) => {
      expect(Math.abs(value - (encoded.output.values[at] as number))).toBeLessThan(1e-12);
    });
    const [last] = encoded.layers.slice(-1);
    run.outputInput.values.forEach((value, at) => {
      expect(Math.abs(value - (last?.values[at] as number))).toBeLessThan(1e-12);
    });
  });

  it('has a stream that is the sum of what the components add and of the bias of the heads of each layer', () => {
    const { network } = createRandomEncoder();
    const receivers = new ReceiverNetwork(network);
    const tape = new Tape(receivers.arithmetic);
    const { writers, stream } = receivers.run(tape, tape.constant([5, 8], receivers.embed(tokens)));
    // The embedding, two layers of two heads and a feed-forward part each.
    expect(writers).toHaveLength(7);
    const biases = [0, 1].map((layer) => network.parameters.get(`layer.${layer}.mix.bias`).values);
    stream.values.forEach((value, at) => {
      const sum = [...writers.map(({ values }) => values[at]), ...biases.map((bias) => bias[at % 8])];
      expect(value).toBeCloseTo(
        sum.reduce((all: number, one) => all + (one as number), 0),
        12,
      );
    });
  });

  it('computes in double precision with numbers of its own, whatever the encoder has', () => {
    const { network } = createEncoder(new Arithmetic(), {
      words: ['a', 'b'],
      layers: 1,
      width: 4,
      heads: 2,
      maximumDistance: 3,
      seed: 1,
    });
    const receivers = new ReceiverNetwork(network);
    expect(receivers.arithmetic.precision).toBe('double');
    const before = receivers.embed(Uint32Array.of(3))[0];
    (network.parameters.get('embedding').values as Float32Array).fill(7);
    expect(receivers.embed(Uint32Array.of(3))[0]).toBe(before);
  });
});
