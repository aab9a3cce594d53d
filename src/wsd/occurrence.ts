import type { NameClass } from '../corpus/sentence.js';
import type { PartOfSpeech } from '../lexicon/synset.js';

/** A content word of a document. */
export interface ContentWord {
  /** In lower case. */
  readonly lemma: string;
  /** Undefined where it is not known. */
  readonly partOfSpeech: PartOfSpeech | undefined;
  /** The number of its sentence in the document. */
  readonly sentence: number;
}

/** A word in its context, the way a disambiguator sees it. */
export interface Occurrence {
  /** The lemma whose senses compete, or the name whose aspects do. */
  readonly lemma: string;
  readonly partOfSpeech: PartOfSpeech;
  /** The text of its sentence. */
  readonly text: string;
  /** Where the word begins in the text, in UTF-16 units. */
  readonly start: number;
  /** Where it ends: the place behind its last unit. */
  readonly end: number;
  /** The content words of its document in order, its own sentence's among them; the occurrences of a document share one list. */
  readonly document: readonly ContentWord[];
  /** The place of the word itself in that list. */
  readonly place: number;
  /** The class that a tagger gives the word as a proper name; undefined where it takes it for none. */
  readonly nameClass?: NameClass | undefined;
  /** The text of an example that must not count as evidence, in any gloss, because the occurrence was taken from it. */
  readonly heldOut?: string | undefined;
}

/**
 * Returns the lemmas of the other content words of the sentence, in order; those of the same lemma are left out.
 *
 * @example listContext(occurrence) // ['river', 'water']
 */
export function listContext({ document, place, lemma }: Occurrence): string[] {
  const own = lemma.toLowerCase();
  const sentence = document[place]?.sentence;
  const isSame = (other: number): boolean => document[other]?.sentence === sentence;
  let first = place;
  while (isSame(first - 1)) first--;
  const context: string[] = [];
  for (let other = first; other < document.length && isSame(other); other++) {
    if (other !== place && document[other].lemma !== own) context.push(document[other].lemma);
  }
  return context;
}

/** A content word with its place in a text. */
export interface PlacedContentWord extends ContentWord {
  /** In UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** Finds the content words of a text, in order. */
export type ReadContentWords = (text: string) => readonly PlacedContentWord[];

/**
 * Makes the occurrence of a word in a text that is its own document: what the words of the text have in its place makes room for it.
 *
 * @example makeOccurrence({ lemma: 'bank', partOfSpeech: 'n', text: 'the bank', start: 4, end: 8 }, [])
 */
export function makeOccurrence(
  target: Omit<Occurrence, 'document' | 'place'>,
  words: readonly PlacedContentWord[],
): Occurrence {
  const own = words.find(({ start, end }) => start < target.end && end > target.start);
  const before = words.filter(({ end }) => end <= target.start);
  const after = words.filter(({ start }) => start >= target.end);
  const sentence = own?.sentence ?? before.at(-1)?.sentence ?? after[0]?.sentence ?? 0;
  const word = { lemma: target.lemma.toLowerCase(), partOfSpeech: target.partOfSpeech, sentence };
  const others = ({ lemma, partOfSpeech, sentence: of }: ContentWord): ContentWord => ({
    lemma,
    partOfSpeech,
    sentence: of,
  });
  return { ...target, document: [...before.map(others), word, ...after.map(others)], place: before.length };
}
