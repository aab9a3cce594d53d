import { fileURLToPath } from 'node:url';
import type { ContainerArrays } from '../../src/matrix/container-header.js';
import { createRandom } from '../../src/random.js';

/** The sizes of a BERT for tests. */
export interface NaiveBert {
  readonly layers: number;
  readonly heads: number;
  readonly width: number;
  readonly inner: number;
  readonly words: number;
  readonly positions: number;
  readonly epsilon: number;
}

/** Makes weights by chance, under the names that PyTorch's files have, with a prefix. */
export function makeWeights(
  shape: NaiveBert,
  prefix = '',
  seed = 1,
): Map<string, { shape: number[]; values: Float32Array }> {
  const random = createRandom(seed);
  const { layers, width, inner, words, positions } = shape;
  const arrays = new Map<string, { shape: number[]; values: Float32Array }>();
  const add = (name: string, dims: number[], around = 0): void => {
    const count = dims.reduce((product, size) => product * size, 1);
    const values = Float32Array.from({ length: count }, () => around + random.uniform() - 0.5);
    arrays.set(`${prefix}${name}`, { shape: dims, values });
  };
  const addLinear = (name: string, to: number, from: number): void => {
    add(`${name}.weight`, [to, from]);
    add(`${name}.bias`, [to]);
  };
  const addNorm = (name: string): void => {
    add(`${name}.weight`, [width], 1);
    add(`${name}.bias`, [width]);
  };
  add('embeddings.word_embeddings.weight', [words, width]);
  add('embeddings.position_embeddings.weight', [positions, width]);
  add('embeddings.token_type_embeddings.weight', [2, width]);
  addNorm('embeddings.LayerNorm');
  for (let layer = 0; layer < layers; layer++) {
    const at = `encoder.layer.${layer}`;
    for (const part of ['query', 'key', 'value']) addLinear(`${at}.attention.self.${part}`, width, width);
    addLinear(`${at}.attention.output.dense`, width, width);
    addNorm(`${at}.attention.output.LayerNorm`);
    addLinear(`${at}.intermediate.dense`, inner, width);
    addLinear(`${at}.output.dense`, width, inner);
    addNorm(`${at}.output.LayerNorm`);
  }
  return arrays;
}

/** The same with a classifier of so many labels on top, as PyTorch's files name it. */
export function makeClassifierWeights(shape: NaiveBert, labels: number): ReturnType<typeof makeWeights> {
  const random = createRandom(2);
  const { width } = shape;
  const arrays = makeWeights(shape, 'bert.');
  const sizes = new Map([
    ['bert.pooler.dense.weight', [width, width]],
    ['bert.pooler.dense.bias', [width]],
    ['classifier.weight', [labels, width]],
    ['classifier.bias', [labels]],
  ]);
  for (const [name, dims] of sizes) {
    const count = dims.reduce((product, size) => product * size, 1);
    arrays.set(name, { shape: dims, values: Float32Array.from({ length: count }, () => random.uniform() - 0.5) });
  }
  return arrays;
}

function numbersOf(arrays: ContainerArrays, name: string): ArrayLike<number> {
  const found = arrays.get(name);
  if (found === undefined) throw new Error(`no array ${name} in ${fileURLToPath(import.meta.url)}`);
  return found.values as ArrayLike<number>;
}

function runLinear(arrays: ContainerArrays, name: string, x: readonly number[]): number[] {
  const [weight, bias] = [numbersOf(arrays, `${name}.weight`), numbersOf(arrays, `${name}.bias`)];
  return Array.from(bias, (start, to) =>
    x.reduce((sum, value, from) => sum + value * (weight[to * x.length + from] ?? Number.NaN), start),
  );
}

/** A text, or two, as a BERT takes it. */
export interface NaiveText {
  readonly ids: readonly number[];
  /** The type of each token; default 0. */
  readonly types?: readonly number[];
}

/** Runs a BERT with a classifier on one text; returns its logits. */
export function classifyNaively(shape: NaiveBert, weights: ContainerArrays, text: NaiveText): number[] {
  const own = new Map(Array.from(weights, ([name, array]) => [name.replace(/^bert\./, ''), array]));
  const [first] = runNaiveBert(shape, own, text)[shape.layers];
  return runLinear(own, 'classifier', runLinear(own, 'pooler.dense', first).map(Math.tanh));
}

/** Runs a BERT on one text, loop by loop in doubles; returns the vectors of its tokens behind every layer. */
export function runNaiveBert(shape: NaiveBert, arrays: ContainerArrays, { ids, types }: NaiveText): number[][][] {
  const numbers = (name: string): ArrayLike<number> => numbersOf(arrays, name);
  const row = (name: string, place: number): number[] =>
    Array.from({ length: shape.width }, (_, column) => numbers(name)[place * shape.width + column] ?? Number.NaN);
  const norm = (name: string, x: readonly number[]): number[] => {
    const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
    const variance = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length;
    const [weight, bias] = [numbers(`${name}.weight`), numbers(`${name}.bias`)];
    return x.map(
      (value, entry) =>
        ((value - mean) / Math.sqrt(variance + shape.epsilon)) * (weight[entry] ?? 0) + (bias[entry] ?? 0),
    );
  };
  const linear = (name: string, x: readonly number[]): number[] => runLinear(arrays, name, x);
  const plus = (a: readonly number[], b: readonly number[]): number[] =>
    a.map((value, entry) => value + (b[entry] ?? 0));
  let states = ids.map((id, place) => {
    const word = row('embeddings.word_embeddings.weight', id);
    const others = plus(
      row('embeddings.position_embeddings.weight', place),
      row('embeddings.token_type_embeddings.weight', types?.[place] ?? 0),
    );
    return norm('embeddings.LayerNorm', plus(word, others));
  });
  const all = [states];
  for (let layer = 0; layer < shape.layers; layer++) {
    const at = `encoder.layer.${layer}`;
    const [queries, keys, values] = ['query', 'key', 'value'].map((part) =>
      states.map((x) => linear(`${at}.attention.self.${part}`, x)),
    ) as [number[][], number[][], number[][]];
    const size = shape.width / shape.heads;
    states = states.map((x, place) => {
      const mixed = Array.from({ length: shape.width }, (_, column) => {
        const first = Math.floor(column / size) * size;
        const scores = keys.map((key) => {
          let sum = 0;
          for (let entry = first; entry < first + size; entry++)
            sum += (queries[place]?.[entry] ?? 0) * (key[entry] ?? 0);
          return Math.exp(sum / Math.sqrt(size));
        });
        const total = scores.reduce((sum, value) => sum + value, 0);
        return values.reduce((sum, value, other) => sum + ((scores[other] ?? 0) / total) * (value[column] ?? 0), 0);
      });
      const middle = norm(`${at}.attention.output.LayerNorm`, plus(x, linear(`${at}.attention.output.dense`, mixed)));
      const inner = linear(`${at}.intermediate.dense`, middle).map(
        (value) => (value * (1 + erf(value / Math.SQRT2))) / 2,
      );
      return norm(`${at}.output.LayerNorm`, plus(middle, linear(`${at}.output.dense`, inner)));
    });
    all.push(states);
  }
  return all;
}

/** The error function by its power series, which is exact to doubles for the small numbers here. */
function erf(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < 200; n++) {
    term *= -(x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}
