import { requireOption } from '../errors.js';
import { tokenClassCodes } from '../kernels/find-tokens.js';

/** How text is cut into tokens when words are counted by the million. */
export interface TokenOptions {
  /**
   * What a token is; default `words`.
   *
   * `words`: letters and digits, and an apostrophe or hyphen with such on both sides (don't, well-known). Beyond ASCII
   * all is a letter but for the Latin-1 signs (U+0080 to U+00BF, without ª, µ and º), general punctuation (U+2000 to
   * U+206F), CJK punctuation (U+3000 to U+303F) and the byte order mark; the typographic apostrophe (U+2019) counts as
   * the plain one, which replaces it.
   *
   * `whitespace`: all between bytes up to U+0020, that is spaces and controls (the rule of GloVe's vocab_count).
   */
  readonly tokens?: 'words' | 'whitespace';
  /** Whether tokens are lower-cased, by Unicode's rules without those of a language; default true. */
  readonly lowerCase?: boolean;
}

/** Token options with their defaults filled in. */
export type TokenRules = Required<TokenOptions>;

/** Fills in the defaults. @throws OptionError when an option is out of range. */
export function tokenRules({ tokens = 'words', lowerCase = true }: TokenOptions): TokenRules {
  requireOption(Object.hasOwn(tokenClassCodes, tokens), 'tokens', tokens, '"words" or "whitespace"');
  requireOption(typeof lowerCase === 'boolean', 'lowerCase', lowerCase, 'true or false');
  return { tokens, lowerCase };
}

/** Returns the label under which a token is counted. */
export function labelOf(token: string, { tokens, lowerCase }: TokenRules): string {
  const plain = tokens === 'words' ? token.replaceAll('\u2019', "'") : token;
  return lowerCase ? plain.toLowerCase() : plain;
}
