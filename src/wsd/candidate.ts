import type { Aspect } from '../lexicon/aspect.js';
import type { TypeHint } from '../lexicon/dot-objects/dot-objects.js';
import type { DotType } from '../lexicon/dot-objects/dot-type.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Sense } from '../lexicon/synset.js';
import type { Occurrence } from './occurrence.js';

/** What texts tell of a meaning: those scorers that read glosses need no more. */
interface CandidateText {
  /** The lemma, or the name, in its original letter case. */
  readonly lemma: string;
  readonly gloss: string;
  readonly examples: readonly string[];
}

/** A sense of a wordnet that a word may be used in. */
export interface SenseCandidate extends CandidateText {
  readonly kind: 'sense';
  /** The key of the sense. */
  readonly key: string;
  readonly sense: Sense;
}

/** An aspect of a dot object that a name or a noun may be meant in. */
export interface AspectCandidate extends CandidateText {
  readonly kind: 'aspect';
  readonly key: Aspect;
}

/** One of the meanings that compete for an occurrence. */
export type Candidate = SenseCandidate | AspectCandidate;

/** What an inventory is told of a word; where it stands may be left out. */
export type AskedWord = Pick<Occurrence, 'lemma' | 'partOfSpeech' | 'nameClass'> &
  Partial<Pick<Occurrence, 'text' | 'start' | 'end'>>;

/** Which aspects a word can be meant in, and how that is known. */
export interface WordType {
  readonly type: DotType;
  /** As in `TypeHint`, or the entry of a noun. */
  readonly origin: TypeHint['origin'] | 'noun';
}

/** Tells what words can mean. */
export interface Inventory {
  readonly name: string;
  /** Returns the meanings that compete for an occurrence, each key once, in a stable order; empty where the word is unknown. */
  candidates(occurrence: AskedWord): readonly Candidate[];
  /** The dot type that narrows the candidates down; undefined where nothing does. Absent from inventories that know no types. */
  readonly typeHint?: ((occurrence: AskedWord) => WordType | undefined) | undefined;
}

/** Makes the candidate that a sense of a lexicon is. */
export function makeSenseCandidate(lexicon: Lexicon, sense: Sense): SenseCandidate {
  const { definition, examples } = lexicon.synset(sense.synset);
  return { kind: 'sense', key: sense.key, lemma: sense.lemma, gloss: definition, examples, sense };
}

/**
 * Makes the inventory of a lexicon: the senses of a lemma as a part of speech, by rank.
 *
 * @example createLexiconInventory(lexicon).candidates({ lemma: 'bank', partOfSpeech: 'n' })[0].gloss
 */
export function createLexiconInventory(lexicon: Lexicon): Inventory {
  const known = new Map<string, readonly SenseCandidate[]>();
  return {
    name: `${lexicon.name} ${lexicon.version}`,
    candidates({ lemma, partOfSpeech }) {
      const word = `${partOfSpeech} ${lemma}`;
      const found = known.get(word);
      if (found !== undefined) return found;
      const candidates = lexicon.findSenses(lemma, partOfSpeech).map((sense) => makeSenseCandidate(lexicon, sense));
      // What is unknown is not remembered: there is no end of unknown words.
      if (candidates.length > 0) known.set(word, candidates);
      return candidates;
    },
  };
}
