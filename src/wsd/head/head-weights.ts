import type { Lexicon } from '../../lexicon/lexicon.js';
import type { CallOptions } from '../disambiguator.js';
import { fillWithMean } from '../fill-with-mean.js';
import { softmax } from '../softmax.js';
import { findBestTwo, listRelated, tryAgain } from '../try-again.js';
import { type CandidateFeatures, fitCandidateWeights } from './fit-candidate-weights.js';
import type { HeadReader, ReadContext, ReadMeaning } from './head-reader.js';
import { encodeMeanings, type HeadEncoder, keyOfMeaning } from './meaning-vectors.js';
import type { HeadMetrics, HeadWeights } from './sense-head.js';
import type { AskedExample } from './split-documents.js';

/** A question as its parts are weighted. */
export interface WeightedQuestion {
  readonly example: AskedExample;
  readonly context: ReadContext;
  /** The products of the context with each candidate. */
  readonly texts: readonly number[];
  readonly prior: readonly number[];
}

/** The similarities of the context with the meanings related to each candidate; empty for those that are not looked at again. */
export type RelatedSimilarities = readonly (readonly number[])[];

/** The weights of the second look that are tried. */
const relationWeights = [0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6];

/** Reads questions: the products of their contexts with candidates, and their priors. */
export function readQuestions(
  questions: readonly (AskedExample & { readonly vector: Float32Array })[],
  reader: HeadReader,
  {
    meanings,
    priorOf,
  }: { readonly meanings: ReadonlyMap<string, ReadMeaning>; readonly priorOf: (example: AskedExample) => number[] },
): WeightedQuestion[] {
  const contexts = reader.readContexts(questions.map(({ vector }) => vector));
  return questions.flatMap((example, place) => {
    const context = contexts[place];
    if (context === undefined) return [];
    const products = example.candidates.map((candidate) => {
      const meaning = meanings.get(keyOfMeaning({ candidate, heldOut: example.occurrence.heldOut }));
      return meaning === undefined ? undefined : reader.compare(context, meaning);
    });
    return [{ example, context, texts: [...fillWithMean(products)], prior: priorOf(example) }];
  });
}

/** Fits the weights of texts and prior on questions that the projection was not learned from; none is below 0. */
export function fitBaseWeights(questions: readonly WeightedQuestion[]): HeadWeights {
  const [projection, prior] = fitCandidateWeights(questions.map(toFeatures), { start: [1, 0.5] });
  return { projection: Math.max(projection, 0), prior: Math.max(prior, 0), relations: 0 };
}

/** Fits the weight of texts alone, where the questions do not tell how common senses are. */
export function fitProjectionWeight(questions: readonly WeightedQuestion[]): HeadWeights {
  const features = questions.map(({ example, texts }) => {
    return { features: texts.map((value) => [value]), gold: sharesOf(example) };
  });
  const [projection] = fitCandidateWeights(features, { start: [1] });
  return { projection: Math.max(projection, 0), prior: 0, relations: 0 };
}

/** Finds the similarities of contexts with the meanings that are related to the two best candidates under weights. */
export async function readRelated(
  questions: readonly WeightedQuestion[],
  reader: HeadReader,
  { lexicon, encoder, weights, ...call }: ReadRelatedOptions,
): Promise<RelatedSimilarities[]> {
  const asked = questions.map((question) => {
    const { candidates, occurrence } = question.example;
    const best = findBestTwo(scoreOf(question, weights));
    return candidates.map((candidate, place) => {
      if (!best?.includes(place)) return [];
      return listRelated(lexicon, candidate).map((related) => ({ candidate: related, heldOut: occurrence.heldOut }));
    });
  });
  const distinct = new Map(asked.flat(2).map((meaning) => [keyOfMeaning(meaning), meaning]));
  const encoded = await encodeMeanings(encoder, [...distinct.values()], call);
  const read = new Map([...distinct.keys()].map((key, place) => [key, reader.readMeaning(encoded[place])]));
  return asked.map((lists, place) => {
    return lists.map((list) => {
      return list.flatMap((meaning) => {
        const found = read.get(keyOfMeaning(meaning));
        return found === undefined ? [] : (reader.compare(questions[place].context, found) ?? []);
      });
    });
  });
}

/** What {@link readRelated} is told. */
interface ReadRelatedOptions extends CallOptions {
  readonly lexicon: Lexicon;
  readonly encoder: HeadEncoder;
  readonly weights: HeadWeights;
}

/** Chooses the weight of the second look: the one of a short list with the least loss, the smallest where several have it. */
export function chooseRelationWeight(
  questions: readonly WeightedQuestion[],
  weights: HeadWeights,
  related: readonly RelatedSimilarities[],
): HeadWeights {
  const losses = relationWeights.map((relations) => judgeAll(questions, { ...weights, relations }, related).loss);
  return { ...weights, relations: relationWeights[losses.indexOf(Math.min(...losses))] };
}

/** Measures how a head does on questions that nothing was learned from. */
export function measureHead(
  questions: readonly WeightedQuestion[],
  weights: HeadWeights,
  related: readonly RelatedSimilarities[] | undefined,
): HeadMetrics {
  const { accuracy, loss } = judgeAll(questions, weights, related);
  const ofPrior = judgeAll(questions, { projection: 0, prior: 1, relations: 0 }, undefined);
  const documents = new Set(questions.map(({ example: { document } }) => document)).size;
  return { documents, questions: questions.length, accuracy, priorAccuracy: ofPrior.accuracy, loss };
}

function toFeatures({ example, texts, prior }: WeightedQuestion): CandidateFeatures {
  return { features: texts.map((value, place) => [value, prior[place]]), gold: sharesOf(example) };
}

function scoreOf({ texts, prior }: WeightedQuestion, weights: HeadWeights): Float64Array {
  return Float64Array.from(texts, (value, place) => weights.projection * value + weights.prior * prior[place]);
}

function sharesOf({ candidates, gold }: AskedExample): number[] {
  return candidates.map(({ key }) => (gold.includes(key) ? 1 / gold.length : 0));
}

function judgeAll(
  questions: readonly WeightedQuestion[],
  weights: HeadWeights,
  related: readonly RelatedSimilarities[] | undefined,
): { readonly accuracy: number; readonly loss: number } {
  let right = 0;
  let loss = 0;
  questions.forEach((question, place) => {
    const { example } = question;
    const first = scoreOf(question, weights);
    const best = findBestTwo(first);
    const lists = related?.[place];
    const scores =
      best === undefined || lists === undefined
        ? first
        : tryAgain(first, best, { similarities: [lists[best[0]], lists[best[1]]], weight: weights.relations });
    const probabilities = softmax(scores);
    const chosen = probabilities.indexOf(Math.max(...probabilities));
    if (example.gold.includes(example.candidates[chosen].key)) right++;
    sharesOf(example).forEach((share, at) => {
      if (share > 0) loss -= share * Math.log(Math.max(probabilities[at], Number.MIN_VALUE));
    });
  });
  return { accuracy: right / questions.length, loss: loss / questions.length };
}
