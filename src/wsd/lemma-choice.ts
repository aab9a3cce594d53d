import type { Lexicon } from '../lexicon/lexicon.js';
import { partsOfSpeech } from '../lexicon/synset.js';
import { createBaseForms } from './base-forms.js';

/** At most the lemmas of so many forms are remembered. */
const mostForms = 200_000;

/** Chooses a lemma for a form in lower case; undefined for function words and unknown forms. */
export type LemmaChoice = (form: string) => string | undefined;

/**
 * Makes a choice of a lemma for a form without its context: that which the sense counts of the lexicon make likeliest; none for function
 * words and for what the lexicon lacks.
 *
 * @param functionWords in lower case; default none.
 * @example createLemmaChoice(await readWordnet())('banks') // 'bank'
 */
export function createLemmaChoice(lexicon: Lexicon, functionWords: ReadonlySet<string> = new Set()): LemmaChoice {
  const baseForms = createBaseForms(lexicon);
  const known = new Map<string, string | undefined>();
  const choose = (form: string): string | undefined => {
    if (functionWords.has(form)) return undefined;
    let best: string | undefined;
    let most = -1;
    for (const partOfSpeech of partsOfSpeech) {
      for (const lemma of baseForms(form, partOfSpeech)) {
        const senses = lexicon.peekSenses(lemma, partOfSpeech);
        const count = senses.reduce((sum, sense) => sum + sense.count, lemma === form ? 0.5 : 0);
        if (count <= most) continue;
        most = count;
        best = lemma;
      }
    }
    return best;
  };
  return (form) => {
    if (known.has(form)) return known.get(form);
    const lemma = choose(form);
    if (known.size >= mostForms) known.clear();
    known.set(form, lemma);
    return lemma;
  };
}
