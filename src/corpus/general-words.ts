import type { Token } from './sentence.js';

/** What is left of a token in a pattern: nothing, a noun, a verb or a word of a closed class. */
const generalKinds = { none: 0, noun: 1, verb: 2, word: 3 } as const;

/** What patterns show of words. */
export interface GeneralWordOptions {
  /**
   * Nouns and pronouns: `class` writes `N`, and a run of them as one; `lemma` writes each as its lemma; `dropped` leaves
   * them out. Default `class`.
   */
  readonly nouns?: 'class' | 'lemma' | 'dropped';
  /** Of a run of verbs, `last` keeps the last, `all` every one. Default `last`. */
  readonly verbs?: 'last' | 'all';
  /** Whether prepositions, particles and conjunctions stay as words; default `kept`. */
  readonly functionWords?: 'kept' | 'dropped';
}

/** The tokens of a sentence as patterns show them: the kind of each, and its word. */
export interface GeneralWords {
  readonly kinds: readonly number[];
  readonly words: readonly string[];
  /** Whether of a run of verbs only the last is shown. */
  readonly mergesVerbs: boolean;
}

/** Generalises tokens: nouns and pronouns to `N`, verbs to lemmas, closed classes as words, the rest to nothing. */
export function generaliseWords(tokens: readonly Token[], options: GeneralWordOptions = {}): GeneralWords {
  const { nouns = 'class', verbs = 'last', functionWords = 'kept' } = options;
  const shown = [
    generalKinds.none,
    // Nouns that stay as lemmas are words like others, so that a run of them is not one.
    { class: generalKinds.noun, lemma: generalKinds.word, dropped: generalKinds.none }[nouns],
    generalKinds.verb,
    functionWords === 'kept' ? generalKinds.word : generalKinds.none,
  ];
  const { length } = tokens;
  const kinds: number[] = new Array(length);
  const words: string[] = new Array(length);
  for (let place = 0; place < length; place++) {
    const kind = shown[kindOf(tokens[place])];
    kinds[place] = kind;
    words[place] =
      kind === generalKinds.none ? '' : kind === generalKinds.noun ? 'N' : tokens[place].lemma.toLowerCase();
  }
  return { kinds, words, mergesVerbs: verbs === 'last' };
}

/** Tells whether there is a verb from one place up to but without another. */
export function holdsVerb({ kinds }: GeneralWords, begin: number, end: number): boolean {
  for (let place = begin; place < end; place++) if (kinds[place] === generalKinds.verb) return true;
  return false;
}

/**
 * Writes a stretch as a pattern, its words separated by spaces: a run of nouns as one `N`, of a run of verbs the last,
 * unless all are shown; '' where nothing is left.
 */
export function patternOf({ kinds, words, mergesVerbs }: GeneralWords, begin: number, end: number): string {
  let pattern = '';
  let last = '';
  let previous: number = generalKinds.none;
  let parts = 0;
  for (let place = begin; place < end; place++) {
    const kind = kinds[place];
    if (kind === generalKinds.none || (kind === generalKinds.noun && previous === kind)) continue;
    if (!mergesVerbs || kind !== generalKinds.verb || previous !== kind) {
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
