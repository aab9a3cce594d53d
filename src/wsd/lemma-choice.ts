import type { Lexicon } from '../lexicon/lexicon.js';
import { partsOfSpeech } from '../lexicon/synset.js';
import { createBaseForms } from './base-forms.js';

/** Words that say little of what a text is about, many of them also nouns of the lexicon. */
const functionWords = new Set(
  (
    'a about above after again all am an and any are as at be been before being below between both but by can could did do does doing down ' +
    'during each every few for from further had has have having he her here hers him his how i if in into is it its just may me might ' +
    'mine more most must my no nor not of off on once one only or other our out over own same shall she should so some such than that ' +
    'the thee their them then there these they this those thou three through thy to too two under until unto up upon us very was we were ' +
    'what when where which while who whom whose why will with would ye yet you your also because said'
  ).split(' '),
);

/** At most the lemmas of so many forms are remembered. */
const mostForms = 200_000;

/** Chooses a lemma for a form in lower case; undefined for function words and unknown forms. */
export type LemmaChoice = (form: string) => string | undefined;

/**
 * Makes a choice of a lemma for a form without its context: that which the sense counts of the lexicon make likeliest; none for function
 * words and for what the lexicon lacks.
 *
 * @example createLemmaChoice(await readWordnet())('banks') // 'bank'
 */
export function createLemmaChoice(lexicon: Lexicon): LemmaChoice {
  const baseForms = createBaseForms(lexicon);
  const known = new Map<string, string | undefined>();
  const choose = (form: string): string | undefined => {
    if (functionWords.has(form)) return undefined;
    let best: string | undefined;
    let most = -1;
    for (const partOfSpeech of partsOfSpeech) {
      for (const lemma of baseForms(form, partOfSpeech)) {
        const senses = lexicon.findSenses(lemma, partOfSpeech);
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
