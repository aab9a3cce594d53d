import { ParseError } from '../../errors.js';

/** A link between two words of a linkage, `left` before `right`. */
export interface Link {
  readonly left: number;
  readonly right: number;
  /** The name of the connectors with their subscripts, for instance `Ss*s`. */
  readonly label: string;
}

/** A word of a linkage. */
export interface LinkedWord {
  readonly form: string;
  /** The dictionary's class of the word, for instance `v-d` for a verb in the past; empty where it has none. */
  readonly subscript: string;
  /** Whether the word stands in no link since the sentence could not be linked with it. */
  readonly isNull: boolean;
}

/** How link-grammar links the words of a sentence (Sleator & Temperley 1993); word 0 is the left wall, the last one the right wall. */
export interface Linkage {
  readonly words: readonly LinkedWord[];
  readonly links: readonly Link[];
}

/**
 * Reads what `link-parser -postscript=1 -walls=1` prints for a linkage: a row of words, then links by the places of their words.
 *
 * @throws ParseError where it is something else.
 */
export function parseLinkage(text: string): Linkage {
  const lines = text.replace(/\n/g, '');
  const [, row, links] = /\[\((LEFT-WALL.*?)\)\](\[(?:\[.*?\])?\])(?:\[|$)/.exec(lines) ?? [];
  if (row === undefined || links === undefined) {
    throw new ParseError(
      text.slice(0, 80),
      'it is no linkage of link-parser with its walls; give -postscript=1 -walls=1.',
    );
  }
  return {
    words: row.split(')(').map(readWord),
    links: Array.from(links.matchAll(/\[(\d+) (\d+) \d+ \(([^()]+)\)\]/g), ([, left, right, label]) => {
      return { left: Number(left), right: Number(right), label: String(label) };
    }),
  };
}

function readWord(text: string): LinkedWord {
  const isNull = /^\[.+\]$/.test(text);
  const plain = (isNull ? text.slice(1, -1) : text).replace(/\[[!?~&].*\]/, '');
  const [, form = plain, subscript = ''] = /^(.+)\.([a-z][\w-]*)$/.exec(plain) ?? [];
  return { form, subscript, isNull };
}
