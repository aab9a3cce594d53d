import { requireOption, requireWhole } from '../../errors.js';
import { createRandom } from '../../random.js';
import type { EncoderNetwork, ProjectionName } from '../encoder/encoder-network.js';
import { scale } from '../tensor/elementwise.js';
import { add } from '../tensor/pairs.js';
import { multiplyMatrices } from '../tensor/products.js';
import { Parameters } from '../training/parameters.js';
import type { TrainedAdaptation } from './trained-adaptation.js';

/** Options of {@link createLowRank}. */
export interface LowRankOptions {
  readonly seed: number;
  /** The rank of each change, >= 1; default 1. */
  readonly rank?: number | undefined;
  /** Changes are multiplied by this over the rank; default the rank. */
  readonly strength?: number | undefined;
  /** Which products change; default queries and values. */
  readonly products?: readonly ProjectionName[] | undefined;
}

/**
 * Makes changes of low rank of products: x W becomes x W + (s / r) x A B, with A of normal numbers of deviation r^(-1/2) and B of zeros,
 * so that at first nothing changes (LoRA; Hu et al. 2022).
 *
 * @throws OptionError when an option is out of range.
 */
export function createLowRank(network: EncoderNetwork, options: LowRankOptions): TrainedAdaptation {
  const { seed, rank = 1, strength = rank, products = ['queries', 'values'] } = options;
  requireWhole('rank', rank, 1);
  requireOption(strength > 0 && Number.isFinite(strength), 'strength', strength, 'a number > 0');
  requireOption(products.length > 0, 'products', products, 'at least one');
  const parameters = new Parameters(network.parameters.arithmetic);
  const normal = { deviation: rank ** -0.5, random: createRandom(seed) };
  for (let layer = 0; layer < network.sizes.layers; layer++) {
    for (const name of products) {
      const [inner, outer] = network.parameters.get(`layer.${layer}.${name}`).shape as readonly [number, number];
      parameters.add(`layer.${layer}.${name}.down`, [inner, rank], normal);
      parameters.add(`layer.${layer}.${name}.up`, [rank, outer], { value: 0 });
    }
  }
  const changed: ReadonlySet<ProjectionName> = new Set(products);
  return {
    form: { method: 'low-rank', rank, strength, products: [...products] },
    parameters,
    adaptProduct(tape, { layer, name }, { input, output }) {
      if (!changed.has(name)) return output;
      const down = multiplyMatrices(tape, input, parameters.get(`layer.${layer}.${name}.down`));
      const up = multiplyMatrices(tape, down, parameters.get(`layer.${layer}.${name}.up`));
      return add(tape, output, strength === rank ? up : scale(tape, up, strength / rank));
    },
  };
}

/**
 * Returns the parameters of the encoder with changes of low rank merged into its weights: W + (s / r) A B.
 *
 * @throws OptionError when the adaptation is of another method.
 */
export function mergeLowRank(network: EncoderNetwork, { parameters, form }: TrainedAdaptation): Parameters {
  requireOption(form.method === 'low-rank', 'adaptation', form.method, 'one of the method low-rank');
  const { rank, strength } = form;
  const merged = network.parameters.copy();
  for (const [name, down] of parameters) {
    if (!name.endsWith('.down')) continue;
    const place = name.slice(0, -'.down'.length);
    const up = parameters.get(`${place}.up`);
    const weights = merged.get(place).values;
    for (let i = 0; i < down.rows; i++) {
      for (let j = 0; j < up.columns; j++) {
        let sum = 0;
        for (let k = 0; k < rank; k++) sum += down.values[i * rank + k] * up.values[k * up.columns + j];
        weights[i * up.columns + j] += (strength / rank) * sum;
      }
    }
  }
  return merged;
}
