import type { LearnedTensors } from '../../discocat/learned-tensors.js';
import { createMeanModel } from '../../discocat/mean-model.js';
import { createSenseAwareModel } from '../../discocat/sense-aware-model.js';
import { createTensorModel, type TensorModel, tensorModels } from '../../discocat/tensor-models.js';
import { createTransitiveModel, multipliesEntries, needsArguments } from '../../discocat/transitive-model.js';
import { type TransitiveModel, transitiveModels } from '../../discocat/transitive-operators.js';
import type { TransitiveSentence } from '../../discocat/transitive-sentence.js';
import { type SignTreatment, treatSigns } from '../../discocat/treat-signs.js';
import { hasKnownTriple, type VerbArguments } from '../../discocat/verb-arguments.js';
import type { CompositionModel } from '../../embedding/composition-model.js';
import { embedWords } from '../../embedding/embed-words.js';
import type { EmbeddingModel } from '../../embedding/embedding-model.js';
import type { VectorCache } from '../../embedding/vector-cache.js';
import { requireOption, UnknownWordError } from '../../errors.js';
import type { Space } from '../../space/space.js';
import type { ItemAnswer } from '../any-dataset.js';
import type { RatedPair, RatedPairSet } from '../dataset.js';
import { isSentence, listPhrases, sentenceOf } from './discocat-system.js';
import type { AnswerContext, EvaluatedSystem } from './evaluated-system.js';
import { tagPairs, tagVerbArguments, untagMissing } from './tagged-words.js';

/** A model of transitive sentences, of an operator or of learned tensors. */
export type SentenceSystemModel = TransitiveModel | TensorModel;

/** The names of the models of {@link createSentenceSystem}. */
export const sentenceSystemModels: readonly SentenceSystemModel[] = [...transitiveModels, ...tensorModels];

/** How {@link createSentenceSystem} works. */
export interface SentenceSystemOptions {
  /** One model or more; the answer is the mean of their similarities. */
  readonly models: readonly SentenceSystemModel[];
  readonly description: EvaluatedSystem['description'];
  /** Default: the models over that of words. */
  readonly name?: string | undefined;
  /** The arguments that verbs were seen with; senses, the relational model and those that copy need them. */
  readonly verbs?: VerbArguments | undefined;
  /** Learned tensors of verbs, one of their models each: those need them, and take the vectors of nouns that are in them. */
  readonly tensors?: readonly LearnedTensors[] | undefined;
  /** The weight of the object's place, 0 to 1, in the models of tensors that mix; default 0.5. */
  readonly alpha?: number | undefined;
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

/**
 * Makes a system that compares transitive sentences by operators over the senses of verbs (Kartsaklis & Sadrzadeh 2013), by learned
 * tensors (Wijnholds, Sadrzadeh & Clark 2020), or by the mean of several. What needs a word without a vector, or a verb
 * without arguments or a tensor, stays unanswered, and the word is told as missing.
 *
 * @throws OptionError without a model, for another model, where one needs arguments or tensors that are not given, or for tags
 * with learned tensors.
 */
export function createSentenceSystem(words: EmbeddingModel, options: SentenceSystemOptions): EvaluatedSystem {
  const { models, senses, tensors = [], alpha, signed, tags = false, cache, description, onNotice } = options;
  requireOption(models.length > 0, 'models', models, `one or more of ${sentenceSystemModels.join(', ')}`);
  const operators = models.flatMap((model) => (isTensorModel(model) ? [] : [model]));
  const needsVerbs = senses !== undefined || operators.some(needsArguments);
  if (needsVerbs)
    requireOption(options.verbs !== undefined, 'verbs', options.verbs, 'the arguments of verbs, which the models need');
  if (models.some(isTensorModel)) {
    requireOption(tensors.length > 0, 'tensors', tensors, 'learned tensors of verbs, which the models need');
    requireOption(!tags, 'tags', tags, 'false with learned tensors, whose words have no tags');
  }
  const createOperators = async (set: RatedPairSet, { signal, onProgress }: Omit<AnswerContext, 'task'>) => {
    if (operators.length === 0) return [];
    const verbs = tags && options.verbs ? tagVerbArguments(options.verbs, listVerbs(set)) : options.verbs;
    const asked = listWords(set, needsVerbs ? verbs : undefined);
    const found = await embedWords(words, asked, { cache, signal, onProgress });
    const multiplying = operators.find(multipliesEntries);
    const space = multiplying === undefined ? found : treatSigns(found, multiplying, { signed, onNotice });
    return operators.map((name) => createOperator(name, space, set, { verbs, senses }));
  };
  return {
    name: options.name ?? `${models.join(' + ')} over ${words.provider} ${words.modelId}`,
    description,
    canAnswer: (_, set) => set.kind === 'rated-pairs' && listPhrases(set).every(isSentence),
    scope: 'It compares sentences of a subject, a verb and an object.',
    answerers: {
      'rated-pairs': async (given, { signal, onProgress }) => {
        const set = tags ? tagPairs(given) : given;
        const learned = models.filter(isTensorModel);
        const own = learned.flatMap((name) => tensors.map((tensor) => createTensorModel(name, tensor, { alpha })));
        const model = createMeanModel([...own, ...(await createOperators(set, { signal, onProgress }))]);
        const answers = set.pairs.map((pair) => comparePair(model, pair));
        return tags ? untagMissing(answers) : answers;
      },
    },
  };
}

function comparePair(model: CompositionModel<TransitiveSentence>, { left, right }: RatedPair): ItemAnswer<number> {
  try {
    return { answer: model.similarity(sentenceOf(left), sentenceOf(right)) };
  } catch (error) {
    if (error instanceof UnknownWordError) return { answer: undefined, missing: [error.word] };
    throw error;
  }
}

function listVerbs(set: RatedPairSet): Set<string> {
  return new Set(listPhrases(set).map((phrase) => sentenceOf(phrase).verb));
}

function isTensorModel(model: SentenceSystemModel): model is TensorModel {
  return tensorModels.some((name) => name === model);
}

/** Makes the model of an operator, over the senses of the verbs of the sentences where these are told apart. */
function createOperator(
  name: TransitiveModel,
  space: Space,
  set: RatedPairSet,
  { verbs, senses }: Pick<SentenceSystemOptions, 'verbs' | 'senses'>,
): CompositionModel<TransitiveSentence> {
  const create = (vectors: Space, split: VerbArguments | undefined) =>
    createTransitiveModel(name, vectors, split, { signed: 'accept' });
  if (senses === undefined || verbs === undefined) return create(space, verbs);
  const only = [...listVerbs(set)].filter((verb) => hasKnownTriple(verbs, verb, space));
  return createSenseAwareModel(space, verbs, create, { only, mostSenses: senses });
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
