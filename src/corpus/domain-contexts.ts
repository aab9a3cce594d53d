import { requireOption, requireWhole } from '../errors.js';
import { type ContextExtractor, everyToken } from './context-extractor.js';
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
  requireWhole('window', window, 1);
  requireOption(nouns === 'nearest' || nouns === 'every', 'nouns', nouns, '"nearest" or "every"');
  return {
    name: 'domain',
    options: { window, nouns },
    extract(sentence, emit, targets = everyToken(sentence)) {
      const { tokens } = sentence;
      const lemmas = tokens.map((token) => (isNoun(token) ? token.lemma.toLowerCase() : undefined));
      for (let target = 0; target < targets.length; target++) {
        const { start, end } = targets[target];
        for (let place = start - 1; place >= Math.max(0, start - window); place--) {
          const noun = lemmas[place];
          if (noun === undefined || noun === '') continue;
          emit(target, noun);
          if (nouns === 'nearest') break;
        }
        for (let place = end; place < Math.min(lemmas.length, end + window); place++) {
          const noun = lemmas[place];
          if (noun === undefined || noun === '') continue;
          emit(target, noun);
          if (nouns === 'nearest') break;
        }
      }
    },
  };
}

function isNoun({ tag }: Token): boolean {
  return tag === 'NOUN' || tag === 'PROPN';
}
