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

/** Gives what a run says of each lemma and part of speech, the most frequent first. */
export function* scanLemmas(lexicon: StoredLexicon, evidence: EvidenceStore, run: number): Generator<ScannedLemma> {
  const words = evidence.words(run);
  for (const [place, { lemma, partOfSpeech, count }] of words.entries()) {
    const entries = lexicon.entriesWithForm(lemma).filter(({ record }) => {
      return foldPart(record.partOfSpeech) === foldPart(partOfSpeech);
    });
    // Entries that differ in letter case may share their numbers; others come as they stand, the one written like the lemma first.
    const own = entries
      .sort((a, b) => Number(b.record.lemma === lemma) - Number(a.record.lemma === lemma))
      .flatMap(({ record }) => record.senses.map((sense, place) => ({ ...sense, rank: sense.order ?? place + 1 })))
      .sort((a, b) => a.rank - b.rank);
    const frequencies = evidence.frequencies(
      run,
      own.map(({ id }) => id),
    );
    const senses = mergeSynsets(
      own.map(({ id, synset }) => {
        const { chosen = 0, expected = 0 } = frequencies.get(id) ?? {};
        return { id, synset, chosen, expected };
      }),
    );
    const lines = evidence.detailedLines(run, { lemma, partOfSpeech, limit: mostLines });
    const documents = new Set(lines.map(({ document }) => document)).size;
    const found = { lemma, partOfSpeech, occurrences: count, documents, senses, lines };
    yield { found, share: (place + 1) / words.length };
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
