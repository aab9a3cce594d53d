import { requireOption, requireWhole } from '../../errors.js';
import { createRandom } from '../../random.js';
import type { Arithmetic } from '../tensor/arithmetic.js';
import { type Beginning, Parameters } from '../training/parameters.js';

/** The sizes of an encoder. */
export interface EncoderSizes {
  /** How many words it knows, marks included. */
  readonly vocabulary: number;
  readonly layers: number;
  /** How long a vector of a word is. */
  readonly width: number;
  /** Heads of attention in each layer; they part the width evenly. */
  readonly heads: number;
  /** How long the inner vectors of the feed-forward part are; default four times the width. */
  readonly hidden?: number | undefined;
  /** Distances that have a vector, in each direction, the same place included; with absolute places, the places that have one. */
  readonly maximumDistance: number;
  /** Whether places are told by distances, or by a vector for each place below `maximumDistance`; default `relative`. */
  readonly places?: 'relative' | 'absolute' | undefined;
}

/** The sizes of an encoder, each of them told. */
export type FullEncoderSizes = { readonly [Size in keyof EncoderSizes]-?: NonNullable<EncoderSizes[Size]> };

/**
 * Fills in the sizes that are not given.
 *
 * @throws OptionError when a size is out of range.
 */
export function completeSizes(sizes: EncoderSizes): FullEncoderSizes {
  const { vocabulary, layers, width, heads, hidden = 4 * sizes.width, maximumDistance, places = 'relative' } = sizes;
  for (const [name, size] of Object.entries({ vocabulary, layers, width, heads, hidden, maximumDistance })) {
    requireWhole(name, size, 1);
  }
  requireOption(width % heads === 0, 'heads', heads, `a divisor of the width, ${width}`);
  return { vocabulary, layers, width, heads, hidden, maximumDistance, places };
}

/** Counts the numbers in the matrices of an encoder; biases and norms come on top. */
export function countMatrixNumbers({
  vocabulary,
  layers,
  width,
  hidden,
  maximumDistance,
  places,
}: FullEncoderSizes): number {
  const distances = places === 'relative' ? layers * (2 * maximumDistance - 1) * width : maximumDistance * width;
  return vocabulary * width + layers * (4 * width * width + 2 * width * hidden) + distances;
}

/**
 * Makes the parameters that an encoder begins with: normal numbers of deviation 0.02, those of the vectors of distances of d^(-1/2) with
 * d the width of a head.
 */
export function beginParameters(
  arithmetic: Arithmetic,
  { vocabulary, layers, width, heads, hidden, maximumDistance, places }: FullEncoderSizes,
  options: { readonly seed: number },
): Parameters {
  const parameters = new Parameters(arithmetic);
  const random = createRandom(options.seed);
  const normal = { deviation: 0.02, random };
  parameters.add('embedding', [vocabulary, width], normal);
  if (places === 'absolute') parameters.add('places', [maximumDistance, width], normal);
  for (let layer = 0; layer < layers; layer++) {
    const put = (name: string, shape: readonly number[], beginning: Beginning) =>
      parameters.add(`layer.${layer}.${name}`, shape, beginning);
    for (const norm of ['attention', 'feed']) {
      put(`${norm}.gain`, [width], { value: 1 });
      put(`${norm}.offset`, [width], { value: 0 });
    }
    for (const name of ['queries', 'keys', 'values', 'mix']) {
      put(name, [width, width], normal);
      put(`${name}.bias`, [width], { value: 0 });
    }
    if (places === 'relative') {
      const size = width / heads;
      put('distances', [heads, 2 * maximumDistance - 1, size], { deviation: size ** -0.5, random });
    }
    put('widen', [width, hidden], normal);
    put('widen.bias', [hidden], { value: 0 });
    put('narrow', [hidden, width], normal);
    put('narrow.bias', [width], { value: 0 });
  }
  parameters.add('output.gain', [width], { value: 1 });
  parameters.add('output.offset', [width], { value: 0 });
  parameters.add('output.bias', [vocabulary], { value: 0 });
  return parameters;
}
