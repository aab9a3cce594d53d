import type { AlternativeTree } from '../parser/tree-alternatives.js';
import type { DependencyTree, Token, UniversalTag } from '../sentence.js';
import type { NeuralParse } from './neural-parse.js';
import type { NeuralParser } from './neural-parser.js';

/**
 * Stands for a tagger, a parser and other trees at once, with one run of the network for a sentence: the last sentence that was asked for is
 * remembered.
 */
export class NeuralAnalyser {
  readonly #parser: Pick<NeuralParser, 'parse'>;
  #forms: readonly string[] = [];
  #parse: NeuralParse | undefined;

  constructor(parser: Pick<NeuralParser, 'parse'>) {
    this.#parser = parser;
  }

  /** Returns the tag of each word. */
  tag(forms: readonly string[]): UniversalTag[] {
    return [...this.#find(forms).tags];
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
