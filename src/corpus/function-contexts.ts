import { requireOption, requireWhole } from '../errors.js';
import { type ContextExtractor, everyToken } from './context-extractor.js';
import { type GeneralWordOptions, generaliseWords, holdsVerb, patternOf } from './general-words.js';
import type { Token } from './sentence.js';

/** Options of {@link functionContexts}. */
export interface FunctionContextOptions extends GeneralWordOptions {
  /** How many tokens to look at on each side; default 3. */
  readonly window?: number;
  /**
   * What is emitted: `sides` the part on the left and the part on the right, `whole` both parts together or the only one
   * there is, `all` the sides and the two together. Default `all`.
   */
  readonly parts?: 'all' | 'sides' | 'whole';
  /** Whether patterns without a verb are emitted too; default false. */
  readonly verbless?: boolean;
}

const choices = {
  parts: ['all', 'sides', 'whole'],
  nouns: ['class', 'lemma', 'dropped'],
  verbs: ['last', 'all'],
  functionWords: ['kept', 'dropped'],
} as const;

/**
 * The contexts of a function space: patterns of verbs and prepositions around the target (Turney 2012, section 4.2).
 *
 * Up to `window` tokens on each side are taken, as far as the next punctuation mark. The target becomes `X`. Nouns
 * and pronouns become `N`, and a run of them one `N`; of a run of verbs the last stays, as its lemma; prepositions,
 * particles and conjunctions stay as words; everything else is dropped. The left part with `X`, `X` with the right
 * part, and both together are emitted, each when it holds a verb: `row on X`, `X row N`.
 *
 * The paper does not publish its patterns; this is a reconstruction, and the options are its uncertain points.
 *
 * @throws OptionError when an option is out of range.
 */
export function functionContexts(options: FunctionContextOptions = {}): ContextExtractor {
  const { window = 3, parts = 'all', nouns = 'class', verbs = 'last' } = options;
  const { functionWords = 'kept', verbless = false } = options;
  requireWhole('window', window, 1);
  for (const [option, value] of Object.entries({ parts, nouns, verbs, functionWords })) {
    const allowed: readonly string[] = choices[option as keyof typeof choices];
    requireOption(allowed.includes(value), option, value, allowed.join(', '));
  }
  return {
    name: 'function',
    options: { window, parts, nouns, verbs, functionWords, verbless },
    extract(sentence, emit, targets = everyToken(sentence)) {
      const { tokens } = sentence;
      const general = generaliseWords(tokens, { nouns, verbs, functionWords });
      for (let target = 0; target < targets.length; target++) {
        const { start, end } = targets[target];
        const first = reachLeft(tokens, start, window);
        const last = reachRight(tokens, end, window);
        const speaksLeft = verbless || holdsVerb(general, first, start);
        const speaksRight = verbless || holdsVerb(general, end, last);
        if (!speaksLeft && !speaksRight) continue;
        const left = patternOf(general, first, start);
        const right = patternOf(general, end, last);
        const hasBoth = left !== '' && right !== '';
        if (parts === 'whole') {
          if (hasBoth) emit(target, `${left} X ${right}`);
          else if (left !== '') emit(target, `${left} X`);
          else if (right !== '') emit(target, `X ${right}`);
          continue;
        }
        if (speaksLeft && left !== '') emit(target, `${left} X`);
        if (speaksRight && right !== '') emit(target, `X ${right}`);
        if (parts === 'all' && hasBoth) emit(target, `${left} X ${right}`);
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
