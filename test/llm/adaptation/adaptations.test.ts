import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { countAlignerParameters, createAligner, mergeAligner } from '../../../src/llm/adaptation/aligner.js';
import { createLowRank, mergeLowRank } from '../../../src/llm/adaptation/low-rank.js';
import type { TrainedAdaptation } from '../../../src/llm/adaptation/trained-adaptation.js';
import { createEncoderNetwork, EncoderNetwork } from '../../../src/llm/encoder/encoder-network.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { crossEntropy } from '../../../src/llm/tensor/softmax.js';
import { Tape } from '../../../src/llm/tensor/tape.js';
import { AdamW } from '../../../src/llm/training/adam-w.js';
import type { Parameters } from '../../../src/llm/training/parameters.js';

const sizes = { vocabulary: 9, layers: 3, width: 8, heads: 2, maximumDistance: 4 };
const network = createEncoderNetwork(new Arithmetic({ precision: 'double' }), sizes, { seed: 1 });
const frozen = new EncoderNetwork(network.sizes, network.parameters.frozen());
const batch = { tokens: Uint32Array.of(3, 4, 5, 6, 7, 8, 3, 5), lengths: Uint32Array.of(4, 3) };
const { arithmetic } = network.parameters;

const outputOf = (own: EncoderNetwork, adaptation?: TrainedAdaptation): number[] =>
  Array.from(own.encode(new Tape(arithmetic), batch, { adaptation }).output.values);

function backward(adaptation: TrainedAdaptation): void {
  const tape = new Tape(arithmetic);
  const { output } = frozen.encode(tape, batch, { adaptation });
  tape.backward(crossEntropy(tape, frozen.scoreWords(tape, output), [1, 2, 3, 4, 5, 6, 7, 8]));
}

/** Trains some steps, so that no parameter is where it began. */
function train(adaptation: TrainedAdaptation): TrainedAdaptation {
  const optimiser = new AdamW(adaptation.parameters);
  for (let step = 0; step < 5; step++) {
    adaptation.parameters.clearGradients();
    backward(adaptation);
    optimiser.update(0.05);
  }
  return adaptation;
}

function expectClose(found: readonly number[], expected: readonly number[], digits: number): void {
  expect(found.length).toBe(expected.length);
  expected.forEach((value, at) => {
    expect(found[at]).toBeCloseTo(value, digits);
  });
}

const withNumbers = (parameters: Parameters): EncoderNetwork => new EncoderNetwork(network.sizes, parameters);

const kinds = {
  'one token for all layers': (seed: number) => createAligner(network, { seed }),
  'three tokens for all layers': (seed: number) => createAligner(network, { seed, tokens: 3 }),
  'two tokens a layer': (seed: number) => createAligner(network, { seed, tokens: 2, kind: 'layers', startLayer: 1 }),
  'changes of rank 2': (seed: number) =>
    createLowRank(network, { seed, rank: 2, products: ['keys', 'mix', 'widen', 'narrow'] }),
};

describe.each(Object.entries(kinds))('%s', (_, create) => {
  it('change nothing before they are trained, to the last bit', () => {
    expect(outputOf(network, create(1))).toEqual(outputOf(network));
  });

  it('change something when they are trained, and leave the encoder as it was', () => {
    const before = outputOf(network);
    const adaptation = train(create(1));
    expect(outputOf(network, adaptation)).not.toEqual(before);
    expect(outputOf(network)).toEqual(before);
    expect(network.parameters.get('embedding').gradient?.every((value) => value === 0)).toBe(true);
  });

  it('have the right gradients', () => {
    const adaptation = train(create(2));
    adaptation.parameters.clearGradients();
    backward(adaptation);
    const lossOf = (): number => {
      const tape = new Tape(arithmetic);
      const { output } = frozen.encode(tape, batch, { adaptation });
      return crossEntropy(tape, frozen.scoreWords(tape, output), [1, 2, 3, 4, 5, 6, 7, 8]).item();
    };
    for (const [name, { values, gradient }] of adaptation.parameters) {
      const value = values[0] as number;
      const differenceOver = (step: number): number => {
        const [above, below] = [1, -1].map((sign) => {
          values[0] = value + sign * step;
          return lossOf();
        }) as [number, number];
        values[0] = value;
        return (above - below) / (2 * step);
      };
      expect(gradient?.[0], name).toBeCloseTo((4 * differenceOver(1e-4) - differenceOver(2e-4)) / 3, 8);
    }
  });
});

describe('global tokens', () => {
  it('have 5,056 parameters at the size of the paper: 4,096 of a token and 32 gates in 30 layers', () => {
    const paper = { width: 4096, layers: 32, heads: 32 };
    expect(countAlignerParameters(paper, { startLayer: 2 })).toBe(5056);
    expect(countAlignerParameters(paper, { startLayer: 2, tokens: 10 })).toBe(41_920);
    for (const options of [{ tokens: 2 }, { tokens: 3, startLayer: 1 }, { tokens: 2, kind: 'layers' as const }]) {
      expect(createAligner(network, { seed: 1, ...options }).parameters.count).toBe(
        countAlignerParameters(network.sizes, options),
      );
    }
  });

  it('get no gradient at the first step: gates move first', () => {
    const adaptation = createAligner(network, { seed: 1 });
    backward(adaptation);
    const { parameters } = adaptation;
    expect(parameters.get('tokens').gradient?.every((value) => value === 0)).toBe(true);
    expect(parameters.get('layer.0.gate').gradient?.some((value) => value !== 0)).toBe(true);
  });

  it.each(['shared', 'layers'] as const)('merge into biases where there is one, of the kind %s', (kind) => {
    const adaptation = train(createAligner(network, { seed: 3, kind, startLayer: 1 }));
    expectClose(outputOf(withNumbers(mergeAligner(network, adaptation))), outputOf(network, adaptation), 12);
  });

  it('do not merge where there are more, and refuse sizes out of range', () => {
    expect(() => mergeAligner(network, createAligner(network, { seed: 1, tokens: 2 }))).toThrow(OptionError);
    expect(() => createAligner(network, { seed: 1, tokens: 0 })).toThrow(OptionError);
    expect(() => createAligner(network, { seed: 1, startLayer: 3 })).toThrow(OptionError);
  });
});

describe('changes of low rank', () => {
  it('merge into the weights', () => {
    const adaptation = train(createLowRank(network, { seed: 3, rank: 2, strength: 6 }));
    const merged = mergeLowRank(network, adaptation);
    expectClose(outputOf(withNumbers(merged)), outputOf(network, adaptation), 12);
  });

  it('are not merged as an aligner, nor that as they', () => {
    expect(() => mergeAligner(network, createLowRank(network, { seed: 1 }))).toThrow(OptionError);
    expect(() => mergeLowRank(network, createAligner(network, { seed: 1 }))).toThrow(OptionError);
  });

  it('have r (in + out) parameters a product, and refuse options out of range', () => {
    expect(createLowRank(network, { seed: 1, rank: 2 }).parameters.count).toBe(3 * 2 * 2 * (8 + 8));
    for (const options of [{ rank: 0 }, { strength: 0 }, { products: [] }]) {
      expect(() => createLowRank(network, { seed: 1, ...options })).toThrow(OptionError);
    }
  });
});
