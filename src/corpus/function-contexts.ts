import { requireOption } from '../errors.js';
import type { ContextExtractor } from './context-extractor.js';
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
    extract({ tokens }, emit) {
      for (let target = 0; target < tokens.length; target++) {
        const left = generalise(reach(tokens, target, -1, window));
        const right = generalise(reach(tokens, target, 1, window));
        const leftPattern = `${left.words.join(' ')} X`;
        const rightPattern = `X ${right.words.join(' ')}`;
        if (left.hasVerb) emit(target, leftPattern);
        if (right.hasVerb) emit(target, rightPattern);
        const bothSpeak = left.words.length > 0 && right.words.length > 0;
        if (bothSpeak && (left.hasVerb || right.hasVerb)) emit(target, `${left.words.join(' ')} ${rightPattern}`);
      }
    },
  };
}

/** Returns the tokens on one side of the target in text order, as far as punctuation or the window's end. */
function reach(tokens: readonly Token[], target: number, step: -1 | 1, window: number): Token[] {
  const reached: Token[] = [];
  for (let distance = 1; distance <= window; distance++) {
    const token = tokens[target + step * distance];
    if (token === undefined || token.tag === 'PUNCT') break;
    reached.push(token);
  }
  return step === 1 ? reached : reached.reverse();
}

/** Generalises tokens to a pattern: nouns to `N`, verbs to lemmas, closed classes as words, the rest left out. */
export function generalise(tokens: readonly Token[]): { readonly words: string[]; readonly hasVerb: boolean } {
  const words: string[] = [];
  let previous: 'noun' | 'verb' | 'word' | undefined;
  let hasVerb = false;
  for (const token of tokens) {
    const kind = kindOf(token);
    if (kind === undefined) continue;
    if (kind === 'noun' && previous === 'noun') continue;
    if (kind === 'verb' && previous === 'verb') words.pop();
    words.push(kind === 'noun' ? 'N' : token.lemma.toLowerCase());
    hasVerb ||= kind === 'verb';
    previous = kind;
  }
  return { words, hasVerb };
}

function kindOf(token: Token): 'noun' | 'verb' | 'word' | undefined {
  switch (token.tag) {
    case 'NOUN':
    case 'PROPN':
    case 'PRON':
      return 'noun';
    case 'VERB':
    case 'AUX':
      return 'verb';
    case 'ADP':
    case 'PART':
    case 'CCONJ':
    case 'SCONJ':
      return 'word';
    default:
      return undefined;
  }
}
