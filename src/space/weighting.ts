import { OptionError, requireOption } from '../errors.js';
import type { SparseMatrix } from '../matrix/sparse-matrix.js';
import { contextRatio } from '../matrix/weightings/context-ratio.js';
import { inverseDocumentFrequency } from '../matrix/weightings/inverse-document-frequency.js';
import { localMutualInformation } from '../matrix/weightings/local-mutual-information.js';
import { type PpmiOptions, pmi, ppmi } from '../matrix/weightings/ppmi.js';
import { extendSpace, requireSparse, type Transform } from './transform.js';

type WeightingOptions = Omit<PpmiOptions, 'threads'>;

/** The weightings that go by name. */
export type WeightingName = 'ppmi' | 'pmi' | 'localMutualInformation' | 'contextRatio' | 'inverseDocumentFrequency';

/**
 * A step that weights the counts of a sparse space.
 *
 * @param weighting a name, or a function from counts to weights of the same shape (then give `name` for the history).
 * @param options of PPMI; PMI has `contextSmoothing` alone, the other weightings have none.
 * @throws OptionError when the name is unknown, or an option is not one of this weighting.
 * @example weighting('ppmi', { contextSmoothing: 0.75 })
 */
export function weighting(
  weighting: WeightingName | ((counts: SparseMatrix) => SparseMatrix),
  options: WeightingOptions & { readonly name?: string } = {},
): Transform {
  const { name, ...settings } = options;
  const weigh = typeof weighting === 'function' ? weighting : namedWeighting(weighting, settings);
  const defaults: WeightingOptions = defaultSettings.get(weighting) ?? {};
  for (const [option, value] of Object.entries(settings)) {
    requireOption(Object.hasOwn(defaults, option), option, value, 'nothing, for this weighting');
  }
  const described = {
    name: name ?? (typeof weighting === 'function' ? 'weighting' : weighting),
    options: { ...defaults, ...settings },
  };
  return {
    ...described,
    apply: (space) => extendSpace(space, weigh(requireSparse(space, described.name)), described),
  };
}

/** The options of the weightings that have any. */
const defaultSettings: ReadonlyMap<unknown, WeightingOptions> = new Map([
  ['ppmi', { contextSmoothing: 1, shift: 0 }],
  ['pmi', { contextSmoothing: 1 }],
]);

function namedWeighting(name: WeightingName, options: WeightingOptions): (counts: SparseMatrix) => SparseMatrix {
  switch (name) {
    case 'ppmi':
      return (counts) => ppmi(counts, options);
    case 'pmi':
      return (counts) => pmi(counts, options);
    case 'localMutualInformation':
      return localMutualInformation;
    case 'contextRatio':
      return contextRatio;
    case 'inverseDocumentFrequency':
      return inverseDocumentFrequency;
    default:
      throw new OptionError(
        'weighting',
        name,
        'ppmi, pmi, localMutualInformation, contextRatio, inverseDocumentFrequency or a function',
      );
  }
}
