import type { Token } from './sentence.js';

/** What is left of a token in a pattern: nothing, a noun, a verb or a word of a closed class. */
const generalKinds = { none: 0, noun: 1, verb: 2, word: 3 } as const;

/** The tokens of a sentence as patterns show them: the kind of each, and its word. */
export interface GeneralWords {
  readonly kinds: readonly number[];
  readonly words: readonly string[];
}

/** Generalises tokens: nouns and pronouns to `N`, verbs to lemmas, closed classes as words, the rest to nothing. */
export function generaliseWords(tokens: readonly Token[]): GeneralWords {
  const { length } = tokens;
  const kinds: number[] = new Array(length);
  const words: string[] = new Array(length);
  for (let place = 0; place < length; place++) {
    const kind = kindOf(tokens[place]);
    kinds[place] = kind;
    words[place] =
      kind === generalKinds.none ? '' : kind === generalKinds.noun ? 'N' : tokens[place].lemma.toLowerCase();
  }
  return { kinds, words };
}

/** Tells whether there is a verb from one place up to but without another. */
export function holdsVerb({ kinds }: GeneralWords, begin: number, end: number): boolean {
  for (let place = begin; place < end; place++) if (kinds[place] === generalKinds.verb) return true;
  return false;
}

/**
 * Writes a stretch as a pattern: a run of nouns as one `N`, of a run of verbs the last, parted by spaces; '' where
 * nothing is left.
 */
export function patternOf({ kinds, words }: GeneralWords, begin: number, end: number): string {
  let pattern = '';
  let last = '';
  let previous: number = generalKinds.none;
  let parts = 0;
  for (let place = begin; place < end; place++) {
    const kind = kinds[place];
    if (kind === generalKinds.none || (kind === generalKinds.noun && previous === kind)) continue;
    if (kind !== generalKinds.verb || previous !== kind) {
      if (parts === 1) pattern = last;
      else if (parts > 1) pattern += ` ${last}`;
      parts++;
    }
    last = words[place];
    previous = kind;
  }
  return parts > 1 ? `${pattern} ${last}` : last;
}

function kindOf({ tag }: Token): number {
  switch (tag) {
    case 'NOUN':
    case 'PROPN':
    case 'PRON':
      return generalKinds.noun;
    case 'VERB':
    case 'AUX':
      return generalKinds.verb;
    case 'ADP':
    case 'PART':
    case 'CCONJ':
    case 'SCONJ':
      return generalKinds.word;
    default:
      return generalKinds.none;
  }
}
