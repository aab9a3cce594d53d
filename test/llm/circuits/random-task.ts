import type { CircuitTask, Contrast } from '../../../src/llm/circuits/circuit-task.js';
import { createCircuitTask } from '../../../src/llm/circuits/circuit-task.js';
import { spansFromStarts } from '../../../src/llm/circuits/span-schema.js';
import { createEncoder, type Encoder } from '../../../src/llm/encoder/encoder.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { createRandom } from '../../../src/random.js';

/** An encoder whose every number is drawn, biases included, large enough that all edges count. */
export function createRandomEncoder(places: 'relative' | 'absolute' = 'relative'): Encoder {
  const words = ['a', 'b', 'c', 'd', 'constructor', '__proto__'];
  const sizes = { layers: 2, width: 8, heads: 2, hidden: 12, maximumDistance: 5, places };
  const encoder = createEncoder(new Arithmetic({ precision: 'double' }), { words, ...sizes, seed: 1 });
  const random = createRandom(5);
  for (const [name, { values }] of encoder.network.parameters) {
    const middle = name.endsWith('.gain') ? 1 : 0;
    for (let at = 0; at < values.length; at++) values[at] = middle + 0.5 * random.normal();
  }
  return encoder;
}

/** Texts of three spans, one of them empty in one text. */
export const randomContrasts: readonly Contrast[] = [
  { clean: ['a', 'b', 'c', '_'], counterfactual: ['a', 'd', 'c', '_'], right: 'constructor', wrong: '__proto__' },
  { clean: ['b', 'c', '_'], counterfactual: ['d', 'a', '_'], right: 'a', wrong: 'constructor' },
  { clean: ['c', 'c', 'd', '_'], counterfactual: ['c', 'a', 'b', '_'], right: 'b', wrong: 'a' },
].map((contrast) => ({
  ...contrast,
  spans: spansFromStarts(contrast.clean, ['first', 'middle', 'asked'], [0, 1, contrast.clean.length - 1]),
}));

export function createRandomTask(encoder: Encoder): CircuitTask {
  return createCircuitTask(encoder, randomContrasts);
}
