import type { WordCount } from '../lexicon/evidence/evidence-run.js';
import type { EvidenceStore } from '../lexicon/evidence/evidence-store.js';
import type { StoredLexicon } from '../lexicon/store/stored-lexicon.js';
import type { LemmaEvidence, SenseEvidence } from './lemma-evidence.js';

/** At most so many lines of a lemma are read, the first ones. */
const mostLines = 500;

/** A lemma with the share of the lemmas of the run that are read by then. */
export interface ScannedLemma {
  readonly found: LemmaEvidence;
  readonly share: number;
}

/** What a run says of each lemma and part of speech, the most frequent first. The lexicon is asked once, however often they are given. */
export class LemmaScan {
  readonly #lexicon: StoredLexicon;
  readonly #evidence: EvidenceStore;
  readonly #run: number;
  readonly #words: readonly WordCount[];
  readonly #senses: (readonly SenseEvidence[] | undefined)[] = [];

  constructor(lexicon: StoredLexicon, evidence: EvidenceStore, run: number) {
    this.#lexicon = lexicon;
    this.#evidence = evidence;
    this.#run = run;
    this.#words = evidence.words(run);
  }

  /**
   * Gives the lemmas with their lines.
   *
   * @param fewest only those that occur so often.
   */
  *lemmas(fewest = 1): Generator<ScannedLemma> {
    for (const [place, { lemma, partOfSpeech, count }] of this.#words.entries()) {
      if (count < fewest) return;
      const senses = this.#senses[place] ?? this.#readSenses({ lemma, partOfSpeech });
      this.#senses[place] = senses;
      const lines = this.#evidence.detailedLines(this.#run, { lemma, partOfSpeech, limit: mostLines });
      const documents = new Set(lines.map(({ document }) => document)).size;
      const found = { lemma, partOfSpeech, occurrences: count, documents, senses, lines };
      yield { found, share: (place + 1) / this.#words.length };
    }
  }

  #readSenses({ lemma, partOfSpeech }: Pick<WordCount, 'lemma' | 'partOfSpeech'>): SenseEvidence[] {
    const entries = this.#lexicon.entriesWithForm(lemma).filter(({ record }) => {
      return foldPart(record.partOfSpeech) === foldPart(partOfSpeech);
    });
    // Entries that differ in letter case may share their numbers; others come as they stand, the one written like the lemma first.
    const own = entries
      .sort((a, b) => Number(b.record.lemma === lemma) - Number(a.record.lemma === lemma))
      .flatMap(({ record }) => record.senses.map((sense, place) => ({ ...sense, rank: sense.order ?? place + 1 })))
      .sort((a, b) => a.rank - b.rank);
    if (own.length === 0) return [];
    const frequencies = this.#evidence.frequencies(
      this.#run,
      own.map(({ id }) => id),
    );
    return mergeSynsets(
      own.map(({ id, synset }) => {
        const { chosen = 0, expected = 0 } = frequencies.get(id) ?? {};
        return { id, synset, chosen, expected };
      }),
    );
  }
}

/** A word that a synset has in two letter cases has one sense there: the one that was met. */
function mergeSynsets(senses: readonly SenseEvidence[]): SenseEvidence[] {
  return senses.filter((sense) => {
    const same = senses.filter(({ synset }) => synset === sense.synset);
    return sense === same.reduce((most, other) => (other.expected > most.expected ? other : most));
  });
}

/** Satellite adjectives are adjectives to those who annotate texts. */
function foldPart(partOfSpeech: string): string {
  return partOfSpeech === 's' ? 'a' : partOfSpeech;
}
