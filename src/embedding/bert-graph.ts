import { FileFormatError } from '../errors.js';
import type { ContainerArrays } from '../matrix/container-header.js';
import type { OnnxAttribute, OnnxConstant, OnnxGraph, OnnxNode } from './encode-onnx.js';

/** What `config.json` says of a BERT. */
export interface BertShape {
  readonly layers: number;
  readonly heads: number;
  readonly width: number;
  /** What is added to a variance before its root is taken. */
  readonly epsilon: number;
}

/** Where the numbers of a BERT come from. */
export interface BertWeights {
  /** The path that errors name. */
  readonly path: string;
  readonly arrays: ContainerArrays;
}

/** What stands on top of a BERT: nothing, or what classifies texts by the vector of their first token. */
export type BertHead = 'none' | 'classifier';

/** What takes padding out of a softmax. */
const hidden = -1e9;

const wordTable = 'embeddings.word_embeddings.weight';

/**
 * Makes the graph of a BERT (Devlin, Chang, Lee & Toutanova 2019) of its weights, by the names that PyTorch's files have.
 *
 * Its inputs are `input_ids`, `attention_mask` and `token_type_ids`, of a row a text; its outputs `hidden_states.0`, the sum of
 * the embeddings, to `hidden_states.<n>` behind the last layer, which is `last_hidden_state` too. With a classifier it gives
 * `logits` alone.
 *
 * @throws FileFormatError when a weight is missing or has another shape than the model's.
 */
export function buildBertGraph(shape: BertShape, weights: BertWeights, head: BertHead = 'none'): OnnxGraph {
  return new BertGraph(shape, weights).build(head);
}

class BertGraph {
  readonly #shape: BertShape;
  readonly #weights: BertWeights;
  readonly #prefix: string;
  readonly #nodes: OnnxNode[] = [];
  readonly #constants = new Map<string, OnnxConstant>();

  constructor(shape: BertShape, weights: BertWeights) {
    this.#shape = shape;
    this.#weights = weights;
    // Models with a head on top keep the encoder under a name.
    const table = [...weights.arrays.keys()].find((name) => name === wordTable || name.endsWith(`.${wordTable}`));
    this.#prefix = table?.slice(0, -wordTable.length) ?? '';
  }

  build(head: BertHead): OnnxGraph {
    const outputs = [this.#embed()];
    const padding = this.#padding();
    for (let layer = 0; layer < this.#shape.layers; layer++) outputs.push(this.#layer(layer, outputs[layer], padding));
    const graph = {
      inputs: ['input_ids', 'attention_mask', 'token_type_ids'],
      nodes: this.#nodes,
      constants: this.#constants,
    };
    const last = outputs[this.#shape.layers];
    if (head === 'classifier') return { ...graph, outputs: [], labelOutputs: [this.#classify(last)] };
    this.#node('Identity', [last], { output: 'last_hidden_state' });
    return { ...graph, outputs: ['last_hidden_state', ...outputs] };
  }

  /** The logits of texts: a linear map of the tanh of another, of the vector of the first token. */
  #classify(states: string): string {
    const { width } = this.#shape;
    const first = this.#node('Gather', [states, this.#whole(0)], { attributes: { axis: 1 } });
    const pooled = this.#node('Tanh', [this.#linear('pooler.dense', first, [width, width])]);
    // The head stands beside the encoder, whatever that is named.
    const logits = this.#linear('classifier', pooled, [undefined, width], '');
    return this.#node('Squeeze', [logits, this.#whole(1)], { output: 'logits' });
  }

  #embed(): string {
    const { width } = this.#shape;
    const [words, positions, types] = ['word', 'position', 'token_type'].map((name) =>
      this.#weight(`embeddings.${name}_embeddings.weight`, [undefined, width]),
    );
    const tokens = this.#node('Gather', [this.#node('Shape', ['input_ids']), this.#whole(1)]);
    const places = this.#node('Slice', [positions, this.#whole(0), tokens, this.#whole(0)]);
    const named = this.#node('Gather', [words, 'input_ids']);
    const typed = this.#node('Add', [named, this.#node('Gather', [types, 'token_type_ids'])]);
    return this.#norm('embeddings.LayerNorm', this.#node('Add', [typed, places]), 'hidden_states.0');
  }

  /** 0 at tokens and far below at padding, of texts x 1 x 1 x tokens. */
  #padding(): string {
    const mask = this.#node('Cast', ['attention_mask'], { attributes: { to: 1 } });
    const absent = this.#node('Sub', [this.#number(1), mask]);
    return this.#node('Unsqueeze', [this.#node('Mul', [absent, this.#number(hidden)]), this.#whole(1, 2)]);
  }

  #layer(layer: number, x: string, padding: string): string {
    const { heads, width } = this.#shape;
    const at = `encoder.layer.${layer}`;
    const size = width / heads;
    const split = (part: string, perm: readonly number[]): string => {
      const all = this.#linear(`${at}.attention.self.${part}`, x, [width, width]);
      const parted = this.#node('Reshape', [all, this.#whole(0, 0, heads, size)]);
      return this.#node('Transpose', [parted], { attributes: { perm } });
    };
    const [query, key, value] = [
      split('query', [0, 2, 1, 3]),
      split('key', [0, 2, 3, 1]),
      split('value', [0, 2, 1, 3]),
    ];
    const scores = this.#node('Div', [this.#node('MatMul', [query, key]), this.#number(Math.sqrt(size))]);
    const shares = this.#node('Softmax', [this.#node('Add', [scores, padding])], { attributes: { axis: -1 } });
    const perm = [0, 2, 1, 3];
    const mixed = this.#node('Transpose', [this.#node('MatMul', [shares, value])], { attributes: { perm } });
    const joined = this.#node('Reshape', [mixed, this.#whole(0, 0, width)]);
    const attended = this.#linear(`${at}.attention.output.dense`, joined, [width, width]);
    const middle = this.#norm(`${at}.attention.output.LayerNorm`, this.#node('Add', [x, attended]));
    const inner = this.#linear(`${at}.intermediate.dense`, middle, [undefined, width]);
    const outer = this.#linear(`${at}.output.dense`, this.#gelu(inner), [width, undefined]);
    return this.#norm(`${at}.output.LayerNorm`, this.#node('Add', [middle, outer]), `hidden_states.${layer + 1}`);
  }

  /** x P(X <= x) of a standard normal X (Hendrycks & Gimpel 2016). */
  #gelu(x: string): string {
    const error = this.#node('Erf', [this.#node('Div', [x, this.#number(Math.SQRT2)])]);
    const gate = this.#node('Mul', [this.#node('Add', [error, this.#number(1)]), this.#number(0.5)]);
    return this.#node('Mul', [x, gate]);
  }

