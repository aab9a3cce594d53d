import { ParseError } from '../../errors.js';
import { type PregroupType, parseType } from '../pregroup-type.js';

/**
 * A type of a word together with what its simple types stand for.
 *
 * `variables[k]` names the word that simple type k stands for: `self` for the word of the entry, else a variable that takes the word of
 * what it contracts with. Simple types with the same variable stand for the same word: in the adjective `n:x n.l:x` both stand
 * for the noun. So the heads of phrases follow from the contractions (as with the co-indexed categories of Hockenmaier &
 * Steedman 2007).
 */
export interface LexicalEntry {
  /** What kind of word it is, for instance `transitive verb`. */
  readonly name: string;
  readonly type: PregroupType;
  readonly variables: readonly string[];
  /** Whether it is a verb form whose surface subject is its logical object; default false. */
  readonly isPassive?: boolean;
}

/** The variable that stands for the word itself. */
export const selfVariable = 'self';

/**
 * Reads an entry's type with variables: simple types as `parseType` reads them, each with `:` and a variable where it does not stand
 * for the word itself, as in `n.r:subject s n.l:object`.
 *
 * @throws ParseError that names what is wrong.
 */
export function parseEntry(name: string, text: string): LexicalEntry {
  const parts = text.split(' ').map((part) => part.split(':'));
  if (parts.some((part) => part.length > 2 || part.includes(''))) {
    throw new ParseError(
      text,
      'each simple type has at most one variable behind a colon, as in n.r:subject s n.l:object.',
    );
  }
  return {
    name,
    type: parseType(parts.map(([simple]) => simple).join(' ')),
    variables: text === '1' ? [] : parts.map(([, variable = selfVariable]) => variable),
  };
}
