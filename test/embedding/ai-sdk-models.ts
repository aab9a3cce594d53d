import { createCohere } from '@ai-sdk/cohere';
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { createMistral } from '@ai-sdk/mistral';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { EmbeddingModel } from '../../src/embedding/embedding-model.js';
import { type AskedEmbeddings, type Reply, serverVector, startEmbeddingServer } from './embedding-server.js';

export const testKey = 'sk-test-0123456789abcdef';

/** A model object of a provider package, with what is known of it. */
export interface RealModel {
  readonly packageName: string;
  readonly version: string;
  readonly textsPerCall: number;
  readonly isParallel: boolean;
  /** The name of its options, one of them, and how the request has it. */
  readonly option?: readonly [provider: string, name: string, value: string | number, field: string];
  readonly create: (baseURL: string) => EmbeddingModel;
}

/** Model objects of official provider packages as their users make them. That no cast is needed is part of the test. */
export const realModels: readonly RealModel[] = [
  {
    packageName: '@ai-sdk/openai',
    version: 'v3',
    textsPerCall: 2048,
    isParallel: true,
    option: ['openai', 'dimensions', 2, 'dimensions'],
    create: (baseURL) => createOpenAI({ baseURL, apiKey: testKey }).embeddingModel('small'),
  },
  {
    packageName: '@ai-sdk/openai-compatible',
    version: 'v3',
    textsPerCall: 2048,
    isParallel: true,
    option: ['lab', 'dimensions', 2, 'dimensions'],
    create: (baseURL) => createOpenAICompatible({ baseURL, apiKey: testKey, name: 'lab' }).embeddingModel('small'),
  },
  {
    packageName: '@ai-sdk/mistral',
    version: 'v3',
    textsPerCall: 32,
    isParallel: false,
    create: (baseURL) => createMistral({ baseURL, apiKey: testKey }).embeddingModel('mistral-embed'),
  },
  {
    packageName: '@ai-sdk/cohere',
    version: 'v2',
    textsPerCall: 96,
    isParallel: true,
    option: ['cohere', 'inputType', 'clustering', 'input_type'],
    create: (baseURL) => createCohere({ baseURL, apiKey: testKey }).textEmbeddingModel('embed-english-v3.0'),
  },
  {
    packageName: '@ai-sdk/google',
    version: 'v3',
    textsPerCall: 100,
    isParallel: true,
    option: ['google', 'taskType', 'CLUSTERING', 'taskType'],
    create: (baseURL) => createGoogleGenerativeAI({ baseURL, apiKey: testKey }).embeddingModel('gemini-embedding-001'),
  },
];

/** The parts of a request of any of the providers that matter here. */
interface AnyBody {
  readonly input?: readonly string[];
  readonly texts?: readonly string[];
  readonly content?: Content;
  readonly requests?: readonly { readonly content: Content }[];
}
interface Content {
  readonly parts: readonly { readonly text: string }[];
}

/** Returns the texts of a request, whichever provider has made it. */
export function textsOf({ body }: AskedEmbeddings): readonly string[] {
  const { input, texts, content, requests } = body as AnyBody;
  const contents = requests?.map((request) => request.content) ?? (content === undefined ? [] : [content]);
  return input ?? texts ?? contents.map(({ parts }) => parts[0]?.text ?? '');
}

/** Replies in the shape of the provider that asks; a text has a token. */
export const replyAsProvider: Reply = (asked, response) => {
  const vectors = textsOf(asked).map(serverVector);
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(writeAnswer(asked, vectors)));
};

/** Returns the answer of the provider that is asked, with some vectors. */
export function writeAnswer({ path = '', body }: AskedEmbeddings, vectors: readonly number[][]): object {
  if (path.endsWith('/embed')) {
    return { embeddings: { float: vectors }, meta: { billed_units: { input_tokens: vectors.length } } };
  }
  if ('content' in body) return { embedding: { values: vectors[0] } };
  if ('requests' in body) return { embeddings: vectors.map((values) => ({ values })) };
  // The packages take the vectors as they stand and leave `index` aside.
  return { data: vectors.map((embedding) => ({ embedding })), usage: { prompt_tokens: vectors.length } };
}

/** Replies with an error that each of the providers understands. */
export function replyWithError(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Reply {
  const error = { message, type: 'wrong', param: null, code: null, status: 'WRONG' };
  return (_, response) => {
    const text = JSON.stringify({ object: 'error', ...error, error: { ...error, code: status } });
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  };
}

/** Makes a real model that asks a server of the running test. */
export async function startRealModel(
  real: RealModel,
  ...replies: readonly Reply[]
): Promise<{ readonly model: EmbeddingModel; readonly asked: readonly AskedEmbeddings[]; readonly baseURL: string }> {
  const { url, asked } = await startEmbeddingServer(...replies);
  const baseURL = url.replace(/\/embeddings$/, '');
  return { model: real.create(baseURL), asked, baseURL };
}
