import { requireOption, requireWhole } from '../../errors.js';
import type { Encoder } from '../encoder/encoder.js';
import { hideWords } from '../encoder/hide-words.js';
import { scoreHidden } from '../encoder/score-hidden.js';
import { firstWord } from '../encoder/word-codes.js';
import { crossEntropy } from '../tensor/softmax.js';
import type { Objective } from './fit-adaptation.js';

/** Options of {@link hiddenWordObjective}. */
export interface HiddenWordObjectiveOptions {
  /** Rows a step, >= 1; default 32. */
  readonly batch?: number;
  /** The share of words to be found, in (0, 1]; default 0.15. */
  readonly hiddenShare?: number;
}

/**
 * Makes the objective of finding hidden words in rows of one kind of text: what the encoder was trained for, here on a register of its own.
 *
 * @param rows codes of words as `readRows` gives them.
 * @throws OptionError when an option is out of range or no row has a known word.
 */
export function hiddenWordObjective(
  { codes }: Encoder,
  rows: readonly Uint32Array[],
  { batch = 32, hiddenShare = 0.15 }: HiddenWordObjectiveOptions = {},
): Objective {
  requireWhole('batch', batch, 1);
  const usable = rows.filter((row) => row.some((code) => code >= firstWord));
  requireOption(usable.length > 0, 'rows', rows.length, 'rows with a word that the encoder knows');
  return {
    lossOf(tape, network, { random, adaptation }) {
      const own = Array.from({ length: batch }, () => usable[random.integer(usable.length)] as Uint32Array);
      const hidden = hideWords(own, { random, size: codes.size, hiddenShare });
      return crossEntropy(tape, scoreHidden(tape, network, { ...hidden, rows: batch, adaptation }), hidden.words);
    },
  };
}
