import { requireOption } from '../errors.js';
import { type ContextExtractor, everyToken } from './context-extractor.js';
import { pairWeights } from './pair-weights.js';
import type { Token } from './sentence.js';

/** Options of {@link windowContexts}. */
export interface WindowContextOptions {
  /** How many tokens to look at on each side; default 5. */
  readonly radius?: number;
  /** Whether left and right are told apart, as `-1 dog` and `+1 dog`; default false. */
  readonly sides?: boolean;
  /**
   * What a context counts by its distance d: `flat` 1, `harmonic` 1 / d, `linear` (radius - d + 1) / radius, the last two
   * times the smallest number that makes all of them whole: with a radius of 5 by 60 and by 5. Default `flat`.
   */
  readonly weighting?: 'flat' | 'harmonic' | 'linear';
  /** What of a token is the context, in lower case; default `lemma`. */
  readonly words?: 'lemma' | 'form';
}

/** With a wider window the counts of harmonic weights have no small common denominator. */
const widest = 100;

/**
 * The contexts of a window: the words near a target, on either side.
 *
 * Punctuation and symbols are no contexts, but they take up their place in the window. Counts are whole numbers whatever
 * the weighting; PPMI does not depend on their scale.
 *
 * @throws OptionError when an option is out of range, or a radius has harmonic weights without a small denominator.
 */
export function windowContexts(options: WindowContextOptions = {}): ContextExtractor {
  const { radius = 5, sides = false, weighting = 'flat', words = 'lemma' } = options;
  const isRadius = Number.isInteger(radius) && radius >= 1 && radius <= widest;
  requireOption(isRadius, 'radius', radius, `a whole number from 1 to ${widest}`);
  const isWeighting = weighting === 'flat' || weighting === 'harmonic' || weighting === 'linear';
  requireOption(isWeighting, 'weighting', weighting, '"flat", "harmonic" or "linear"');
  requireOption(words === 'lemma' || words === 'form', 'words', words, '"lemma" or "form"');
  const counts = pairWeights(radius, weighting).weights;
  const textOf = (token: Token): string => (isMark(token) ? '' : token[words].toLowerCase());
  const [leftMark, rightMark] = sides ? ['-1 ', '+1 '] : ['', ''];
  return {
    name: 'window',
    options: { radius, sides, weighting, words },
    extract(sentence, emit, targets = everyToken(sentence)) {
      const texts = sentence.tokens.map(textOf);
      for (let target = 0; target < targets.length; target++) {
        const { start, end } = targets[target];
        for (let distance = 1; distance <= Math.min(radius, start); distance++) {
          const text = texts[start - distance];
          if (text !== '') emit(target, leftMark + text, counts[radius - distance]);
        }
        for (let distance = 1; distance <= Math.min(radius, texts.length - end); distance++) {
          const text = texts[end + distance - 1];
          if (text !== '') emit(target, rightMark + text, counts[radius + distance]);
        }
      }
    },
  };
}

function isMark({ tag }: Token): boolean {
  return tag === 'PUNCT' || tag === 'SYM';
}
