import type { CircuitEdge } from '../../../src/llm/circuits/attribute-edges.js';
import type { Contrast } from '../../../src/llm/circuits/circuit-task.js';
import { spansFromStarts } from '../../../src/llm/circuits/span-schema.js';
import { createEncoder, type Encoder } from '../../../src/llm/encoder/encoder.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';

/** Numbers of a vector; each feature f lies in the places 2 f and 2 f + 1 with opposite signs, so that the mean stays 0. */
const width = 12;
const headWidth = 6;
const maximumDistance = 8;
/** So large that layer norm divides all vectors by nearly the same number. */
const constant = 1000;
const features = { word: 0, neighbour: 1, carried: 2, answer: 3, constant: 4 } as const;

/**
 * An encoder whose weights are set by hand: head 0.0 takes the number of a word one place to the right, head 1.1 takes it two places further, feed 1 turns
 * it into what the answers "is" and "are" are scored by. Everything else adds nothing.
 */
export function createHandCompiledEncoder(): Encoder {
  const encoder = createEncoder(new Arithmetic({ precision: 'double' }), {
    words: ['one', 'many', 'x', 'y', 'is', 'are'],
    layers: 2,
    width,
    heads: 2,
    hidden: 2,
    maximumDistance,
    seed: 1,
  });
  const { parameters } = encoder.network;
  for (const [name, { values }] of parameters) if (!name.endsWith('.gain')) values.fill(0);
  const table = parameters.get('embedding').values;
  const put = (word: string | number, feature: number, value: number): void => {
    const row = typeof word === 'number' ? word : encoder.codes.codeOf(word);
    table[row * width + 2 * feature] = value;
    table[row * width + 2 * feature + 1] = -value;
  };
  for (let code = 0; code < encoder.codes.size; code++) put(code, features.constant, constant);
  put('one', features.word, 1);
  put('many', features.word, -1);
  put('is', features.answer, 1);
  put('are', features.answer, -1);
  // The deviation of such vectors is about constant sqrt(2 / 12): the gain takes it back, so that features are read as they are.
  for (const [name, { values }] of parameters) {
    if (name.endsWith('.gain')) values.fill(constant * Math.sqrt(2 / width));
  }
  const carry = (
    { layer, head }: { readonly layer: number; readonly head: number },
    { read, write, distance }: { readonly read: number; readonly write: number; readonly distance: number },
  ): void => {
    const own = head * headWidth;
    const get = (name: string) => parameters.get(`layer.${layer}.${name}`).values;
    get('values')[2 * read * width + own] = 0.5;
    get('values')[(2 * read + 1) * width + own] = -0.5;
    get('mix')[own * width + 2 * write] = 1;
    get('mix')[own * width + 2 * write + 1] = -1;
    // A query that is always the same, and a vector of one distance that fits it: shares of all else are about e^-60.
    get('queries.bias')[own] = 1;
    get('distances')[(head * (2 * maximumDistance - 1) + distance + maximumDistance - 1) * headWidth] =
      60 * Math.sqrt(headWidth);
  };
  carry({ layer: 0, head: 0 }, { read: features.word, write: features.neighbour, distance: -1 });
  carry({ layer: 1, head: 1 }, { read: features.neighbour, write: features.carried, distance: -2 });
  const [widen, narrow] = ['widen', 'narrow'].map((name) => parameters.get(`layer.1.${name}`).values) as [
    Float64Array,
    Float64Array,
  ];
  // gelu(x) - gelu(-x) = x.
  for (const [unit, sign] of [1, -1].entries()) {
    widen[2 * features.carried * 2 + unit] = sign / 2;
    widen[(2 * features.carried + 1) * 2 + unit] = -sign / 2;
    narrow[unit * width + 2 * features.answer] = sign;
    narrow[unit * width + 2 * features.answer + 1] = -sign;
  }
  return encoder;
}

/** The spans of {@link createHandCompiledContrasts}. */
export const handCompiledSpans = ['before', 'subject', 'next', 'between', 'answer'] as const;

/** Texts of different lengths that {@link createHandCompiledEncoder} answers. */
export function createHandCompiledContrasts(): Contrast[] {
  return [0, 1, 2, 3].flatMap((before) =>
    (['one', 'many'] as const).map((subject) => {
      const wordsOf = (word: string) => [...Array<string>(before).fill('y'), word, 'x', 'y', '_'];
      const clean = wordsOf(subject);
      const starts = [0, before, before + 1, before + 2, before + 3];
      return {
        clean,
        counterfactual: wordsOf(subject === 'one' ? 'many' : 'one'),
        right: subject === 'one' ? 'is' : 'are',
        wrong: subject === 'one' ? 'are' : 'is',
        spans: spansFromStarts(clean, handCompiledSpans, starts),
      };
    }),
  );
}

/** The circuit of {@link createHandCompiledEncoder}. */
export const handCompiledCircuit: readonly CircuitEdge[] = [
  { kind: 'stream', from: 'embedding', fromSpan: 'subject', to: 'head 0.0', toSpan: 'subject' },
  { kind: 'crossing', from: 'head 0.0', fromSpan: 'subject', to: 'head 0.0', toSpan: 'next' },
  { kind: 'stream', from: 'head 0.0', fromSpan: 'next', to: 'head 1.1', toSpan: 'next' },
  { kind: 'crossing', from: 'head 1.1', fromSpan: 'next', to: 'head 1.1', toSpan: 'answer' },
  { kind: 'stream', from: 'head 1.1', fromSpan: 'answer', to: 'feed 1', toSpan: 'answer' },
  { kind: 'stream', from: 'feed 1', fromSpan: 'answer', to: 'output', toSpan: 'answer' },
];
