import type { Lexicon } from '../lexicon/lexicon.js';
import { normaliseLemma, type Synset } from '../lexicon/synset.js';
import type { Candidate } from './candidate.js';
import type { Scorer } from './disambiguator.js';
import type { GlossWords } from './gloss-words.js';
import { listContext, type Occurrence } from './occurrence.js';
import { createPlainScorer } from './plain-scorer.js';

/** Gives the words that stand for a candidate, without an example that must not count. */
export type CandidateWords = (candidate: Candidate, heldOut: string | undefined) => Iterable<string>;

/** Makes a scorer that counts the distinct words of the context that are among those of a candidate; the word itself does not count. */
export function createOverlapScorer(name: string, wordsOf: CandidateWords): Scorer {
  const shared = (occurrence: Occurrence, candidate: Candidate): string[] => {
    const words = new Set(wordsOf(candidate, occurrence.heldOut));
    words.delete(normaliseLemma(occurrence.lemma));
    return [...new Set(listContext(occurrence))].filter((lemma) => words.has(lemma));
  };
  return createPlainScorer({
    name,
    score({ occurrence, candidates }) {
      const scores = Float64Array.from(candidates, (candidate) => shared(occurrence, candidate).length);
      return { scores, hasEvidence: scores.some((score) => score > 0), missing: [] };
    },
    explain({ occurrence }, candidate) {
      const words = shared(occurrence, candidate);
      return words.length === 0 ? undefined : `its gloss shares ${words.join(', ')}`;
    },
  });
}

/** Where the words of glosses come from. */
export interface GlossSource {
  readonly lexicon: Lexicon;
  readonly glossWords: GlossWords;
  /** An example that must not count. */
  readonly heldOut: string | undefined;
}

/** Lists the content lemmas of the gloss and the examples of a candidate. */
export function listGlossWords(candidate: Candidate, source: GlossSource): readonly string[] {
  if (candidate.kind === 'sense') return listSynsetWords(source.lexicon.synset(candidate.sense.synset), source);
  return [candidate.gloss, ...candidate.examples].flatMap((text) => source.glossWords.text?.(text) ?? []);
}

/** Lists the content lemmas of the gloss and the examples of a synset. */
export function listSynsetWords(
  synset: Synset,
  { glossWords, heldOut }: Omit<GlossSource, 'lexicon'>,
): readonly string[] {
  const examples = synset.examples.flatMap((text, index) => {
    return text === heldOut ? [] : glossWords.example(synset, index);
  });
  return [...glossWords.definition(synset), ...examples];
}
