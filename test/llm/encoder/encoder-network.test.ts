import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { createEncoderNetwork, type EncoderNetwork } from '../../../src/llm/encoder/encoder-network.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { crossEntropy } from '../../../src/llm/tensor/softmax.js';
import { Tape } from '../../../src/llm/tensor/tape.js';

const sizes = { vocabulary: 7, layers: 2, width: 4, heads: 2, maximumDistance: 3 };
const double = new Arithmetic({ precision: 'double' });
const batch = { tokens: Uint32Array.of(3, 4, 5, 6, 3, 0), lengths: Uint32Array.of(3, 2) };

function lossOf(network: EncoderNetwork, backward = false): number {
  const tape = new Tape(network.parameters.arithmetic);
  const loss = crossEntropy(tape, network.scoreWords(tape, network.encode(tape, batch).output), [1, 2, 3, 4, 5, 6]);
  if (backward) tape.backward(loss);
  return loss.item();
}

describe('EncoderNetwork', () => {
  it.each(['relative', 'absolute'] as const)('has the right gradients with %s places', (places) => {
    const network = createEncoderNetwork(double, { ...sizes, places }, { seed: 3 });
    // Larger numbers than those it begins with, so that no gradient is lost in rounding.
    for (const [, { values }] of network.parameters) for (let at = 0; at < values.length; at++) values[at] *= 5;
    lossOf(network, true);
    for (const [name, { values, gradient }] of network.parameters) {
      for (let at = 0; at < values.length; at += Math.ceil(values.length / 5)) {
        const value = values[at] as number;
        const differenceOver = (step: number): number => {
          const [above, below] = [1, -1].map((sign) => {
            values[at] = value + sign * step;
            return lossOf(network);
          }) as [number, number];
          values[at] = value;
          return (above - below) / (2 * step);
        };
        // The error of a central difference falls with the square of the step, so that of this one with its fourth power.
        const expected = (4 * differenceOver(1e-4) - differenceOver(2e-4)) / 3;
        expect(gradient?.[at], `${name}, number ${at}`).toBeCloseTo(expected, 8);
      }
    }
  });

  it('is not touched by what stands behind the length of a text', () => {
    const network = createEncoderNetwork(double, sizes, { seed: 1 });
    const vectorsOf = (filling: number): number[] => {
      const tokens = Uint32Array.of(3, 4, filling, filling);
      return Array.from(
        network.encode(new Tape(double), { tokens, lengths: Uint32Array.of(2) }).output.values.subarray(0, 8),
      );
    };
    expect(vectorsOf(5)).toEqual(vectorsOf(6));
  });

  it('tells relative places by distance alone: a text gives the same vectors wherever it stands in a row', () => {
    const network = createEncoderNetwork(double, { ...sizes, maximumDistance: 2 }, { seed: 1 });
    const one = network.encode(new Tape(double), { tokens: Uint32Array.of(3, 4), lengths: Uint32Array.of(2) });
    const longer = network.encode(new Tape(double), { tokens: Uint32Array.of(3, 4, 0), lengths: Uint32Array.of(2) });
    one.output.values.forEach((value, at) => {
      expect(longer.output.values[at]).toBeCloseTo(value, 12);
    });
  });

  it('counts its parameters: vectors, two norms, four squares with bias, distances, the feed-forward part, the output', () => {
    const network = createEncoderNetwork(new Arithmetic(), sizes, { seed: 1 });
    const layer = 4 * 4 + 4 * (16 + 4) + 2 * 5 * 2 + (4 * 16 + 16) + (16 * 4 + 4);
    expect(network.parameters.count).toBe(7 * 4 + 2 * layer + 2 * 4 + 7);
  });

  it('refuses sizes that do not fit', () => {
    expect(() => createEncoderNetwork(double, { ...sizes, heads: 3 }, { seed: 1 })).toThrow(OptionError);
    expect(() => createEncoderNetwork(double, { ...sizes, layers: 0 }, { seed: 1 })).toThrow(OptionError);
    const absolute = createEncoderNetwork(double, { ...sizes, places: 'absolute', maximumDistance: 2 }, { seed: 1 });
    expect(() => absolute.encode(new Tape(double), batch)).toThrow(OptionError);
  });
});
