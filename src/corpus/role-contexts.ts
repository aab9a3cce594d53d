import { requireOption } from '../errors.js';
import type { ContextExtractor } from './context-extractor.js';
import { generalise } from './function-contexts.js';
import type { Token } from './sentence.js';

/**
 * The contexts of a function space for a small corpus: what a target does with the nearest verb, and what it stands
 * beside.
 *
 * On each side the tokens up to the nearest verb are taken, within `window` tokens and before any punctuation, and
 * generalised as in {@link functionContexts}: `row on X`, `X eat`. The verb alone is emitted too: `row .. X`. The
 * token directly before and after the target is emitted as its word for closed classes, as its tag for open ones, or
 * as the edge of the text. Patterns of a fixed width, as in Turney 2012, are shared by too few targets below some
 * ten million tokens; these are shared by many.
 *
 * @param options.window how far away the verb may be, in tokens; default 7.
 */
export function roleContexts(options: { readonly window?: number } = {}): ContextExtractor {
  const { window = 7 } = options;
  requireOption(Number.isInteger(window) && window >= 1, 'window', window, 'a whole number >= 1');
  return {
    name: 'role',
    options: { window },
    extract({ tokens }, emit) {
      for (let target = 0; target < tokens.length; target++) {
        emitVerb(tokens, target, -1, window, emit);
        emitVerb(tokens, target, 1, window, emit);
        emit(target, `${besideLabel(tokens[target - 1])} <X`);
        emit(target, `X> ${besideLabel(tokens[target + 1])}`);
      }
    },
  };
}

function emitVerb(
  tokens: readonly Token[],
  target: number,
  step: -1 | 1,
  window: number,
  emit: (target: number, context: string) => void,
): void {
  const between: Token[] = [];
  for (let distance = 1; distance <= window; distance++) {
    const token = tokens[target + step * distance];
    if (token === undefined || token.tag === 'PUNCT') return;
    between.push(token);
    if (token.tag !== 'VERB') continue;
    const verb = token.lemma.toLowerCase();
    const pattern = generalise(step === 1 ? between : between.reverse()).words.join(' ');
    emit(target, step === 1 ? `X ${pattern}` : `${pattern} X`);
    emit(target, step === 1 ? `X .. ${verb}` : `${verb} .. X`);
    return;
  }
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
