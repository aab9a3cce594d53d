import type { Token, UniversalTag } from '../sentence.js';
import { TaggedFormMemory } from '../tagged-form-memory.js';

/** What the parser sees of a word. */
export type ParserToken = Pick<Token, 'form' | 'lemma' | 'tag'>;

/** The numbers under which a parser knows the word of a token, its class, and its class with the word for closed ones. */
export interface WordNumbers {
  /** Of the form in lower case, or of its last two letters where the form is rare. */
  readonly word: number;
  /** Of the tag with the form's inflection, for instance `VERB.ing`. */
  readonly fine: number;
  /** The same, with the form itself for words of closed classes: `ADP:by`. */
  readonly lexical: number;
}

/** The names by which a parser knows words; the number of a name is its place in its list. */
export interface WordTables {
  readonly words: readonly string[];
  readonly fine: readonly string[];
  readonly lexical: readonly string[];
}

/** The number of a place outside the sentence, in every table of {@link WordTables}. */
export const outside = 0;

/** The number of the root, in every table of {@link WordTables}. */
export const root = 1;

/** The number of names that a table does not hold. */
const unknown = 2;

const closedClasses: ReadonlySet<UniversalTag> = new Set([
  'ADP',
  'AUX',
  'CCONJ',
  'DET',
  'PART',
  'PRON',
  'PUNCT',
  'SCONJ',
]);

/** Names a token's word, class and lexical class; rare forms stand as their last two letters. */
export function namesOf(token: ParserToken, isRare: boolean): { word: string; fine: string; lexical: string } {
  const form = token.form.toLowerCase();
  const fine = `${token.tag}${inflectionOf(form, token)}`;
  const isClosed = closedClasses.has(token.tag) && !isRare;
  return { word: isRare ? `-${form.slice(-2)}` : form, fine, lexical: isClosed ? `${fine}:${form}` : fine };
}

/** Tells the inflections apart that form and lemma show: `bark`, `barks`, `barking`, `barked`, `bitten`, `bit`. */
function inflectionOf(form: string, { lemma, tag }: ParserToken): string {
  const base = lemma.toLowerCase();
  if (tag === 'NOUN') return form === base ? '' : '.plural';
  if (tag !== 'VERB' && tag !== 'AUX') return '';
  if (form === base) return '';
  if (form.endsWith('ing')) return '.ing';
  if (form === `${base}s` || form.endsWith('es')) return '.s';
  if (form.endsWith('n') && !base.endsWith('n')) return '.n';
  return form.endsWith('d') ? '.d' : '.past';
}

/** Collects the names of a treebank's tokens; forms seen fewer than `minimumCount` times count as rare. */
export function collectWords(
  sentences: readonly (readonly ParserToken[])[],
  options: { readonly minimumCount?: number } = {},
): WordTables {
  const { minimumCount = 2 } = options;
  const counts = new Map<string, number>();
  for (const token of sentences.flat()) {
    const form = token.form.toLowerCase();
    counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  const tables = { words: new Set<string>(), fine: new Set<string>(), lexical: new Set<string>() };
  for (const token of sentences.flat()) {
    const isRare = (counts.get(token.form.toLowerCase()) as number) < minimumCount;
    const { word, fine, lexical } = namesOf(token, isRare);
    tables.words.add(word);
    tables.fine.add(fine);
    tables.lexical.add(lexical);
  }
  const listed = (names: ReadonlySet<string>): string[] => ['<outside>', '<root>', '<unknown>', ...[...names].sort()];
  return { words: listed(tables.words), fine: listed(tables.fine), lexical: listed(tables.lexical) };
}

/** Finds the numbers of words, and remembers them. */
export class WordNumberer {
  readonly #words: ReadonlyMap<string, number>;
  readonly #fine: ReadonlyMap<string, number>;
  readonly #lexical: ReadonlyMap<string, number>;
  readonly #known = new TaggedFormMemory<WordNumbers>();

  constructor(tables: WordTables) {
    this.#words = placesOf(tables.words);
    this.#fine = placesOf(tables.fine);
    this.#lexical = placesOf(tables.lexical);
  }

  /** The numbers of a token; a form with a tag has those of the lemma that it came with first. */
  numbersOf(token: ParserToken): WordNumbers {
    return this.#known.get(token.form, token.tag, () => this.#find(token));
  }

  #find(token: ParserToken): WordNumbers {
    const names = namesOf(token, !this.#words.has(token.form.toLowerCase()));
    return {
      word: this.#words.get(names.word) ?? unknown,
      fine: this.#fine.get(names.fine) ?? unknown,
      lexical: this.#lexical.get(names.lexical) ?? this.#lexical.get(names.fine) ?? unknown,
    };
  }
}

function placesOf(names: readonly string[]): Map<string, number> {
  return new Map(names.map((name, place) => [name, place]));
}
