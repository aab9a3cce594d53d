import { requireOption } from '../errors.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { dot } from '../matrix/dense-products.js';
import type { Space } from '../space/space.js';
import type { Candidate, SenseCandidate } from './candidate.js';
import type { Scorer } from './disambiguator.js';
import { fillWithMean } from './fill-with-mean.js';
import { createLemmaChoice, type LemmaChoice } from './lemma-choice.js';
import { createPlainScorer, sayNothing } from './plain-scorer.js';
import { SlotContext } from './slot-context.js';
import type { SlotVectors } from './slot-vectors.js';
import { type Substitute, type SubstituteOptions, Substitutes } from './substitutes.js';
import { isZero } from './word-sums.js';

/** What a slot scorer is made of. */
export interface SlotParts {
  readonly lexicon: Lexicon;
  readonly vectors: SlotVectors;
  /** Chooses the lemmas of the words around; default that which the sense counts of the lexicon make likeliest. */
  readonly chooseLemma?: LemmaChoice | undefined;
}

/** Options of {@link createSlotScorer}. */
export interface SlotOptions extends SubstituteOptions {
  /** How much the nearest words with a lemma count beside the nearest forms; default 0.75. */
  readonly lemmaWeight?: number;
}

/** How many substitutes an explanation names. */
const toldWords = 3;

/**
 * Scores a sense by how well its synonyms and the words of related senses would fit into the word's place.
 *
 * The place is the two forms on either side, function words and punctuation among them, and the nearest word with a lemma on either
 * side. The score is the cosine between the sum of the vectors of the forms and that of the substitutes, plus `lemmaWeight` times the
 * cosine with the sum of the lemmas. Where the text tells nothing known, all scores are 0 and the text is missing; a sense whose
 * substitutes have no vector, as those of rare things, has the mean of the others. It says nothing of a lone sense and of aspects of
 * names.
 *
 * @throws OptionError when an option is out of range.
 */
export function createSlotScorer(parts: SlotParts, options: SlotOptions = {}): Scorer {
  const { lemmaWeight = 0.75, ...rest } = options;
  requireOption(lemmaWeight >= 0 && Number.isFinite(lemmaWeight), 'lemmaWeight', lemmaWeight, 'a number >= 0');
  const substitutes = new Substitutes(parts.lexicon, parts.vectors.words, rest);
  const context = new SlotContext(parts.vectors.slots, {
    lemmaWeight,
    chooseLemma: parts.chooseLemma ?? createLemmaChoice(parts.lexicon),
  });
  return createPlainScorer({
    name: 'slot',
    score(question) {
      const senses = question.candidates.filter(isSense);
      // A lone sense needs no judging, and half of the words that are met for the first time have but one.
      if (senses.length < Math.max(2, question.candidates.length)) return sayNothing(question);
      const place = context.vectorOf(question.occurrence);
      if (isZero(place)) return sayNothing(question, [question.occurrence.text]);
      const products = senses.map(({ sense }) => {
        const vector = substitutes.vectorOf(sense);
        return isZero(vector) ? undefined : dot(place, vector);
      });
      if (products.every((product) => product === undefined)) return sayNothing(question);
      return { scores: fillWithMean(products), hasEvidence: true, missing: [] };
    },
    explain({ occurrence }, candidate) {
      if (candidate.kind !== 'sense') return undefined;
      const place = context.vectorOf(occurrence);
      const best = nameFitting(substitutes.listOf(candidate.sense), place, parts.vectors.words);
      return best.length === 0 ? undefined : `in its place would fit: ${best.join(', ')}`;
    },
  });
}

function isSense(candidate: Candidate): candidate is SenseCandidate {
  return candidate.kind === 'sense';
}

/** The substitutes that add most to the product with a place. */
function nameFitting(substitutes: readonly Substitute[], place: Float64Array, words: Space): string[] {
  const shares = new Map<string, number>();
  for (const { lemma, row, weight } of substitutes) {
    const share = weight * dot(place, words.vectorAt(row));
    if (share > 0) shares.set(lemma, (shares.get(lemma) ?? 0) + share);
  }
  return [...shares]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, toldWords)
    .map(([lemma]) => lemma);
}
