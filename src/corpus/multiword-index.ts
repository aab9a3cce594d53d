import { FeatureTable } from './feature-table.js';
import { tokenise } from './tokenise.js';

/** A lemma of a lexicon and the parts of speech it has there, as letters from `n`, `v`, `a`, `r`. */
export interface LexiconLemma {
  /** In its own letter case, its words separated by spaces or hyphens. */
  readonly lemma: string;
  readonly partsOfSpeech: string;
}

/** A lemma of several tokens in a {@link MultiwordIndex}. */
export interface KnownMultiword extends LexiconLemma {
  /** The places of the words that begin with a capital, and must do so in a text. */
  readonly capitals: readonly number[];
}

/** The number of a word that no multiword lemma holds. */
export const unknownWord = -1;

/** The node of a trie that no path leads to. */
export const noNode = -1;

/** The words whose possessive stands in a lemma for any possessive: "lose one's temper", "break someone's heart". */
const placeholders: ReadonlySet<string> = new Set(['one', 'someone', 'somebody']);

/** What can fill their place; noun phrases with 's are left out, since they can be of any length. */
const possessives: readonly string[] = ['my', 'your', 'his', 'her', 'its', 'our', 'their'];

const wordLimit = 65_536;

/**
 * The multiword lemmas of a lexicon as a trie over numbered words, for `findMultiwords`.
 *
 * 1. Words are in lower case and get their numbers in the order of coming. Node 0 is the root.
 * 2. The key (node, word, 0) of the table has the row r where an edge leads from the node over the word to node r + 1.
 * 3. Lemmas that differ in letter case alone share a node; those with more capitals come first.
 *
 * Lemmas are cut into tokens as English text is, so `mother-in-law` has five; lemmas of one word are left out.
 */
export class MultiwordIndex {
  readonly #words = new Map<string, number>();
  readonly #edges = new FeatureTable();
  readonly #lemmas: (KnownMultiword[] | undefined)[] = [];
  readonly #starts: boolean[] = [];
  #forms = new Map<string, number>();
  #size = 0;

  /** @example new MultiwordIndex([{ lemma: 'hot dog', partsOfSpeech: 'n' }]).size // 1 */
  constructor(lemmas: Iterable<LexiconLemma>) {
    for (const { lemma, partsOfSpeech } of lemmas) this.#add(lemma, partsOfSpeech);
  }

  /** The number of different multiword lemmas. */
  get size(): number {
    return this.#size;
  }

  /** The number of a word in any letter case, or -1 where no lemma holds it. */
  wordOf(form: string): number {
    // The raw forms are kept, 65,536 at a time, because lowering a form takes longer than looking it up.
    const known = this.#forms.get(form);
    if (known !== undefined) return known;
    const word = this.#words.get(form.toLowerCase()) ?? unknownWord;
    if (this.#forms.size >= wordLimit) this.#forms = new Map();
    this.#forms.set(form, word);
    return word;
  }

  /** Whether a multiword lemma begins with a word. */
  begins(word: number): boolean {
    return this.#starts[word] === true;
  }

  /** The node that a word leads to from a node (the root is 0), or -1 where there is no such path. */
  follow(node: number, word: number): number {
    const row = this.#edges.find(node, word, 0);
    return row < 0 ? noNode : row + 1;
  }

  /** The lemmas that end at a node, those with more capitals first. */
  lemmasAt(node: number): readonly KnownMultiword[] | undefined {
    return this.#lemmas[node];
  }

  #add(lemma: string, partsOfSpeech: string): void {
    const forms = tokenise(lemma).map(({ form }) => form);
    if (forms.filter((form) => /[\p{L}\p{N}]/u.test(form)).length < 2) return;
    const capitals = forms.flatMap((form, place) => (/^\p{Lu}/u.test(form) ? [place] : []));
    const [first = forms, ...others] = fillPossessives(forms);
    if (this.#addPath(first, { lemma, partsOfSpeech, capitals })) this.#size++;
    for (const path of others) this.#addPath(path, { lemma, partsOfSpeech, capitals });
  }

  /** Returns whether the lemma is new at the end of the path. */
  #addPath(path: readonly string[], multiword: KnownMultiword): boolean {
    let node = 0;
    for (const form of path) {
      const lower = form.toLowerCase();
      const word = this.#words.get(lower) ?? this.#words.size;
      this.#words.set(lower, word);
      if (node === 0) this.#starts[word] = true;
      node = this.#edges.insert(node, word, 0) + 1;
    }
    const others = this.#lemmas[node] ?? [];
    const same = others.findIndex(({ lemma }) => lemma === multiword.lemma);
    if (same >= 0) {
      const letters = `${others[same]?.partsOfSpeech ?? ''}${multiword.partsOfSpeech}`;
      others[same] = { ...multiword, partsOfSpeech: [...new Set(letters)].join('') };
      return false;
    }
    others.push(multiword);
    this.#lemmas[node] = others.sort((a, b) => b.capitals.length - a.capitals.length);
    return true;
  }
}

/** Gives a lemma's words, and where they hold "one's" also the words with each possessive in its place. */
function fillPossessives(forms: readonly string[]): (readonly string[])[] {
  const at = forms.findIndex((form, i) => placeholders.has(form) && forms[i + 1] === "'s");
  if (at < 0) return [forms];
  return [forms, ...possessives.map((word) => [...forms.slice(0, at), word, ...forms.slice(at + 2)])];
}
