import { describe, expect, it } from 'vitest';
import { fromLangChain, type LangChainEmbeddings } from '../../src/embedding/from-lang-chain.js';
import { describeEmbeddingModel } from '../conformance/embedding-model.js';
import { lengthVector } from './toy-model.js';

/** As LangChain has it: a class whose methods need their object. */
class LengthEmbeddings implements LangChainEmbeddings {
  readonly #scale = 2;
  async embedDocuments(documents: string[]): Promise<number[][]> {
    return documents.map(lengthVector);
  }
  async embedQuery(query: string): Promise<number[]> {
    return lengthVector(query).map((value) => this.#scale * value);
  }
}

const refused = async (): Promise<never> => {
  throw Object.assign(new Error('no access'), { status: 401 });
};

for (const as of ['documents', 'query'] as const) {
  describeEmbeddingModel(
    `LangChain embeddings for ${as}`,
    () => fromLangChain(new LengthEmbeddings(), { id: 'length', as }),
    ['dog', 'a dog barks', '__proto__'],
    {
      embeds: 'all',
      createFailing: () => fromLangChain({ embedDocuments: refused, embedQuery: refused }, { id: 'length', as }),
    },
  );
}

describe('fromLangChain', () => {
  it('embeds texts as documents, or as queries under another id', async () => {
    const documents = fromLangChain(new LengthEmbeddings(), { id: 'length' });
    const queries = fromLangChain(new LengthEmbeddings(), { id: 'length', as: 'query' });
    const values = ['a', 'constructor'];
    expect((await documents.doEmbed({ values })).embeddings).toEqual([
      [1, 1],
      [11, 1],
    ]);
    expect((await queries.doEmbed({ values })).embeddings).toEqual([
      [2, 2],
      [22, 2],
    ]);
    expect(documents).toMatchObject({ provider: 'langchain', modelId: 'length', supportsParallelCalls: true });
    expect(queries.modelId).not.toBe(documents.modelId);
  });

  it('refuses fewer vectors than texts', async () => {
    const short = { embedDocuments: async () => [[1]], embedQuery: async () => [1] };
    const model = fromLangChain(short, { id: 'short', provider: 'lab' });
    await expect(model.doEmbed({ values: ['a', 'b'] })).rejects.toThrow(
      'The model short of lab gives 1 vectors for 2 texts',
    );
  });
});
