import { OptionError, requireOption } from '../../errors.js';

/** The symmetric Dirichlet priors that go by name. */
export const symmetricPriors = ['square-root', 'bayes-laplace', 'jeffreys', 'perks'] as const;

/** A symmetric Dirichlet prior: by its name, or by the pseudo-count that each part gets. */
export type SymmetricPrior = (typeof symmetricPriors)[number] | { readonly alpha: number };

/**
 * Returns the concentration s of a symmetric Dirichlet prior over D parts, from the sum n of the row that it meets: `perks`
 * 1, `jeffreys` D/2, `bayes-laplace` D, `square-root` sqrt(n), `{ alpha }` alpha D (Martín-Fernández et al. 2015).
 *
 * @throws OptionError for an unknown prior, or an alpha that is not above 0.
 */
export function concentrationOf(prior: SymmetricPrior, parts: number): (sum: number) => number {
  switch (prior) {
    case 'square-root':
      return Math.sqrt;
    case 'bayes-laplace':
      return () => parts;
    case 'jeffreys':
      return () => parts / 2;
    case 'perks':
      return () => 1;
    default: {
      if (typeof prior !== 'object')
        throw new OptionError('prior', prior, `${symmetricPriors.join(', ')} or { alpha }`);
      const { alpha } = prior;
      requireOption(alpha > 0 && Number.isFinite(alpha), 'alpha', alpha, 'a number above 0');
      return () => alpha * parts;
    }
  }
}
