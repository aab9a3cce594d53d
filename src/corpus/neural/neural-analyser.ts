import type { DependencyTree, Token, UniversalTag } from '../sentence.js';
import type { AlternativeTree, NeuralParse } from './neural-parse.js';
import type { NeuralParser } from './neural-parser.js';

/** How many log-odds a tag that the lexicon knows for a word may be behind one that it does not; chosen on the dev parts of EWT and GUM. */
const widestMargin = 5;

/** A character that is more than a control or a space. */
const visible = /[^\p{C}\p{Z}]/u;

const partLetters: Partial<Record<UniversalTag, string>> = { NOUN: 'n', VERB: 'v', ADJ: 'a', ADV: 'r' };

/**
 * Stands for a tagger, a parser and other trees at once, with one run of the network for a sentence: the last sentence that was asked for is
 * remembered.
 */
export class NeuralAnalyser {
  readonly #parser: Pick<NeuralParser, 'parse'>;
  readonly #partsOfSpeech: (lowerForm: string) => string;
  #forms: readonly string[] = [];
  #parse: NeuralParse | undefined;

  /**
   * @param options.partsOfSpeech what a lexicon knows for a form in lower case, see `createPartsOfSpeech`; default: nothing.
   */
  constructor(
    parser: Pick<NeuralParser, 'parse'>,
    options: { readonly partsOfSpeech?: (lowerForm: string) => string } = {},
  ) {
    this.#parser = parser;
    this.#partsOfSpeech = options.partsOfSpeech ?? (() => '');
  }

  /**
   * Returns the tag of each word: the best one, or the second where the lexicon knows the word as that and not as the first, and the network is
   * not very sure. A word of control characters alone, of which the network sees nothing, is punctuation.
   */
  tag(forms: readonly string[]): UniversalTag[] {
    const parse = this.#find(forms);
    const tags = [...parse.tags];
    for (const { word, tag, margin } of parse.otherTags(forms.length)) {
      if (margin > widestMargin) break;
      const known = this.#partsOfSpeech(forms[word].toLowerCase());
      const knows = (one: UniversalTag): boolean | undefined => {
        const letter = partLetters[one];
        return letter === undefined ? undefined : known.includes(letter);
      };
      if (knows(tag) === true && knows(tags[word]) === false) tags[word] = tag;
    }
    return tags.map((tag, word) => (visible.test(forms[word]) ? tag : 'PUNCT'));
  }

  /** Parses a sentence by its forms alone. */
  parse(tokens: readonly Pick<Token, 'form'>[]): DependencyTree {
    return this.#find(tokens.map(({ form }) => form)).tree;
  }

  /** Returns at most `limit` other trees, see `NeuralParse`. */
  alternatives(tokens: readonly Pick<Token, 'form'>[], limit: number): AlternativeTree[] {
    return this.#find(tokens.map(({ form }) => form)).alternatives(limit);
  }

  #find(forms: readonly string[]): NeuralParse {
    const known = this.#parse;
    if (
      known !== undefined &&
      forms.length === this.#forms.length &&
      forms.every((form, i) => form === this.#forms[i])
    ) {
      return known;
    }
    const parse = this.#parser.parse(forms);
    this.#forms = [...forms];
    this.#parse = parse;
    return parse;
  }
}
