import { findBaseForms, type WordnetPart } from '../corpus/morphy.js';
import { readExceptions } from '../corpus/read-exceptions.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { PartOfSpeech } from '../lexicon/synset.js';

/** Gives the lemmas of a lexicon that a form may belong to as a part of speech, in lower case. */
export type BaseForms = (form: string, partOfSpeech: PartOfSpeech) => readonly string[];

const partNames = { n: 'noun', v: 'verb', a: 'adj', r: 'adv' } as const satisfies Record<PartOfSpeech, WordnetPart>;
const partLetters = { noun: 'n', verb: 'v', adj: 'a', adv: 'r' } as const satisfies Record<WordnetPart, PartOfSpeech>;

/**
 * Makes base forms as WordNet's Morphy finds them, with the exception lists that come with this package.
 *
 * @example createBaseForms(await readWordnet())('banks', 'n') // ['bank']
 */
export function createBaseForms(lexicon: Lexicon): BaseForms {
  const exceptions = readExceptions();
  const isLemma = (lemma: string, part: WordnetPart): boolean => lexicon.has(lemma, partLetters[part]);
  return (form, partOfSpeech) => findBaseForms(form.toLowerCase(), partNames[partOfSpeech], { exceptions, isLemma });
}
