import { CommandError } from './command-error.js';

/**
 * Refuses text that is told to be in another language than the lexicon; a path is English unless its language is told.
 *
 * @throws CommandError where it is.
 */
export function requireLanguage(
  path: string,
  { text, lexicon }: { readonly text: string; readonly lexicon: string },
): void {
  if (text.toLowerCase().startsWith(lexicon) || (text === 'en' && lexicon !== 'en')) return;
  const advice = 'Name a lexicon of that language with --lexicon: an OMW tab file, for instance.';
  throw new CommandError('LANGUAGE', `"${path}" is in ${text}, and the lexicon is of the language ${lexicon}.`, advice);
}
