import { OptionError } from '../errors.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Occurrence } from './disambiguator.js';

/**
 * Returns the example sentence that an occurrence was taken from, or undefined when it was not taken from one.
 *
 * The same sentence stands in several synsets now and then, and must not count in any of them.
 *
 * @throws OptionError when the synset has no such example, UnknownWordError when the lexicon has no such synset.
 */
export function findHeldOutText(lexicon: Lexicon, { heldOut }: Occurrence): string | undefined {
  if (heldOut === undefined) return undefined;
  const { examples } = lexicon.synset(heldOut.synset);
  const text = examples[heldOut.example];
  if (text !== undefined) return text;
  throw new OptionError('heldOut', heldOut, `one of the ${examples.length} examples of ${heldOut.synset}`);
}
