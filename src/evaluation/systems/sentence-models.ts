import type { ArgumentCounts } from '../../discocat/argument-counts.js';
import { createInContextModel, type InContextOptions } from '../../discocat/in-context-model.js';
import type { LearnedTensors } from '../../discocat/learned-tensors.js';
import { createTensorPlausibility } from '../../discocat/plausibility-models.js';
import { createSenseAwareModel } from '../../discocat/sense-aware-model.js';
import { createSubstitutionModel } from '../../discocat/substitution-model.js';
import { createTensorModel, type TensorModel, tensorModels } from '../../discocat/tensor-models.js';
import { createTransitiveModel, multipliesEntries, needsArguments } from '../../discocat/transitive-model.js';
import { type TransitiveModel, transitiveModels } from '../../discocat/transitive-operators.js';
import type { TransitiveSentence } from '../../discocat/transitive-sentence.js';
import { type SignTreatment, treatSigns } from '../../discocat/treat-signs.js';
import { hasKnownTriple, type VerbArguments } from '../../discocat/verb-arguments.js';
import { createVerbInSentenceModel } from '../../discocat/verb-in-sentence.js';
import type { CompositionModel } from '../../embedding/composition-model.js';
import { isContextualModel } from '../../embedding/contextual-model.js';
import { embedWords } from '../../embedding/embed-words.js';
import type { EmbeddingModel } from '../../embedding/embedding-model.js';
import type { VectorCache } from '../../embedding/vector-cache.js';
import type { Space } from '../../space/space.js';
import type { RatedPairSet } from '../dataset.js';
import { sentenceOf } from './compose-answers.js';
import { listPhrases } from './discocat-system.js';
import type { AnswerContext, EvaluatedSystem } from './evaluated-system.js';
import { tagVerbArguments } from './tagged-words.js';

/** Models of verbs in context: of the nouns that they take, or of vectors of words in their context. */
export const contextModels = ['in-context', 'verb-in-sentence'] as const;

/** What asks how well the verb of the second sentence stands in for that of the first: it goes one way. */
const substitutionModel = 'tensor-substitute';

/** A model of transitive sentences: an operator, one of verbs in context or of learned tensors. */
export type SentenceSystemModel =
  | TransitiveModel
  | (typeof contextModels)[number]
  | TensorModel
  | typeof substitutionModel;

/** The names of the models of learned tensors. */
export const learnedModels: readonly SentenceSystemModel[] = [...tensorModels, substitutionModel];

/** The names of the models of `createSentenceSystem`. */
export const sentenceSystemModels: readonly SentenceSystemModel[] = [
  ...transitiveModels,
  ...contextModels,
  ...learnedModels,
];

/** Tables of verbs with their subjects and with their objects, each read when it is first needed. */
export interface NounReaders {
  readonly subjects: () => Promise<ArgumentCounts>;
  readonly objects: () => Promise<ArgumentCounts>;
}

/** How `createSentenceSystem` works. */
export interface SentenceSystemOptions {
  /** One model or more; the answer is the mean of their similarities. Models of tensors count once for each of `tensors`. */
  readonly models: readonly SentenceSystemModel[];
  /** How much each counts in the mean, in the order of the models; default all the same. */
  readonly weights?: readonly number[] | undefined;
  readonly description: EvaluatedSystem['description'];
  /** Default: the models over that of words. */
  readonly name?: string | undefined;
  /** The arguments that verbs were seen with; senses, the relational model and those that copy need them. */
  readonly verbs?: VerbArguments | undefined;
  /** Learned tensors of verbs, one of their models each: those need them, and take the vectors of nouns that are in them. */
  readonly tensors?: readonly LearnedTensors[] | undefined;
  /** The weight of the object's place, 0 to 1, in the models of tensors that mix; default 0.5. */
  readonly alpha?: number | undefined;
  /** The subjects and the objects that verbs were seen with, which `in-context` needs; read when they are first needed. */
  readonly nouns?: NounReaders | undefined;
  /** Settings of `in-context`. */
  readonly inContext?: InContextOptions | undefined;
  /** The layers of `verb-in-sentence`, see `createVerbInSentenceModel`; default as the model is set. */
  readonly layers?: readonly number[] | undefined;
  /**
   * Senses of a verb at most: the one nearest to subject and object is chosen before an operator composes, see
   * `createSenseAwareModel`; default, each verb has one.
   */
  readonly senses?: number | undefined;
  /** What is done with negative numbers, see `treatSigns`; default `accept`. */
  readonly signed?: SignTreatment | undefined;
  /** Whether words are looked up as what they are, `show/v`, see `createDiscocatSystem`; not with learned tensors. Default false. */
  readonly tags?: boolean | undefined;
  readonly cache?: VectorCache | undefined;
  /** Is told, in a sentence, where two negative numbers count as agreement. */
  readonly onNotice?: ((notice: string) => void) | undefined;
}

/** Tells whether a model is made of learned tensors. */
export function isTensorModel(model: SentenceSystemModel): model is TensorModel | typeof substitutionModel {
  return model === substitutionModel || tensorModels.some((name) => name === model);
}

