import { requireOption } from '../../errors.js';
import type { Random } from '../../random.js';
import { firstWord, marks } from './word-codes.js';

/** Rows in which some words are hidden. */
export interface HiddenWords {
  /** All codes, row by row, as the encoder sees them. */
  readonly tokens: Uint32Array;
  /** The places, counted through all rows, whose words it has to find. */
  readonly places: Uint32Array;
  /** The codes of these words. */
  readonly words: Uint32Array;
}

/** Options of {@link hideWords}. */
export interface HideWordsOptions {
  readonly random: Random;
  /** How many codes there are. */
  readonly size: number;
  /** The share of known words that is to be found; default 0.15. */
  readonly hiddenShare?: number | undefined;
}

/**
 * Chooses words to be found, at least one: 80 % of them become the mark of a hidden word, 10 % another word, 10 % stay (Devlin et
 * al. 2019, section 3.1). Unknown words are never to be found.
 *
 * @throws OptionError when the share is not in (0, 1].
 */
export function hideWords(rows: readonly Uint32Array[], options: HideWordsOptions): HiddenWords {
  const { random, size, hiddenShare = 0.15 } = options;
  requireOption(hiddenShare > 0 && hiddenShare <= 1, 'hiddenShare', hiddenShare, 'a number > 0 and <= 1');
  const length = rows[0]?.length ?? 0;
  const tokens = new Uint32Array(rows.length * length);
  rows.forEach((row, place) => {
    tokens.set(row, place * length);
  });
  const known = Array.from(tokens.keys()).filter((place) => tokens[place] >= firstWord);
  const chosen = known.filter(() => random.uniform() < hiddenShare);
  if (chosen.length === 0 && known.length > 0) chosen.push(known[random.integer(known.length)] as number);
  const words = Uint32Array.from(chosen, (place) => tokens[place]);
  for (const place of chosen) {
    const lot = random.uniform();
    if (lot < 0.8) tokens[place] = marks.hidden;
    else if (lot < 0.9) tokens[place] = firstWord + random.integer(size - firstWord);
  }
  return { tokens, places: Uint32Array.from(chosen), words };
}
