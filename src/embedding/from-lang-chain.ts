import type { EmbeddingModel } from './embedding-model.js';
import { type AdapterOptions, fromFunction } from './from-function.js';

/** What LangChain calls `Embeddings`: anything with these two methods is taken. */
export interface LangChainEmbeddings {
  /** Gives a vector for each document. */
  embedDocuments(documents: string[]): Promise<number[][]>;
  /** Gives the vector of one query. */
  embedQuery(query: string): Promise<number[]>;
}

/** Options of {@link fromLangChain}. */
export interface LangChainOptions extends AdapterOptions {
  /** Which of the two methods embeds texts; default `documents`. Some models embed queries in another way. */
  readonly as?: 'documents' | 'query' | undefined;
}

/**
 * Makes an embedding model of LangChain embeddings. Calls in parallel are on unless set otherwise.
 *
 * LangChain tries again on its own; set its `maxRetries` to 0 where `embedStream` is to do so. It takes no signal, so a call
 * that is stopped runs on unheard.
 *
 * @example fromLangChain(new OpenAIEmbeddings({ model, maxRetries: 0 }), { id: model })
 */
export function fromLangChain(embeddings: LangChainEmbeddings, options: LangChainOptions): EmbeddingModel {
  const { id, as = 'documents', ...others } = options;
  const embed = (texts: string[]): Promise<number[][]> =>
    as === 'documents'
      ? embeddings.embedDocuments(texts)
      : Promise.all(texts.map((text) => embeddings.embedQuery(text)));
  const modelId = as === 'documents' ? id : `${id} as query`;
  return fromFunction(embed, { provider: 'langchain', supportsParallelCalls: true, ...others, id: modelId });
}