  #linear(name: string, x: string, dims: readonly (number | undefined)[], prefix = this.#prefix): string {
    const [rows] = dims;
    const weight = this.#weight(`${name}.weight`, dims, prefix);
    // The runtime turns constants once, when it loads the graph.
    const turned = this.#node('Transpose', [weight], { attributes: { perm: [1, 0] } });
    return this.#node('Add', [this.#node('MatMul', [x, turned]), this.#weight(`${name}.bias`, [rows], prefix)]);
  }

  #norm(name: string, x: string, output?: string): string {
    const { width, epsilon } = this.#shape;
    const parts = ['weight', 'bias'].map((part) => this.#weight(`${name}.${part}`, [width]));
    const attributes = { axis: -1, epsilon: { decimal: epsilon } };
    return this.#node('LayerNormalization', [x, ...parts], { output, attributes });
  }

  #node(
    operator: string,
    inputs: readonly string[],
    more: { readonly output?: string | undefined; readonly attributes?: Readonly<Record<string, OnnxAttribute>> } = {},
  ): string {
    const { output = `${operator}.${this.#nodes.length}`, attributes = {} } = more;
    this.#nodes.push({ operator, inputs, output, attributes });
    return output;
  }

  #weight(name: string, dims: readonly (number | undefined)[], prefix = this.#prefix): string {
    const { arrays, path } = this.#weights;
    const full = `${prefix}${name}`;
    const found = arrays.get(full);
    const wanted = dims.map((size) => size ?? 'any').join(' x ');
    if (found === undefined) throw new FileFormatError(path, 'header', `holds no array "${full}" of ${wanted}.`);
    const { shape, values } = found;
    const fits = shape.length === dims.length && dims.every((size, axis) => size === undefined || size === shape[axis]);
    if (!fits || !(values instanceof Float32Array)) {
      const problem = `holds "${full}" of ${shape.join(' x ')}; expected ${wanted} of single or half precision.`;
      throw new FileFormatError(path, 'header', problem);
    }
    this.#constants.set(name, { dims: shape, values });
    return name;
  }

  #whole(...numbers: readonly number[]): string {
    const name = `whole.${numbers.join('.')}`;
    this.#constants.set(name, { dims: [numbers.length], values: BigInt64Array.from(numbers, BigInt) });
    return name;
  }

  #number(value: number): string {
    const name = `number.${value}`;
    this.#constants.set(name, { dims: [], values: Float32Array.of(value) });
    return name;
  }
}
