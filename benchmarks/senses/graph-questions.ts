import { generateSenseQuestions } from '../../src/evaluation/generated/sense-questions.js';
import type { Lexicon } from '../../src/lexicon/lexicon.js';
import { createBaseForms } from '../../src/wsd/base-forms.js';
import { makeSenseCandidate } from '../../src/wsd/candidate.js';
import type { Question, Scorer } from '../../src/wsd/disambiguator.js';
import type { TaggedGlosses } from '../../src/wsd/graph/tagged-glosses.js';
import { createSensePrior } from '../../src/wsd/sense-prior.js';
import { readAllWords } from '../embedded/all-words.js';

/** Questions with the keys that count as right for each. */
export interface GoldQuestions {
  readonly name: string;
  readonly questions: readonly Question[];
  readonly gold: readonly (readonly string[])[];
}

/** The instances of an all-words task; those without candidates are asked too, and wrong. */
export function allWordsQuestions(name: string, lexicon: Lexicon): GoldQuestions {
  const { instances } = readAllWords(name, lexicon);
  return {
    name,
    questions: instances.map(({ occurrence, candidates }) => {
      return { occurrence, candidates: candidates.map((sense) => makeSenseCandidate(lexicon, sense)) };
    }),
    gold: instances.map(({ instance }) => instance.gold),
  };
}

/** So many of WordNet's example sentences, evenly taken; the context of the word is the rest of its sentence, as it is tagged. */
export function exampleQuestions(count: number, lexicon: Lexicon, glosses: TaggedGlosses): GoldQuestions {
  const all = generateSenseQuestions(lexicon, createBaseForms(lexicon));
  const asked = Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)]);
  return {
    name: `${count} examples`,
    questions: asked.map(({ lemma, partOfSpeech, exampleIndex, sentence: text, start, end, gold }) => {
      const own = lemma.toLowerCase();
      const synset = lexicon.synset(lexicon.sense(gold).synset);
      const others = glosses.example(synset, exampleIndex).filter((word) => word.lemma !== own);
      const document = [{ lemma: own, partOfSpeech }, ...others].map((word) => ({ ...word, sentence: 0 }));
      const occurrence = { lemma: own, partOfSpeech, text, start, end, document, place: 0, heldOut: text };
      const candidates = lexicon.findSenses(lemma, partOfSpeech).map((sense) => makeSenseCandidate(lexicon, sense));
      return { occurrence, candidates };
    }),
    gold: asked.map(({ gold }) => [gold]),
  };
}

/** The share of questions whose best candidate is right, where ties share the credit, in per cent: F1 where all are answered. */
export function measureScores({ questions, gold }: GoldQuestions, scores: readonly ArrayLike<number>[]): number {
  const credits = questions.map(({ candidates }, at) => {
    const own = Array.from(scores[at]);
    const best = Math.max(...own);
    const tied = candidates.filter((_, place) => own[place] === best);
    return tied.length === 0 ? 0 : tied.filter(({ key }) => gold[at].includes(key)).length / tied.length;
  });
  return (100 * credits.reduce((sum, credit) => sum + credit, 0)) / questions.length;
}

/** F1 of the scorer alone, and with the sense prior for each weight of the scorer. */
export async function measureScorer(
  asked: GoldQuestions,
  scorer: Scorer,
  weights: readonly number[],
): Promise<{ readonly alone: number; readonly withPrior: readonly number[] }> {
  const graph = (await scorer.scoreAll(asked.questions)).map(({ scores }) => scores);
  const prior = (await createSensePrior().scoreAll(asked.questions)).map(({ scores }) => scores);
  return {
    alone: measureScores(asked, graph),
    withPrior: weights.map((weight) =>
      measureScores(
        asked,
        graph.map((own, at) => own.map((score, place) => weight * score + prior[at][place])),
      ),
    ),
  };
}
