import { shapeOf, wordShapes } from './word-shapes.js';

/** Characters of a longer stretch are not looked up. */
const longestStretch = 100;

/** The longest sequence that the network was trained on, with the marks of begin and end. */
const mostPieces = 510;

/** Marks, by their places in every vocabulary of this kind. */
const marks = { unknown: '[UNK]', begin: '[CLS]', end: '[SEP]' } as const;

/** The marks that a vocabulary must have. */
export const requiredPieces: readonly string[] = Object.values(marks);

/** Blocks of characters that are pieces by themselves: those of Chinese. */
const ideograph =
  /[\u4e00-\u9fff\u3400-\u4dbf\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b820}-\u{2ceaf}\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu;

/** A stretch between spaces and punctuation, or one punctuation mark; signs of ASCII count as punctuation. */
const stretches = /[\p{P}$+<=>^`|~]|[^\p{P}$+<=>^`|~\p{White_Space}]+/gu;

/** A sentence as the network takes it. */
export interface PieceSequence {
  /** The pieces by their places in the vocabulary, between the marks of begin and end. */
  readonly pieces: readonly number[];
  /** The shape of each piece's word, as an index into `wordShapes`. */
  readonly shapes: readonly number[];
  /** The place of each word's first piece; 0 for a word without one. */
  readonly first: readonly number[];
}

/**
 * Cuts words into pieces of a vocabulary, greedily the longest first (WordPiece: Wu et al. 2016), without capitals and accents, as BERT's
 * uncased tokeniser does (Devlin et al. 2019).
 */
export class WordPieces {
  readonly #places: ReadonlyMap<string, number>;
  readonly #limit: number;
  readonly #unknown: number;

  /**
   * @param vocabulary the pieces in order, among them {@link requiredPieces}; those that go on with a word begin with `##`.
   * @param limit how many pieces a sequence has at most, marks included; never over 510.
   */
  constructor(vocabulary: readonly string[], limit = mostPieces) {
    this.#places = new Map(vocabulary.map((piece, place) => [piece, place]));
    this.#limit = Math.min(limit, mostPieces);
    this.#unknown = this.#placeOf(marks.unknown);
  }

  /** Cuts a sentence's words; pieces beyond the limit are left out. */
  encode(forms: readonly string[]): PieceSequence {
    const pieces = [this.#placeOf(marks.begin)];
    const shapes = [0];
    const first = forms.map((form) => {
      const start = pieces.length;
      const room = this.#limit - 1 - start;
      if (room <= 0) return 0;
      const shape = wordShapes.indexOf(shapeOf(form));
      for (const piece of this.cut(form).slice(0, room)) {
        pieces.push(piece);
        shapes.push(shape);
      }
      return pieces.length > start ? start : 0;
    });
    pieces.push(this.#placeOf(marks.end));
    shapes.push(0);
    return { pieces, shapes, first };
  }

  /** Cuts one word; a word of control characters has no pieces. */
  cut(form: string): number[] {
    return (simplify(form).match(stretches) ?? []).flatMap((stretch) => this.#cutStretch(stretch));
  }

  #cutStretch(stretch: string): number[] {
    const characters = [...stretch];
    if (characters.length > longestStretch) return [this.#unknown];
    const pieces: number[] = [];
    for (let start = 0; start < characters.length; ) {
      let end = characters.length;
      let place: number | undefined;
      for (; end > start && place === undefined; end--) {
        place = this.#places.get((start > 0 ? '##' : '') + characters.slice(start, end).join(''));
      }
      if (place === undefined) return [this.#unknown];
      pieces.push(place);
      start = end + 1;
    }
    return pieces;
  }

  #placeOf(piece: string): number {
    return this.#places.get(piece) ?? 0;
  }
}

/** Leaves out control characters, accents and capitals, and puts spaces around Chinese characters. */
function simplify(form: string): string {
  const kept = form
    .replace(/[\t\n\r]/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\ufffd]/gu, '')
    .replace(ideograph, ' $& ');
  const bare = kept.normalize('NFD').replace(/\p{Mn}/gu, '');
  // Letter by letter: in a word, a capital sigma at its end would become another letter.
  return bare.replace(/\P{Lowercase}/gu, (character) => character.toLowerCase());
}
