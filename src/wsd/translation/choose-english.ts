import type { Lexicon } from '../../lexicon/lexicon.js';
import type { PartOfSpeech } from '../../lexicon/synset.js';

/** An English word that stands for one of another language. */
export interface ChosenEnglish {
  readonly english: string;
  readonly partOfSpeech: PartOfSpeech;
}

/** Chooses the English word that stands for one of another language, as a part of speech where that is known. */
export type ChooseEnglish = (word: string, partOfSpeech: PartOfSpeech | undefined) => ChosenEnglish | undefined;

/** Two wordnets whose synsets have the same ids, as those of `readOmw` and the WordNet they are on. */
export interface SharedWordnets {
  /** That of the language of the text. */
  readonly own: Lexicon;
  readonly english: Lexicon;
}

/** What a sense counts that was never seen, and what is added to the uses of a word that is rare. */
const unseen = 0.5;
const rare = 2;

/**
 * Makes the choice of English words by synsets that two wordnets share: each sense of the word gives its English lemmas as many votes
 * as that sense of theirs was counted. The score of a lemma is its votes times the share that they have in all its uses, so that a
 * lemma that mostly means something else loses. Among equals the earlier sense wins.
 *
 * A word that is not of the part of speech is taken as any; one that is not in the wordnet is undefined.
 *
 * @example createEnglishChooser({ own: (await readOmw('wn-data-cmn.tab')).lexicon, english })('狗', 'n')?.english // 'dog'
 */
export function createEnglishChooser({ own, english }: SharedWordnets): ChooseEnglish {
  const uses = new Map<string, number>();
  const usesOf = (lemma: string): number => {
    const known = uses.get(lemma);
    if (known !== undefined) return known;
    const sum = english.findSenses(lemma).reduce((total, { count }) => total + count, 0);
    uses.set(lemma, sum);
    return sum;
  };
  return (word, partOfSpeech) => {
    const fitting = partOfSpeech === undefined ? [] : own.findSenses(word, partOfSpeech);
    const senses = fitting.length > 0 ? fitting : own.findSenses(word);
    const votes = new Map<string, { count: number; readonly partOfSpeech: PartOfSpeech }>();
    for (const { synset } of senses) {
      for (const { lemma, count, partOfSpeech: part } of english.findSynset(synset)?.senses ?? []) {
        const known = votes.get(lemma) ?? { count: 0, partOfSpeech: part };
        known.count += count + unseen;
        votes.set(lemma, known);
      }
    }
    let best: (ChosenEnglish & { readonly score: number }) | undefined;
    for (const [lemma, vote] of votes) {
      const score = vote.count ** 2 / (usesOf(lemma) + rare);
      if (best !== undefined && best.score >= score) continue;
      best = { english: lemma.replaceAll('_', ' '), partOfSpeech: vote.partOfSpeech, score };
    }
    return best && { english: best.english, partOfSpeech: best.partOfSpeech };
  };
}
