/** One reading of a corpus by a model. */
export interface EvidenceRun {
  /** Its number in the store, from 1. */
  readonly number: number;
  /** What the corpus is called. */
  readonly corpus: string;
  /** What ranked the senses, with its version. */
  readonly model: string;
  /** When it began, as ISO 8601 in UTC. */
  readonly begun: string;
  /** When it was done; undefined while it is not. */
  readonly finished: string | undefined;
  readonly documents: number;
  readonly sentences: number;
  readonly tokens: number;
  /** Tokens, or expressions of several, whose meaning was asked. */
  readonly words: number;
  /** What it needs to go on where it stopped, as the one who runs it has written it. */
  readonly place: string;
}

/** A word in its sentence, with the sense that was predicted. */
export interface CorpusLine {
  /** Its number in the store, from 1. */
  readonly number: number;
  readonly run: number;
  readonly document: string;
  /** The number of its sentence in the document, from 0. */
  readonly position: number;
  /** The text of the sentence. */
  readonly text: string;
  /** Where the word begins in the text, in UTF-16 units. */
  readonly start: number;
  /** Where it ends, exclusive. */
  readonly end: number;
  readonly lemma: string;
  readonly partOfSpeech: string;
  /** The id of the sense that is most probable; undefined where the lexicon has none for the word. */
  readonly sense: string | undefined;
  /** The aspect in which a name or noun is most probably meant; undefined where none was asked. */
  readonly aspect: string | undefined;
  /** The probability of the sense, 0 to 1; 0 where there is none. */
  readonly probability: number;
  /** That probability less the next one. */
  readonly margin: number;
}

/** A line with what finding suggestions needs besides. */
export interface DetailedLine extends CorpusLine {
  /** The id of the sense that is next most probable; undefined where there is none. */
  readonly second: string | undefined;
  /** The lemmas of the words of the sentence in lower case, in order, the word itself among them. */
  readonly words: readonly string[];
}

/** How often a sense, or a word without one, was met. */
export interface SenseFrequency {
  /** The id of the sense. */
  readonly sense: string;
  /** How many occurrences have it as the most probable one. */
  readonly chosen: number;
  /** The sum of its probabilities over the occurrences of its word. */
  readonly expected: number;
}

/** How often a run met a word. */
export interface WordCount {
  readonly lemma: string;
  readonly partOfSpeech: string;
  readonly count: number;
  /** In how many of these occurrences it has no sense in the lexicon. */
  readonly senseless: number;
}

/** What a run has read since its last batch; all of it is in the store or nothing. */
export interface RunBatch {
  /** How many documents were read to their end. */
  readonly documents: number;
  readonly tokens: number;
  /** Every sentence that was read, also those without words. */
  readonly sentences: readonly BatchSentence[];
  /** Where the run is now. */
  readonly place: string;
}

/** A sentence with the words whose meaning was asked. */
export interface BatchSentence {
  readonly document: string;
  /** The number of the sentence in the document, from 0. */
  readonly position: number;
  readonly text: string;
  readonly words: readonly BatchWord[];
}

/** A word of a sentence with the senses that it may have. */
export interface BatchWord {
  /** Where it begins in the text of the sentence, in UTF-16 units. */
  readonly start: number;
  /** Where it ends, exclusive. */
  readonly end: number;
  readonly lemma: string;
  readonly partOfSpeech: string;
  /** The aspect in which it is most probably meant; undefined where none was asked. */
  readonly aspect?: string | undefined;
  /** The ids of its senses with their probabilities, the most probable first; empty where the lexicon has none. */
  readonly senses: readonly { readonly sense: string; readonly probability: number }[];
}
