import { requireOption } from '../errors.js';
import { type ContextExtractor, everyToken } from './context-extractor.js';
import { generaliseWords, holdsVerb, patternOf } from './general-words.js';
import type { Token } from './sentence.js';

/**
 * The contexts of a function space: patterns of verbs and prepositions around the target (Turney 2012, section 4.2).
 *
 * Up to `window` tokens on each side are taken, as far as the next punctuation mark. The target becomes `X`. Nouns
 * and pronouns become `N`, and a run of them one `N`; of a run of verbs the last stays, as its lemma; prepositions,
 * particles and conjunctions stay as words; everything else is dropped. The left part with `X`, `X` with the right
 * part, and both together are emitted, each when it holds a verb: `row on X`, `X row N`.
 *
 * The paper does not publish its patterns; this is a reconstruction.
 *
 * @param options.window tokens on each side, default 3.
 */
export function functionContexts(options: { readonly window?: number } = {}): ContextExtractor {
  const { window = 3 } = options;
  requireOption(Number.isInteger(window) && window >= 1, 'window', window, 'a whole number >= 1');
  return {
    name: 'function',
    options: { window },
    extract(sentence, emit, targets = everyToken(sentence)) {
      const { tokens } = sentence;
      const general = generaliseWords(tokens);
      for (let target = 0; target < targets.length; target++) {
        const { start, end } = targets[target];
        const first = reachLeft(tokens, start, window);
        const last = reachRight(tokens, end, window);
        const speaksLeft = holdsVerb(general, first, start);
        const speaksRight = holdsVerb(general, end, last);
        if (!speaksLeft && !speaksRight) continue;
        const left = patternOf(general, first, start);
        const right = patternOf(general, end, last);
        if (speaksLeft) emit(target, `${left} X`);
        if (speaksRight) emit(target, `X ${right}`);
        if (left !== '' && right !== '') emit(target, `${left} X ${right}`);
      }
    },
  };
}

/** Returns the first token of the window on the left, behind the nearest punctuation. */
function reachLeft(tokens: readonly Token[], start: number, window: number): number {
  const least = Math.max(0, start - window);
  let first = start;
  while (first > least && tokens[first - 1].tag !== 'PUNCT') first--;
  return first;
}

/** Returns where the window on the right ends, before the nearest punctuation. */
function reachRight(tokens: readonly Token[], end: number, window: number): number {
  const most = Math.min(tokens.length, end + window);
  let last = end;
  while (last < most && tokens[last].tag !== 'PUNCT') last++;
  return last;
}
