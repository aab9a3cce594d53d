import { requireOption } from '../errors.js';
import type { ContextExtractor } from './context-extractor.js';
import type { Token } from './sentence.js';

/** Options of {@link domainContexts}. */
export interface DomainContextOptions {
  /** How many tokens to look at on each side; default 7. */
  readonly window?: number;
  /** `nearest`: the first noun on each side, as in the paper; `every`: all nouns of the window. Default `nearest`. */
  readonly nouns?: 'nearest' | 'every';
}

/**
 * The contexts of a domain space: the nouns near a target (Turney 2012, section 4.1).
 *
 * The context is the noun's lemma in lower case; left and right are not told apart, and a noun is never a context of
 * itself at the same place.
 */
export function domainContexts(options: DomainContextOptions = {}): ContextExtractor {
  const { window = 7, nouns = 'nearest' } = options;
  requireOption(Number.isInteger(window) && window >= 1, 'window', window, 'a whole number >= 1');
  requireOption(nouns === 'nearest' || nouns === 'every', 'nouns', nouns, '"nearest" or "every"');
  return {
    name: 'domain',
    options: { window, nouns },
    extract({ tokens }, emit) {
      tokens.forEach((_, target) => {
        for (const step of [-1, 1]) {
          for (let distance = 1; distance <= window; distance++) {
            const neighbour = tokens[target + step * distance];
            if (neighbour === undefined) break;
            if (!isNoun(neighbour)) continue;
            emit(target, neighbour.lemma.toLowerCase());
            if (nouns === 'nearest') break;
          }
        }
      });
    },
  };
}

function isNoun(token: Token): boolean {
  return token.tag === 'NOUN' || token.tag === 'PROPN';
}
