import type { PhraseForm } from './dataset.js';

/**
 * Returns the place of a phrase's head among its words: the verb of a clause, the noun of a modified noun; a relative clause
 * has its head noun, and a text its last word.
 *
 * @param length how many words the phrase has.
 */
export function findHead(form: PhraseForm, length: number): number {
  switch (form) {
    case 'verb-object':
    case 'subject-relative':
    case 'object-relative':
      return 0;
    case 'subject-verb':
    case 'subject-verb-object':
      return 1;
    case 'adjective-subject-verb-adjective-object':
      return 2;
    default:
      return length - 1;
  }
}
