import type { Phrase } from '../dataset.js';

/**
 * Writes a phrase as English text, for models that embed texts: its words in the order of speech, with the relative pronoun
 * of a relative clause and the verb of an ellipsis.
 *
 * @example phraseText({ form: 'object-relative', words: ['wine', 'drink', 'guest'] }) // 'wine that guest drink'
 */
export function phraseText({ form, words }: Phrase): string {
  const [first = '', second = '', third = '', fourth = ''] = words;
  switch (form) {
    case 'subject-relative':
      return `${first} that ${second} ${third}`;
    case 'object-relative':
      return `${first} that ${third} ${second}`;
    case 'ellipsis':
      return `${first} ${second} ${third} and ${fourth} does too`;
    default:
      return words.join(' ');
  }
}
