import { type LogRatioProfileOptions, logRatioProfiles } from '../matrix/weightings/log-ratio-profiles.js';
import { extendSpace, requireSparse, type Transform } from './transform.js';

/**
 * A step that turns the counts of a sparse space into centred log-ratios of profiles over its densest contexts, a dense
 * space; `denseReduction` may follow. The history keeps the share of zeros that were replaced.
 *
 * @throws OptionError when an option is out of range; ShapeError for a space that is dense already.
 * @example applyTransforms(counts, [logRatioProfile({ contexts: 1000 }), denseReduction({ rank: 300 })])
 */
export function logRatioProfile(options: LogRatioProfileOptions = {}): Transform {
  const { contexts = 1000, zeros = 'bayes-laplace', centred = true } = options;
  const described = {
    name: 'logRatioProfile',
    options: { contexts, zeros: typeof zeros === 'string' ? zeros : `alpha ${zeros.alpha}`, centred },
  };
  return {
    ...described,
    apply(space) {
      const counts = requireSparse(space, described.name);
      const { matrix, replacedShare } = logRatioProfiles(counts, { contexts, zeros, centred });
      return extendSpace(space, matrix, described, { replacedShare });
    },
  };
}
