import type { Aspect } from '../lexicon/aspect.js';
import type { PartOfSpeech } from '../lexicon/synset.js';
import type { SenseQuestion } from './generated/sense-questions.js';

/** What all data sets of senses have. */
interface SenseDatasetBase {
  /** What was odd about the files without making them useless, for instance an instance without a key. */
  readonly findings: readonly string[];
}

/** A word or mark of an all-words text. */
export interface AnnotatedToken {
  /** As in the text; several words separated by spaces where the makers took them as one. */
  readonly form: string;
  /** In the letter case of the file, its words separated by spaces. */
  readonly lemma: string;
  /** The universal tag of Petrov, Das & McDonald (2012) as in the file: `NOUN`, `VERB`, `PRT`, `.` and so on. */
  readonly tag: string;
}

/** A sentence of an all-words text. */
export interface AllWordsSentence {
  readonly id: string;
  readonly tokens: readonly AnnotatedToken[];
}

/** A word to be disambiguated. */
export interface AllWordsInstance {
  readonly id: string;
  /** The data set it comes from, which in a file of several is what its id begins with. */
  readonly dataset: string;
  readonly lemma: string;
  readonly partOfSpeech: PartOfSpeech;
  /** The index of its sentence. */
  readonly sentence: number;
  /** The index of its token there. */
  readonly token: number;
  /** The sense keys that count as right, at least one, in the order of the file. */
  readonly gold: readonly string[];
}

/** Running text with words to be disambiguated: the framework of Raganato, Camacho-Collados & Navigli (2017). */
export interface AllWordsSet extends SenseDatasetBase {
  readonly kind: 'all-words';
  /** What the file calls its source, for instance `semeval2007`. */
  readonly name: string;
  readonly sentences: readonly AllWordsSentence[];
  /** In the order of the text. */
  readonly instances: readonly AllWordsInstance[];
}

/** Example sentences of a lexicon with a word of which the sense is asked. */
export interface ExampleSenseSet extends SenseDatasetBase {
  readonly kind: 'example-senses';
  readonly questions: readonly SenseQuestion[];
}

/** A tokenised sentence with the index of the word in question. */
export interface TargetContext {
  readonly tokens: readonly string[];
  readonly target: number;
}

/** Two uses of a word, which have the same meaning or not. */
export interface WordInContextItem {
  readonly id: string;
  readonly lemma: string;
  readonly partOfSpeech: 'n' | 'v';
  readonly contexts: readonly [TargetContext, TargetContext];
  /** Whether the meaning is the same; undefined where the gold is not given. */
  readonly label: boolean | undefined;
}

/** Words in context: WiC (Pilehvar & Camacho-Collados 2019). */
export interface WordInContextSet extends SenseDatasetBase {
  readonly kind: 'words-in-context';
  readonly items: readonly WordInContextItem[];
}

/** A use of a word and a sense, which is the one meant or not. */
export interface TargetSenseItem {
  readonly id: string;
  readonly lemma: string;
  readonly context: TargetContext;
  readonly definition: string;
  /** The hypernyms of the sense, their words separated by spaces; may be empty. */
  readonly hypernyms: readonly string[];
  /** Whether the sense is meant; undefined where the gold is not given. */
  readonly label: boolean | undefined;
  /** The code of the domain, where the files tell it. */
  readonly domain: string | undefined;
}

/** Target sense verification: WiC-TSV (Breit et al. 2021). */
export interface TargetSenseSet extends SenseDatasetBase {
  readonly kind: 'target-senses';
  readonly items: readonly TargetSenseItem[];
}

/** What a name of a metonymy data set names when it is taken literally. */
export type MetonymyNameClass = 'location' | 'organization';

/** The coarse readings of a name; `mixed` is literal and metonymic at once. */
export type MetonymyLabel = 'literal' | 'metonymic' | 'mixed';

/** A name in a text with its reading. */
export interface MetonymyItem {
  readonly id: string;
  readonly text: string;
  /** Where the name starts in the text, in UTF-16 units. */
  readonly start: number;
  /** Where it ends, exclusive. */
  readonly end: number;
  readonly nameClass: MetonymyNameClass;
  readonly label: MetonymyLabel;
  /** The pattern of a metonymic reading, for instance `place-for-people`; undefined where the file tells none. */
  readonly pattern: string | undefined;
}

/** Names that are meant literally or not: SemEval-2007 task 8, ReLocaR. */
export interface MetonymySet extends SenseDatasetBase {
  readonly kind: 'metonymy';
  readonly items: readonly MetonymyItem[];
}

/** A name or dot noun in a sentence with the aspects that it is meant in. */
export interface AspectItem {
  readonly id: string;
  /** Its code, `en` or `zh`. */
  readonly language: string;
  readonly text: string;
  /** Where the target starts in the text, in UTF-16 units. */
  readonly start: number;
  /** Where it ends, exclusive. */
  readonly end: number;
  /** Whether the target is a proper name or a common noun. */
  readonly kind: 'name' | 'noun';
  /** The target in its usual form. */
  readonly name: string;
  /** The dot type: the aspects that it has, separated by dots. */
  readonly type: string;
  /** The same aspects one by one. */
  readonly candidates: readonly Aspect[];
  /** Those that are meant: one, or several at once, any of which is right. */
  readonly aspects: readonly Aspect[];
  /** Whether the name occurs in no sentence of the development half. */
  readonly isUnseen: boolean;
}

/** Names and dot nouns, each in one of the aspects of its dot type. */
export interface AspectSet extends SenseDatasetBase {
  readonly kind: 'aspects';
  readonly items: readonly AspectItem[];
  /** What choices may be made on, and floors are counted in; the items themselves where they are that half. */
  readonly development: readonly AspectItem[];
}
