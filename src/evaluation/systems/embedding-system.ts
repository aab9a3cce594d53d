import { embedTexts } from '../../embedding/embed-texts.js';
import type { EmbeddingModel } from '../../embedding/embedding-model.js';
import type { VectorCache } from '../../embedding/vector-cache.js';
import { cosine } from '../../matrix/dense-products.js';
import type { AnswerForms, DatasetOf, ItemAnswer } from '../any-dataset.js';
import type { Phrase } from '../dataset.js';
import type { PhraseComparer } from '../scores/phrase-similarity.js';
import { phraseText } from '../scores/phrase-text.js';
import { asksForRelation, type ComparingModel, createComparingAnswerers } from './comparing-model.js';
import type { AnswerContext, Answerer, Answerers, EvaluatedSystem } from './evaluated-system.js';

/** How {@link createEmbeddingSystem} works. */
export interface EmbeddingSystemOptions {
  readonly description: EvaluatedSystem['description'];
  /** Default: the provider and the id of the model. */
  readonly name?: string | undefined;
  /** Where vectors are kept between runs; default nowhere. */
  readonly cache?: VectorCache | undefined;
}

/** The kinds that a model of texts answers by cosines. */
type ComparedKind = 'rated-pairs' | 'choices' | 'properties' | 'relation-degrees' | 'relata';

/**
 * Makes a system of a model that embeds texts: phrases are compared by the cosine of the vectors of their texts, relations
 * a:b and c:d by that of the differences b - a and d - c of their words.
 *
 * All texts of a data set are embedded before it is answered, each once. What needs a text that the model does not know stays
 * unanswered, and the text is told as missing.
 */
export function createEmbeddingSystem(model: EmbeddingModel, options: EmbeddingSystemOptions): EvaluatedSystem {
  const { description, cache, name = `${model.provider} ${model.modelId}` } = options;
  const answer =
    <Kind extends ComparedKind>(kind: Kind) =>
    async (set: DatasetOf<Kind>, context: AnswerContext): Promise<readonly ItemAnswer<AnswerForms[Kind]>[]> => {
      const { signal, onProgress } = context;
      const texts = listTexts(set).filter((text) => model.knows?.(text) ?? true);
      const vectors = await embedTexts(model, texts, { cache, signal, onProgress });
      const answerers: Answerers = createComparingAnswerers(compareBy(vectors));
      return (await (answerers[kind] as Answerer<Kind> | undefined)?.(set, context)) ?? [];
    };
  return {
    name,
    description,
    answerers: {
      'rated-pairs': answer('rated-pairs'),
      choices: answer('choices'),
      properties: answer('properties'),
      'relation-degrees': answer('relation-degrees'),
      relata: answer('relata'),
    },
  };
}

function compareBy(vectors: ReadonlyMap<string, Float32Array>): ComparingModel {
  const compare = (
    texts: readonly string[],
    similarity: (...found: Float32Array[]) => number,
  ): ReturnType<PhraseComparer> => {
    const found = texts.flatMap((text) => vectors.get(text) ?? []);
    const missing = texts.filter((text) => !vectors.has(text));
    return { similarity: missing.length > 0 ? undefined : similarity(...found), missing };
  };
  const subtract = (to: Float32Array, from: Float32Array): Float32Array =>
    to.map((value, entry) => value - (from[entry] as number));
  return {
    comparePhrases: (left, right) => compare([phraseText(left), phraseText(right)], cosine),
    compareRelations: (first, second) =>
      compare([...first, ...second], (a, b, c, d) => cosine(subtract(b, a), subtract(d, c))),
  };
}

/** The texts that have to have a vector before a data set can be answered. */
function listTexts(set: DatasetOf<ComparedKind>): string[] {
  const textsOf = (phrases: readonly Phrase[]): string[] => phrases.map(phraseText);
  switch (set.kind) {
    case 'rated-pairs':
      return textsOf(set.pairs.flatMap(({ left, right }) => [left, right]));
    case 'properties':
      return set.properties.flatMap(({ term, phrase }) => [term, phraseText(phrase)]);
    case 'choices':
      return set.questions.flatMap((question) => {
        const { stem, stems = [], choices } = question;
        const phrases = [stem, ...stems, ...choices];
        return asksForRelation(question) ? phrases.flat() : phrases.map((words) => words.join(' '));
      });
    case 'relata':
      return set.concepts.flatMap(({ word, relata }) => [word, ...relata.map((relatum) => relatum.word)]);
    case 'relation-degrees':
      return set.relations.flatMap(({ paradigms, rated }) => [...paradigms, ...rated.map(({ pair }) => pair)].flat());
  }
}
