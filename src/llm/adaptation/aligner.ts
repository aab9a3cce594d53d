import { requireOption, requireWhole } from '../../errors.js';
import { createRandom } from '../../random.js';
import type { EncoderNetwork } from '../encoder/encoder-network.js';
import { add, multiply } from '../tensor/pairs.js';
import { multiplyMatrices } from '../tensor/products.js';
import { permute, reshape } from '../tensor/shapes.js';
import { softmax } from '../tensor/softmax.js';
import type { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import { Parameters } from '../training/parameters.js';
import type { TrainedAdaptation } from './trained-adaptation.js';

/** Which tokens and gates are trained. */
export interface AlignerOptions {
  /** How many tokens every place attends to, >= 1; default 1. */
  readonly tokens?: number | undefined;
  /** The first layer that attends to them; those below stay as they are; default 0. */
  readonly startLayer?: number | undefined;
  /**
   * `shared`: the same tokens for all layers with a gate for each head (Aligner, Zhou et al. 2023); `layers`: tokens of its own
   * and one gate for each layer (LLaMA-Adapter, Zhang et al. 2023); default `shared`.
   */
  readonly kind?: 'shared' | 'layers' | undefined;
}

/**
 * Returns how many numbers are trained: N C tokens (for each layer where they are its own), and a gate for each head, or for
 * each layer, of the layers that are adapted.
 *
 * @example countAlignerParameters({ width: 4096, layers: 32, heads: 32 }, { startLayer: 2 }) // 5056, as Zhou et al. (2023) have it
 */
export function countAlignerParameters(
  { width, layers, heads }: { readonly width: number; readonly layers: number; readonly heads: number },
  { tokens = 1, startLayer = 0, kind = 'shared' }: AlignerOptions = {},
): number {
  const adapted = layers - startLayer;
  return kind === 'shared' ? tokens * width + adapted * heads : adapted * (tokens * width + 1);
}

/**
 * Makes global tokens that every place of the adapted layers attends to beside the text: with the frozen weights of keys and values of the layer,
 * a softmax of their own, no places, and a gate that begins at 0 (Zhou et al. 2023):
 *
 *     attention <- attention + g softmax(q (P W_k)' / sqrt(d)) P W_v
 *
 * At first nothing changes, and the gradient of the tokens is 0; gates move first. The tokens begin as standard normal numbers.
 *
 * @throws OptionError when a size is out of range.
 */
export function createAligner(
  network: EncoderNetwork,
  options: AlignerOptions & { readonly seed: number },
): TrainedAdaptation {
  const { tokens = 1, startLayer = 0, kind = 'shared', seed } = options;
  const { layers, width, heads } = network.sizes;
  requireWhole('tokens', tokens, 1);
  const isLayer = Number.isInteger(startLayer) && startLayer >= 0 && startLayer < layers;
  requireOption(isLayer, 'startLayer', startLayer, `a layer of 0 to ${layers - 1}`);
  const frozen = network.parameters.frozen();
  const parameters = new Parameters(network.parameters.arithmetic);
  const normal = { deviation: 1, random: createRandom(seed) };
  if (kind === 'shared') parameters.add('tokens', [tokens, width], normal);
  for (let layer = startLayer; layer < layers; layer++) {
    if (kind === 'layers') parameters.add(`layer.${layer}.tokens`, [tokens, width], normal);
    parameters.add(`layer.${layer}.gate`, [kind === 'shared' ? heads : 1, 1, 1], { value: 0 });
  }
  const size = width / heads;
  const headsOf = (tape: Tape, layer: number, name: 'keys' | 'values'): Tensor => {
    const own = parameters.get(kind === 'shared' ? 'tokens' : `layer.${layer}.tokens`);
    const product = multiplyMatrices(tape, own, frozen.get(`layer.${layer}.${name}`));
    return permute(tape, reshape(tape, product, [tokens, heads, size]), [1, 0, 2]);
  };
  return {
    form: { method: 'aligner', tokens, startLayer, kind },
    parameters,
    adaptAttention(tape, layer, { queries, output }) {
      if (layer < startLayer) return output;
      const rows = reshape(tape, queries, [heads, queries.values.length / width, size]);
      const scores = multiplyMatrices(tape, rows, scaled(tape, headsOf(tape, layer, 'keys'), size), {
        transposeRight: true,
      });
      const values = multiplyMatrices(tape, softmax(tape, scores), headsOf(tape, layer, 'values'));
      const gated = multiply(tape, values, parameters.get(`layer.${layer}.gate`));
      return add(tape, output, reshape(tape, gated, output.shape));
    },
  };
}

function scaled(tape: Tape, keys: Tensor, size: number): Tensor {
  return multiply(tape, keys, tape.constant([], [1 / Math.sqrt(size)]));
}

/**
 * Returns the encoder with one global token merged into it: its softmax is over one key and hence 1, so that what it adds is the same at
 * every place of every text, g P W_v, and through the mixing product a change of its bias.
 *
 * @throws OptionError when there is more than one token.
 */
export function mergeAligner(network: EncoderNetwork, { parameters, form }: TrainedAdaptation): Parameters {
  requireOption(form.method === 'aligner', 'adaptation', form.method, 'one of the method aligner');
  const { tokens, startLayer, kind } = form;
  requireOption(tokens === 1, 'tokens', tokens, '1, since the attention to more depends on the text');
  const { layers, width, heads } = network.sizes;
  const merged = network.parameters.copy();
  for (let layer = startLayer; layer < layers; layer++) {
    const { values: token } = parameters.get(kind === 'shared' ? 'tokens' : `layer.${layer}.tokens`);
    const gates = parameters.get(`layer.${layer}.gate`).values;
    const valueWeights = merged.get(`layer.${layer}.values`).values;
    const mixWeights = merged.get(`layer.${layer}.mix`).values;
    const bias = merged.get(`layer.${layer}.mix.bias`).values;
    const added = new Float64Array(width);
    for (let from = 0; from < width; from++) {
      for (let to = 0; to < width; to++) added[to] += token[from] * valueWeights[from * width + to];
    }
    for (let from = 0; from < width; from++) {
      const gate = kind === 'shared' ? gates[Math.floor((from * heads) / width)] : gates[0];
      for (let to = 0; to < width; to++) bias[to] += gate * added[from] * mixWeights[from * width + to];
    }
  }
  return merged;
}
