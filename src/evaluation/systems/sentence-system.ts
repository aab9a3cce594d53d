import { createMeanModel } from '../../discocat/mean-model.js';
import { needsArguments } from '../../discocat/transitive-model.js';
import type { TransitiveSentence } from '../../discocat/transitive-sentence.js';
import type { CompositionModel } from '../../embedding/composition-model.js';
import { isContextualModel } from '../../embedding/contextual-model.js';
import type { EmbeddingModel } from '../../embedding/embedding-model.js';
import { requireOption, UnknownWordError } from '../../errors.js';
import type { ItemAnswer } from '../any-dataset.js';
import type { RatedPair } from '../dataset.js';
import { sentenceOf } from './compose-answers.js';
import { isSentence, listPhrases } from './discocat-system.js';
import type { EvaluatedSystem } from './evaluated-system.js';
import {
  isTensorModel,
  listOperators,
  prepareSentenceModels,
  type SentenceSystemOptions,
  sentenceSystemModels,
} from './sentence-models.js';
import { tagPairs, untagMissing } from './tagged-words.js';

/**
 * Makes a system that compares transitive sentences by operators over the senses of verbs (Kartsaklis & Sadrzadeh 2013), by verbs in
 * context, by learned tensors (Wijnholds, Sadrzadeh & Clark 2020), or by the mean of several. What needs a word without a vector,
 * or a verb without arguments or a tensor, stays unanswered, and the word is told as missing.
 *
 * @throws OptionError without a model, for another model, where one needs arguments, nouns or tensors that are not given or vectors
 * of words in context that `words` does not give, for weights that do not fit, or for tags with learned tensors or `in-context`.
 */
export function createSentenceSystem(words: EmbeddingModel, options: SentenceSystemOptions): EvaluatedSystem {
  const { models, weights, tags = false, description } = options;
  requireParts(words, options);
  return {
    name: options.name ?? `${models.join(' + ')} over ${words.provider} ${words.modelId}`,
    description,
    canAnswer: (_, set) => set.kind === 'rated-pairs' && listPhrases(set).every(isSentence),
    scope: 'It compares sentences of a subject, a verb and an object.',
    answerers: {
      'rated-pairs': async (given, context) => {
        const set = tags ? tagPairs(given) : given;
        const model = createMeanModel(await prepareSentenceModels(words, set, { options, context }), { weights });
        const answers = set.pairs.map((pair) => comparePair(model, pair));
        return tags ? untagMissing(answers) : answers;
      },
    },
  };
}

function requireParts(words: EmbeddingModel, options: SentenceSystemOptions): void {
  const { models, weights, senses, tensors = [], tags = false } = options;
  const allowed = sentenceSystemModels.join(', ');
  requireOption(models.length > 0, 'models', models, `one or more of ${allowed}`);
  for (const model of models) requireOption(sentenceSystemModels.includes(model), 'models', model, allowed);
  const operators = listOperators(models);
  if (senses !== undefined || operators.some(needsArguments)) {
    requireOption(options.verbs !== undefined, 'verbs', options.verbs, 'the arguments of verbs, which the models need');
  }
  const learned = models.filter(isTensorModel);
  if (learned.length > 0) {
    requireOption(tensors.length > 0, 'tensors', tensors, 'learned tensors of verbs, which the models need');
    requireOption(!tags, 'tags', tags, 'false with learned tensors, whose words have no tags');
  }
  if (models.includes('in-context')) {
    requireOption(
      options.nouns !== undefined,
      'nouns',
      undefined,
      'the subjects and objects of verbs, which in-context needs',
    );
    requireOption(!tags, 'tags', tags, 'false with in-context, whose nouns have no tags');
  }
  if (models.includes('verb-in-sentence')) {
    const allows = 'a model that gives vectors of words in context, which verb-in-sentence needs';
    requireOption(isContextualModel(words), 'words', words.modelId, allows);
  }
  const count = models.length + learned.length * (tensors.length - 1);
  const fits = weights === undefined || weights.length === count;
  requireOption(fits, 'weights', weights?.join(', '), `as many numbers as models, ${count}`);
}

function comparePair(model: CompositionModel<TransitiveSentence>, { left, right }: RatedPair): ItemAnswer<number> {
  try {
    return { answer: model.similarity(sentenceOf(left), sentenceOf(right)) };
  } catch (error) {
    if (error instanceof UnknownWordError) return { answer: undefined, missing: [error.word] };
    throw error;
  }
}
