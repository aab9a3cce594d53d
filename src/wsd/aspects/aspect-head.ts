import type { ContextualModel } from '../../embedding/contextual-model.js';
import { showTarget } from '../../embedding/embed-targets.js';
import type { VectorCache } from '../../embedding/vector-cache.js';
import { QualiaError } from '../../errors.js';
import { type Aspect, aspects } from '../../lexicon/aspect.js';
import type { DenseMatrix } from '../../matrix/dense-matrix.js';
import { dot } from '../../matrix/dense-products.js';
import { type MultinomialFit, scoreClasses } from '../../matrix/fit-multinomial.js';
import type { Candidate } from '../candidate.js';
import type { Question, Scorer, Scores } from '../disambiguator.js';
import { sayNothing } from '../plain-scorer.js';
import { type AspectContext, embedAspectContexts, type settleAspectContexts } from './aspect-contexts.js';

/** A sentence that a head learned from and shows as evidence. */
export interface ShownExample {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly aspects: readonly Aspect[];
}

/** What a file tells of how a head was made. */
export interface AspectHeadFacts {
  /** What it learned from, in words, for instance `SemCor 3.0`. */
  readonly data: string;
  readonly examples: number;
  readonly seed: number;
  readonly penalty: number;
  /** How each penalty did on examples that it had not learned from: the share whose aspect was right. */
  readonly validation: readonly { readonly penalty: number; readonly accuracy: number }[];
}

/** A light head over a contextual model: which aspect a context expects. */
export interface AspectHead {
  /** The id of the model that it was trained over, without which its weights mean nothing. */
  readonly model: string;
  readonly context: ReturnType<typeof settleAspectContexts>;
  /** Its classes are the eight aspects in their order. */
  readonly fit: MultinomialFit;
  readonly shown: readonly ShownExample[];
  /** The vector of the name in each of them, of length 1. */
  readonly shownVectors: DenseMatrix<Float32Array>;
  readonly facts: AspectHeadFacts;
}

/** Options of {@link createAspectHead}. */
export interface AspectHeadOptions {
  /** Where vectors are kept between runs; default nowhere. */
  readonly cache?: VectorCache | undefined;
}

/**
 * Makes the scorer of a trained head: the logarithm of each aspect's probability among the candidates of the question, which the
 * vectors of the name and of the words around it tell. With a mask the name itself says nothing, so any name will do.
 *
 * Candidates that are senses have the mean of the aspects; a question without aspects, or in a text that the model knows nothing of, has no evidence.
 * What it says for a candidate is the nearest sentence that was learned from, beside its gloss.
 *
 * @throws QualiaError, code MODEL, when the head was trained over another model; from calls what `embedTargets` throws.
 * @example
 * const scorer = createAspectHead(await readAspectHead('aspects.safetensors'), model);
 * createLogLinear(createAspectInventory(readDotObjects()), [{ scorer, weight: 1 }]);
 */
export function createAspectHead(head: AspectHead, model: ContextualModel, options: AspectHeadOptions = {}): Scorer {
  requireModel(head, model);
  const { cache } = options;
  const embed = (questions: readonly Question[], call: object) => {
    return embedAspectContexts(
      model,
      questions.map(({ occurrence }) => occurrence),
      { ...head.context, cache, ...call },
    );
  };
  return {
    name: 'aspect head',
    async scoreAll(questions, call = {}) {
      const contexts = await embed(questions, call);
      return questions.map((question, place) => scoreQuestion(head, question, contexts[place]));
    },
    async explain(question, candidate, call = {}) {
      const [context] = await embed([question], call);
      const place = question.candidates.findIndex(({ key }) => key === candidate.key);
      if (context === undefined || candidate.kind !== 'aspect' || place === -1) return undefined;
      const { scores } = scoreQuestion(head, question, context);
      const nearest = findNearest(head, candidate.key, context.target, question.occurrence.heldOut);
      const near = nearest === undefined ? '' : `; as in "${showTarget(nearest)}"`;
      return `the context expects ${candidate.key} (${candidate.gloss}) with ${Math.exp(scores[place]).toFixed(2)}${near}`;
    },
  };
}

function requireModel(head: AspectHead, model: ContextualModel): void {
  if (head.model === model.modelId) return;
  const problem = `The aspect head was trained over the model ${head.model} and cannot read vectors of ${model.modelId}`;
  throw new QualiaError('MODEL', `${problem}; give it that model, or train one over this.`);
}

function scoreQuestion(head: AspectHead, question: Question, context: AspectContext | undefined): Scores {
  const { candidates, occurrence } = question;
  if (context === undefined) return sayNothing(question, [occurrence.text]);
  const all = scoreClasses(head.fit, context.features);
  const found = candidates.map((candidate) => scoreOf(all, candidate));
  const known = found.flatMap((score) => score ?? []);
  if (known.length === 0) return sayNothing(question);
  const most = Math.max(...known);
  const sum = most + Math.log(known.reduce((total, score) => total + Math.exp(score - most), 0));
  const middle = known.reduce((total, score) => total + score, 0) / known.length;
  return { scores: Float64Array.from(found, (score) => (score ?? middle) - sum), hasEvidence: true, missing: [] };
}

function scoreOf(all: Float64Array, candidate: Candidate): number | undefined {
  return candidate.kind === 'aspect' ? all[aspects.indexOf(candidate.key)] : undefined;
}

function findNearest(
  { shown, shownVectors }: AspectHead,
  aspect: Aspect,
  vector: Float32Array,
  heldOut: string | undefined,
): ShownExample | undefined {
  let best: { readonly example: ShownExample; readonly cosine: number } | undefined;
  shown.forEach((example, place) => {
    if (!example.aspects.includes(aspect) || example.text === heldOut) return;
    const cosine = dot(shownVectors.row(place), vector);
    if (best === undefined || cosine > best.cosine) best = { example, cosine };
  });
  return best?.example;
}
