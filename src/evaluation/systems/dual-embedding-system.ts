import { dualFromEmbeddings } from '../../dual/dual-from-embeddings.js';
import type { EmbeddingModel } from '../../embedding/embedding-model.js';
import type { VectorCache } from '../../embedding/vector-cache.js';
import type { AnswerForms, Dataset, DatasetOf, ItemAnswer } from '../any-dataset.js';
import type { Phrase } from '../dataset.js';
import { comparesDataset } from './comparing-model.js';
import { createDualSystem, type DualSystemOptions, dualForms } from './dual-system.js';
import type { AnswerContext, Answerer, EvaluatedSystem } from './evaluated-system.js';

/** A model with where its vectors are kept between runs. */
export interface ModelWithCache {
  readonly model: EmbeddingModel;
  /** Default nowhere. */
  readonly cache?: VectorCache | undefined;
}

/** The kinds that a dual space answers. */
type DualKind = 'rated-pairs' | 'choices' | 'relation-degrees' | 'relata';

/**
 * Makes a system of a dual space whose two spaces are the vectors that two embedding models give the words of a data set, or two
 * views of one model, for instance two layers of a transformer. It answers as `createDualSystem` does; a word that either
 * model does not know is missing.
 *
 * @throws as `createDualSystem`; from answers what `dualFromEmbeddings` throws.
 */
export function createDualEmbeddingSystem(
  domain: ModelWithCache,
  functional: ModelWithCache,
  options: DualSystemOptions,
): EvaluatedSystem {
  const { name = `dual space of ${domain.model.modelId} and ${functional.model.modelId}` } = options;
  const answer =
    <Kind extends DualKind>(kind: Kind) =>
    async (set: DatasetOf<Kind>, context: AnswerContext): Promise<readonly ItemAnswer<AnswerForms[Kind]>[]> => {
      const { signal, onProgress } = context;
      const words = listWords(set).flatMap((word) => [word, word.toLowerCase()]);
      const caches = { domainCache: domain.cache, functionCache: functional.cache };
      const dual = await dualFromEmbeddings(domain.model, functional.model, words, { ...caches, signal, onProgress });
      const { answerers } = createDualSystem(dual, { ...options, name });
      return (await (answerers[kind] as Answerer<Kind> | undefined)?.(set, context)) ?? [];
    };
  return {
    name,
    description: options.description,
    answerers: {
      'rated-pairs': answer('rated-pairs'),
      choices: answer('choices'),
      'relation-degrees': answer('relation-degrees'),
      relata: answer('relata'),
    },
    canAnswer: (_, set: Dataset) =>
      comparesDataset({ forms: dualForms, comparePhrases: none, compareRelations: none }, set),
  };
}

/** Stands for comparisons that are made once the words are embedded. */
function none(): { readonly similarity: undefined; readonly missing: readonly string[] } {
  return { similarity: undefined, missing: [] };
}

function listWords(set: DatasetOf<DualKind>): string[] {
  const wordsOf = (phrases: readonly Phrase[]): string[] => phrases.flatMap(({ words }) => words);
  switch (set.kind) {
    case 'rated-pairs':
      return wordsOf(set.pairs.flatMap(({ left, right }) => [left, right]));
    case 'choices':
      return set.questions.flatMap(({ stem, stems = [], choices }) => [stem, ...stems, ...choices].flat());
    case 'relation-degrees':
      return set.relations.flatMap(({ paradigms, rated }) => [...paradigms, ...rated.map(({ pair }) => pair)].flat());
    case 'relata':
      return set.concepts.flatMap(({ word, relata }) => [word, ...relata.map((relatum) => relatum.word)]);
  }
}
