import { requireWhole } from '../errors.js';
import { type ContextExtractor, everyToken } from './context-extractor.js';
import { generaliseWords, patternOf } from './general-words.js';
import type { Token } from './sentence.js';

/**
 * The contexts of a function space for a small corpus: what a target does with the nearest verb, and what it stands
 * beside.
 *
 * On each side the tokens up to the nearest verb are taken, within `window` tokens and before any punctuation, and
 * generalised as in `functionContexts`: `row on X`, `X eat`. The verb alone is emitted too: `row .. X`. The
 * token directly before and after the target is emitted as its word for closed classes, as its tag for open ones, or
 * as the edge of the text. Patterns of a fixed width, as in Turney 2012, are shared by too few targets below some
 * ten million tokens; these are shared by many.
 *
 * @param options.window how far away the verb may be, in tokens; default 7.
 */
export function roleContexts(options: { readonly window?: number } = {}): ContextExtractor {
  const { window = 7 } = options;
  requireWhole('window', window, 1);
  return {
    name: 'role',
    options: { window },
    extract(sentence, emit, targets = everyToken(sentence)) {
      const { tokens } = sentence;
      const general = generaliseWords(tokens);
      for (let target = 0; target < targets.length; target++) {
        const { start, end } = targets[target];
        const before = nearestVerb(tokens, start - 1, -1, window);
        if (before !== -1) {
          emit(target, `${patternOf(general, before, start)} X`);
          emit(target, `${general.words[before]} .. X`);
        }
        const after = nearestVerb(tokens, end, 1, window);
        if (after !== -1) {
          emit(target, `X ${patternOf(general, end, after + 1)}`);
          emit(target, `X .. ${general.words[after]}`);
        }
        emit(target, `${besideLabel(tokens[start - 1])} <X`);
        emit(target, `X> ${besideLabel(tokens[end])}`);
      }
    },
  };
}

/** Returns the place of the first verb from `from` on, within the window and before punctuation; -1 without one. */
function nearestVerb(tokens: readonly Token[], from: number, step: -1 | 1, window: number): number {
  for (let distance = 0; distance < window; distance++) {
    const place = from + step * distance;
    const tag = tokens[place]?.tag;
    if (tag === undefined || tag === 'PUNCT') return -1;
    if (tag === 'VERB') return place;
  }
  return -1;
}

function besideLabel(token: Token | undefined): string {
  if (token === undefined) return 'edge';
  switch (token.tag) {
    case 'ADP':
    case 'AUX':
    case 'CCONJ':
    case 'DET':
    case 'PART':
    case 'PRON':
    case 'PUNCT':
    case 'SCONJ':
      return token.lemma.toLowerCase();
    default:
      return token.tag;
  }
}
