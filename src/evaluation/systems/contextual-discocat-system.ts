import { embedSentences, embedVerbArguments } from '../../discocat/contextual-sentences.js';
import { copyObject, copySubject } from '../../discocat/copy-models.js';
import { type RelationalSentence, relationalInnerProduct } from '../../discocat/relational-product.js';
import { tensorCosine } from '../../discocat/tensor-cosine.js';
import type { VerbOccurrence } from '../../discocat/verb-occurrences.js';
import { chooseSenses } from '../../discocat/verb-senses.js';
import type { ContextualModel } from '../../embedding/contextual-model.js';
import type { VectorCache } from '../../embedding/vector-cache.js';
import { requireOption } from '../../errors.js';
import { cosine } from '../../matrix/dense-products.js';
import { sentenceOf } from './compose-answers.js';
import { isSentence, listPhrases } from './discocat-system.js';
import type { EvaluatedSystem } from './evaluated-system.js';

/** The models of transitive sentences that can be made of words in their context. */
export const contextualSentenceModels = ['relational', 'copy-subject', 'copy-object'] as const;

/** The name of a model of transitive sentences that can be made of words in their context. */
export type ContextualSentenceModel = (typeof contextualSentenceModels)[number];

/** How {@link createContextualDiscocatSystem} works. */
export interface ContextualDiscocatSystemOptions {
  readonly model: ContextualSentenceModel;
  readonly description: EvaluatedSystem['description'];
  /** Where verbs stand with their arguments, from which their matrices are made. */
  readonly occurrences: readonly VerbOccurrence[];
  /** Default: the model of sentences over that of words. */
  readonly name?: string | undefined;
  /** The layers of the vectors; default as the model is set. */
  readonly layers?: readonly number[] | undefined;
  /** Senses of a verb at most, of which the nearest to subject and object is chosen before composing; default, one. */
  readonly senses?: number | undefined;
  readonly cache?: VectorCache | undefined;
}

/**
 * Makes a system that composes transitive sentences of vectors of words in their context: a verb's matrix sums up the vectors of
 * its arguments where they stand in texts, and the nouns of a sentence have their vectors in the text of the sentence. Apart
 * from that it is `createDiscocatSystem`, and vectors with negative numbers are taken as they are.
 *
 * @throws OptionError for another model of sentences.
 */
export function createContextualDiscocatSystem(
  words: ContextualModel,
  options: ContextualDiscocatSystemOptions,
): EvaluatedSystem {
  const { model, description, occurrences, layers, senses, cache } = options;
  requireOption(contextualSentenceModels.includes(model), 'model', model, contextualSentenceModels.join(', '));
  const similarity = compareBy(model);
  return {
    name: options.name ?? `${model} in context over ${words.provider} ${words.modelId}`,
    description,
    canAnswer: (_, set) => set.kind === 'rated-pairs' && listPhrases(set).every(isSentence),
    answerers: {
      'rated-pairs': async (set, { signal, onProgress }) => {
        const sentences = listPhrases(set).map(sentenceOf);
        const asked = new Set(sentences.map(({ verb }) => verb));
        const own = occurrences.filter(({ verb }) => asked.has(verb));
        const verbs = await embedVerbArguments(words, own, { cache, layers, signal, onProgress });
        const plain = await embedSentences(words, sentences, verbs, { cache, layers, signal });
        const embedded = senses === undefined ? plain : chooseSenses(plain, { mostSenses: senses });
        return set.pairs.map((_, place) => {
          const [left, right] = embedded.slice(2 * place, 2 * place + 2);
          if (left !== undefined && right !== undefined) return { answer: similarity(left, right) };
          const missing = sentences.slice(2 * place, 2 * place + 2).filter(({ verb }) => !verbs.has(verb));
          return { answer: undefined, missing: missing.map(({ verb }) => verb) };
        });
      },
    },
  };
}

function compareBy(model: ContextualSentenceModel): (left: RelationalSentence, right: RelationalSentence) => number {
  if (model === 'relational') return (left, right) => tensorCosine(left, right, relationalInnerProduct);
  const compose = model === 'copy-subject' ? copySubject : copyObject;
  return (left, right) => cosine(compose(left), compose(right));
}