/** Returns the operators among models. */
export function listOperators(models: readonly SentenceSystemModel[]): TransitiveModel[] {
  return transitiveModels.filter((name) => models.includes(name));
}

/** What the models of a data set are made with. */
interface Preparing {
  readonly options: SentenceSystemOptions;
  readonly context: Pick<AnswerContext, 'signal' | 'onProgress'>;
}

/**
 * Makes the models of a system for the sentences of a data set, in the order of `options.models`; a model of tensors once for
 * each of `options.tensors`. They are symmetric but for `tensor-substitute`, which compares the first sentence's arguments with the
 * second's verb.
 *
 * @throws as `embedWords` and the models themselves.
 */
export async function prepareSentenceModels(
  words: EmbeddingModel,
  set: RatedPairSet,
  preparing: Preparing,
): Promise<CompositionModel<TransitiveSentence>[]> {
  const { models, tensors = [], alpha } = preparing.options;
  const hasOperators = listOperators(models).length > 0;
  const createOperator = hasOperators ? await prepareOperators(words, set, preparing) : undefined;
  const made: CompositionModel<TransitiveSentence>[] = [];
  for (const name of models) {
    if (isTensorModel(name)) made.push(...tensors.map((own) => createLearnedModel(name, own, alpha)));
    else if (name === 'in-context') made.push(await prepareInContext(words, set, preparing));
    else if (name === 'verb-in-sentence') made.push(await prepareVerbInSentence(words, set, preparing));
    else if (createOperator !== undefined) made.push(createOperator(name));
  }
  return made;
}

function createLearnedModel(
  name: TensorModel | typeof substitutionModel,
  tensors: LearnedTensors,
  alpha: number | undefined,
): CompositionModel<TransitiveSentence> {
  if (name !== substitutionModel) return createTensorModel(name, tensors, { alpha });
  const model = createSubstitutionModel(createTensorPlausibility(tensors), tensors.verbs.labels);
  return { name: model.name, similarity: (left, right) => model.fit(left, right.verb) };
}

/** Embeds what all operators need once; returns what makes one, over the senses of verbs where these are told apart. */
async function prepareOperators(
  words: EmbeddingModel,
  set: RatedPairSet,
  { options, context }: Preparing,
): Promise<(name: TransitiveModel) => CompositionModel<TransitiveSentence>> {
  const { senses, signed, tags = false, cache, onNotice } = options;
  const operators = listOperators(options.models);
  const needsVerbs = senses !== undefined || operators.some(needsArguments);
  const verbs = tags && options.verbs ? tagVerbArguments(options.verbs, listVerbs(set)) : options.verbs;
  const asked = listWords(set, needsVerbs ? verbs : undefined);
  const found = await embedWords(words, asked, { cache, ...context });
  const multiplying = operators.find(multipliesEntries);
  const space = multiplying === undefined ? found : treatSigns(found, multiplying, { signed, onNotice });
  return (name) => {
    const create = (vectors: Space, split: VerbArguments | undefined) =>
      createTransitiveModel(name, vectors, split, { signed: 'accept' });
    if (senses === undefined || verbs === undefined) return create(space, verbs);
    const only = [...listVerbs(set)].filter((verb) => hasKnownTriple(verbs, verb, space));
    return createSenseAwareModel(space, verbs, create, { only, mostSenses: senses });
  };
}

async function prepareInContext(
  words: EmbeddingModel,
  set: RatedPairSet,
  { options, context }: Preparing,
): Promise<CompositionModel<TransitiveSentence>> {
  const { nouns, cache, inContext } = options;
  if (nouns === undefined) throw new Error('The system was made without nouns.');
  const [subjects, objects] = [await nouns.subjects(), await nouns.objects()];
  const asked = listWords(set, undefined);
  for (const verb of listVerbs(set)) {
    for (const counts of [subjects, objects]) {
      if (counts.has(verb)) for (const { argument } of counts.of(verb)) asked.add(argument);
    }
  }
  const space = await embedWords(words, asked, { cache, ...context });
  return createInContextModel(space, { subjects, objects }, inContext);
}

async function prepareVerbInSentence(
  words: EmbeddingModel,
  set: RatedPairSet,
  { options, context }: Preparing,
): Promise<CompositionModel<TransitiveSentence>> {
  const { cache, layers } = options;
  if (!isContextualModel(words)) throw new Error('The system was made without vectors of words in context.');
  const sentences = listPhrases(set).map(sentenceOf);
  return await createVerbInSentenceModel(words, sentences, { cache, layers, signal: context.signal });
}

function listVerbs(set: RatedPairSet): Set<string> {
  return new Set(listPhrases(set).map((phrase) => sentenceOf(phrase).verb));
}

/** The words of the sentences, and those that their verbs were seen with. */
function listWords(set: RatedPairSet, verbs: VerbArguments | undefined): Set<string> {
  const words = new Set<string>();
  for (const { subject, verb, object } of listPhrases(set).map(sentenceOf)) {
    words.add(subject).add(verb).add(object);
    if (!verbs?.has(verb)) continue;
    for (const triple of verbs.of(verb)) words.add(triple.subject).add(triple.object);
  }
  return words;
}
