import { findMention, type PlacedWord, placeWords } from '../../lexicon/find-mention.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { PartOfSpeech, Sense, Synset } from '../../lexicon/synset.js';
import { splitByHash, type TaskSplit } from './split-by-hash.js';

/** A question that asks in which of its senses a word is used in an example sentence of the lexicon. */
export interface SenseQuestion {
  /** The id of the synset, a hash mark and the number of the example: `02086723-n#0`. */
  readonly id: string;
  readonly sentence: string;
  /** Where the word, or the expression of several words, stands in the sentence, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly lemma: string;
  readonly partOfSpeech: PartOfSpeech;
  /** The sense keys of the lemma as this part of speech by rank, at least two. */
  readonly candidates: readonly string[];
  /** The sense key of the synset that the example illustrates. */
  readonly gold: string;
  /** The place of the sentence among the examples of its synset; a model may read the others, and not this one. */
  readonly exampleIndex: number;
  /** Chosen by the hash of the synset, so that the examples of one synset stay on one side. */
  readonly split: TaskSplit;
}

/** Gives the possible lemmas of an inflected form, in lower case. */
export type Lemmatise = (form: string, partOfSpeech: PartOfSpeech) => readonly string[];

/**
 * Makes a sense question of each example sentence that uses a member of its synset with two senses or more.
 *
 * The member may be inflected as far as `lemmatise` knows, and may be of several adjoining words. When a sentence uses
 * several members, the one of most words counts, then the one that is not inflected, then the first of the synset.
 *
 * @example generateSenseQuestions(lexicon, (form) => [form])[0]?.gold
 */
export function generateSenseQuestions(lexicon: Lexicon, lemmatise: Lemmatise): SenseQuestion[] {
  const lemmatiseOnce = remember(lemmatise);
  const questions: SenseQuestion[] = [];
  for (const synset of lexicon.synsets) {
    if (synset.examples.length === 0) continue;
    const members = synset.senses.map((sense) => ({ sense, words: placeWords(sense.lemma).map(({ form }) => form) }));
    members.sort((a, b) => b.words.length - a.words.length);
    synset.examples.forEach((sentence, exampleIndex) => {
      const found = findMember(placeWords(sentence), members, (form) => lemmatiseOnce(form, synset.partOfSpeech));
      if (found === undefined) return;
      const candidates = lexicon.findSenses(found.sense.lemma, synset.partOfSpeech).map((sense) => sense.key);
      if (candidates.length >= 2)
        questions.push(makeQuestion(synset, { ...found, sentence, exampleIndex, candidates }));
    });
  }
  return questions;
}

interface Member {
  readonly sense: Sense;
  readonly words: readonly string[];
}

interface FoundMember {
  readonly sense: Sense;
  readonly start: number;
  readonly end: number;
}

function makeQuestion(
  synset: Synset,
  found: FoundMember & Pick<SenseQuestion, 'sentence' | 'exampleIndex' | 'candidates'>,
): SenseQuestion {
  return {
    id: `${synset.id}#${found.exampleIndex}`,
    sentence: found.sentence,
    start: found.start,
    end: found.end,
    lemma: found.sense.lemma,
    partOfSpeech: synset.partOfSpeech,
    candidates: found.candidates,
    gold: found.sense.key,
    exampleIndex: found.exampleIndex,
    split: splitByHash(synset.id),
  };
}

// The members come longest first; among those of one length an uninflected use wins.
function findMember(
  sentence: readonly PlacedWord[],
  members: readonly Member[],
  lemmatise: (form: string) => readonly string[],
): FoundMember | undefined {
  let inflected: (FoundMember & { readonly length: number }) | undefined;
  for (const { sense, words } of members) {
    if (inflected !== undefined && words.length < inflected.length) return inflected;
    const exact = findMention(sentence, words, (form, word) => form === word);
    if (exact !== undefined) return { sense, ...exact };
    if (inflected !== undefined) continue;
    const run = findMention(sentence, words, (form, word) => form === word || lemmatise(form).includes(word));
    if (run !== undefined) inflected = { sense, ...run, length: words.length };
  }
  return inflected;
}

function remember(lemmatise: Lemmatise): Lemmatise {
  const known = new Map<string, readonly string[]>();
  return (form, partOfSpeech) => {
    const key = `${partOfSpeech}${form}`;
    const lemmas = known.get(key) ?? lemmatise(form, partOfSpeech);
    known.set(key, lemmas);
    return lemmas;
  };
}
