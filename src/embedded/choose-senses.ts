import type { SenseQuestion } from '../evaluation/generated/sense-questions.js';
import type { Sense } from '../lexicon/synset.js';
import type { Occurrence, SenseScorer } from '../wsd/disambiguator.js';
import type { EmbeddedModels } from './embedded-models.js';
import type { EmbeddedSettings } from './settings.js';

/** Returns the keys of the candidates with the highest score, several where they tie. */
export function chooseBest(
  score: SenseScorer['score'],
  occurrence: Occurrence,
  candidates: readonly Sense[],
): readonly string[] {
  const scores = score(occurrence, candidates);
  const best = scores.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return candidates.flatMap(({ key }, place) => (scores[place] === best ? [key] : []));
}

/** Adds up the scores of the prior and of the gloss vectors with the weights of the settings. */
export function addScores(
  { prior, gloss }: Pick<EmbeddedModels, 'prior' | 'gloss'>,
  { senses: { priorWeight, glossWeight } }: Pick<EmbeddedSettings, 'senses'>,
): SenseScorer['score'] {
  return (occurrence, candidates) => {
    const glosses = gloss.score(occurrence, candidates);
    return prior
      .score(occurrence, candidates)
      .map((value, place) => priorWeight * value + glossWeight * glosses[place]);
  };
}

/** The occurrence of a sense question: its context is the other content words of the example, which is held out. */
export function occurrenceOf(
  { id, lemma, partOfSpeech, exampleIndex, gold }: SenseQuestion,
  { lexicon, glossWords }: Pick<EmbeddedModels, 'lexicon' | 'glossWords'>,
): Occurrence {
  const synset = lexicon.synset(lexicon.sense(gold).synset);
  const target = new Set(lemma.toLowerCase().split(' '));
  return {
    lemma: lemma.toLowerCase(),
    partOfSpeech,
    context: glossWords.example(synset, exampleIndex).filter((word) => !target.has(word)),
    heldOut: { synset: id.slice(0, id.indexOf('#')), example: exampleIndex },
  };
}
