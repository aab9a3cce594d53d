import type { Sentence, Token, UniversalTag } from '../../src/corpus/sentence.js';

/**
 * Makes a sentence of `form/TAG` or `form/lemma/TAG`, separated by spaces; without a lemma it is the form in lower case.
 *
 * @example taggedSentence('Dogs/dog/NOUN bark/VERB')
 */
export function taggedSentence(tagged: string, unit: { readonly document?: string; readonly position?: number } = {}) {
  const { document = 'd', position = 0 } = unit;
  let start = 0;
  const tokens = tagged.split(' ').map((part): Token => {
    const pieces = part.split('/');
    const form = pieces[0] as string;
    const tag = pieces.at(-1) as UniversalTag;
    const lemma = pieces.length === 3 ? (pieces[1] as string) : form.toLowerCase();
    const token = { form, lemma, tag, start, end: start + form.length };
    start = token.end + 1;
    return token;
  });
  const text = tokens.map(({ form }) => form).join(' ');
  return { document, position, text, tokens } satisfies Sentence;
}
