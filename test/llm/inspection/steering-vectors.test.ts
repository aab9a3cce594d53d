import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { createEncoder } from '../../../src/llm/encoder/encoder.js';
import { marks } from '../../../src/llm/encoder/word-codes.js';
import { createSteeringVectors } from '../../../src/llm/inspection/steering-vectors.js';
import { scoreLabels, type VerbalisedText } from '../../../src/llm/inspection/verbalised-texts.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { crossEntropy } from '../../../src/llm/tensor/softmax.js';
import { Tape } from '../../../src/llm/tensor/tape.js';
import { smallWords } from '../encoder/small-encoder.js';

const encoder = createEncoder(new Arithmetic({ precision: 'double' }), {
  words: smallWords,
  layers: 2,
  width: 8,
  heads: 2,
  maximumDistance: 8,
  seed: 1,
});
const { network } = encoder;
const { arithmetic } = network.parameters;
const texts: VerbalisedText[] = [
  { codes: Uint32Array.of(3, 5, 6), label: 0 },
  { codes: Uint32Array.of(4), label: 1 },
];

describe('createSteeringVectors', () => {
  it('makes a prompt that is at first the same as its words in front of the text, to the last bit', () => {
    const { adaptation } = createSteeringVectors(encoder, 'prompt', [7, 8]);
    const lengths = Uint32Array.of(4, 3);
    const encode = (front: readonly number[], own = {}) => {
      const tokens = Uint32Array.from([...front, 3, 5, ...front, 6, marks.blank]);
      return Array.from(network.encode(new Tape(arithmetic), { tokens, lengths }, own).output.values);
    };
    expect(encode([marks.unknown, marks.unknown], { adaptation })).toEqual(encode([7, 8]));
    expect(encode([9, 9], { adaptation })).toEqual(encode([7, 8]));
    expect(encode([marks.unknown, marks.unknown])).not.toEqual(encode([7, 8]));
  });

  it('makes tokens of an aligner that change nothing at first', () => {
    const { adaptation, vectors } = createSteeringVectors(encoder, 'aligner', [7]);
    const batch = { tokens: Uint32Array.of(3, 4), lengths: Uint32Array.of(2) };
    const plain = network.encode(new Tape(arithmetic), batch).output.values;
    expect(network.encode(new Tape(arithmetic), batch, { adaptation }).output.values).toEqual(plain);
    expect(vectors.values).toEqual(network.parameters.get('embedding').values.subarray(56, 64));
  });

  it('has the gradients of a prompt right, through texts of different lengths', () => {
    const words = [4, 5];
    const steering = createSteeringVectors(encoder, 'prompt', [7, 8, 9]);
    const { values } = steering.vectors;
    const lossOf = (): [Tape, ReturnType<typeof crossEntropy>] => {
      const tape = new Tape(arithmetic);
      const scores = scoreLabels(tape, network, { texts, words, steering });
      return [tape, crossEntropy(tape, scores, [0, 1])];
    };
    const [tape, loss] = lossOf();
    tape.backward(loss);
    for (const at of [0, 9, 23]) {
      const value = values[at] as number;
      const differenceOver = (step: number): number => {
        const [above, below] = [1, -1].map((sign) => {
          values[at] = value + sign * step;
          return lossOf()[1].item();
        }) as [number, number];
        values[at] = value;
        return (above - below) / (2 * step);
      };
      const expected = (4 * differenceOver(1e-4) - differenceOver(2e-4)) / 3;
      expect(steering.vectors.gradient?.[at]).toBeCloseTo(expected, 9);
    }
  });

  it('refuses no words, and texts shorter than the prompt', () => {
    expect(() => createSteeringVectors(encoder, 'prompt', [])).toThrow(OptionError);
    const { adaptation } = createSteeringVectors(encoder, 'prompt', [7, 8, 9]);
    const batch = { tokens: Uint32Array.of(3, 4), lengths: Uint32Array.of(2) };
    expect(() => network.encode(new Tape(arithmetic), batch, { adaptation })).toThrow(OptionError);
  });
});

describe('scoreLabels', () => {
  it('scores the words of labels as all words are scored, at the place between prompt and text', () => {
    const steering = createSteeringVectors(encoder, 'prompt', [7, 8]);
    const words = [9, 4, 6];
    const tape = new Tape(arithmetic);
    const { shape, values } = scoreLabels(tape, network, { texts: texts.slice(1), words, steering });
    const batch = { tokens: Uint32Array.of(7, 8, marks.hidden, 4), lengths: Uint32Array.of(4) };
    const { output } = network.encode(tape, batch);
    const all = network.scoreWords(tape, output);
    expect(shape).toEqual([1, 3]);
    words.forEach((word, place) => {
      expect(values[place]).toBeCloseTo(all.values[2 * all.columns + word] as number, 12);
    });
  });
});
