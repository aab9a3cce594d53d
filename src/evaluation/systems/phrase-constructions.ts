import type { Construction } from '../../discocat/construction.js';
import type { Phrase, PhraseForm } from '../dataset.js';

/** Reads the words of a phrase, in the order that its form names, as a construction. */
type ReadConstruction = (...words: string[]) => Construction;

const constructions: ReadonlyMap<PhraseForm, ReadConstruction> = new Map<PhraseForm, ReadConstruction>([
  ['word', (word) => ({ form: 'word', word })],
  ['adjective-noun', (adjective, noun) => ({ form: 'adjective-noun', adjective, noun })],
  ['noun-noun', (modifier, noun) => ({ form: 'noun-noun', modifier, noun })],
  // Where the file does not say what modifies the noun, its nouns are more often modified by nouns.
  ['modifier-noun', (modifier, noun) => ({ form: 'noun-noun', modifier, noun })],
  ['verb-object', (verb, object) => ({ form: 'verb-object', verb, object })],
  ['subject-verb', (subject, verb) => ({ form: 'intransitive', subject, verb })],
  ['subject-verb-object', (subject, verb, object) => ({ form: 'transitive', subject, verb, object })],
  [
    'adjective-subject-verb-adjective-object',
    (first, subject, verb, second, object) => ({
      form: 'transitive',
      subject: { adjective: first, noun: subject },
      verb,
      object: { adjective: second, noun: object },
    }),
  ],
  ['subject-relative', (noun, verb, object) => ({ form: 'subject-relative', noun, verb, object })],
  ['object-relative', (noun, verb, subject) => ({ form: 'object-relative', noun, verb, subject })],
  ['ellipsis', (subject, verb, object, second) => ({ form: 'ellipsis', subject, verb, object, second })],
]);

/** The builds of phrases that can be composed by their grammar: all but raw text. */
export const composedForms: readonly PhraseForm[] = [...constructions.keys()];

/** Returns a phrase of a data set as a construction; undefined for one whose grammar is not known, as raw text. */
export function constructionOf({ form, words }: Phrase): Construction | undefined {
  return constructions.get(form)?.(...words);
}
