import type { Phrase } from '../../src/evaluation/dataset.js';

/** A sentence made of the words of an evaluation item, with what is to be found in it. */
export interface CompletedSentence {
  readonly text: string;
  /** Subject, verb and, unless the sentence is intransitive, object. */
  readonly words: readonly string[];
}

/**
 * Completes the words of an item to a sentence in the present with the article the: "The family provides the home."; undefined for
 * phrases of other forms.
 */
export function completeSentence({ form, words }: Phrase): CompletedSentence | undefined {
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = words;
  switch (form) {
    case 'subject-verb':
      return { text: `The ${first} ${inflect(second)}.`, words: [first, second] };
    case 'subject-verb-object':
      return { text: `The ${first} ${inflect(second)} the ${third}.`, words: [first, second, third] };
    case 'adjective-subject-verb-adjective-object':
      return {
        text: `The ${first} ${second} ${inflect(third)} the ${fourth} ${fifth}.`,
        words: [second, third, fifth],
      };
    default:
      return undefined;
  }
}

/** The third person of the present tense, by the rules of spelling; a particle stays as it is. */
function inflect(verb: string): string {
  const [word = '', ...particles] = verb.split(' ');
  return [thirdPerson(word), ...particles].join(' ');
}

function thirdPerson(verb: string): string {
  if (/(?:s|x|z|ch|sh|o)$/.test(verb)) return `${verb}es`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return `${verb}s`;
}
