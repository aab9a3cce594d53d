import { pathToFileURL } from 'node:url';
import { EmbeddingHttpError } from '../embedding/embedding-http-error.js';
import type { EmbeddingModel } from '../embedding/embedding-model.js';
import { hideSecrets, listSecrets } from '../embedding/hide-secrets.js';
import { isEmbeddingModel } from '../embedding/is-embedding-model.js';
import { defaultAnswerBytes, limitAnswer } from '../embedding/read-answer.js';
import { OptionError, QualiaError } from '../errors.js';
import { findPackage } from './find-package.js';

/** Options of {@link importAiSdk}. */
export interface ImportAiSdkOptions {
  /** Where the package is looked for; default the working folder. */
  readonly folder?: string | undefined;
  /** The address of the server; default that of the package. It becomes part of the provider's name. */
  readonly baseURL?: string | undefined;
  /** How the provider is called; default as its package, without its scope. Packages for any server need it. */
  readonly name?: string | undefined;
  /** The variable of the environment that holds the key; read at each call. */
  readonly keyVariable?: string | undefined;
  /** Where `keyVariable` is looked up; default the environment of the process. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** How many texts a call may hold; where the model allows fewer, that holds. */
  readonly maxEmbeddingsPerCall?: number | undefined;
}

/**
 * Imports a provider package of the Vercel AI SDK from where the user's project is, and asks it for an embedding model.
 *
 * The provider is made by the factory that the package exports, by convention `create` and a name, as `createMistral`; without
 * one it is an exported instance, which takes no settings. Its model comes from the first of the methods `embeddingModel`,
 * `textEmbeddingModel`, `embedding` and `textEmbedding` that it has. The package is code and runs with all the rights of the
 * process.
 *
 * Where neither `keyVariable` nor `baseURL` is set, the package finds its key in its own variable, as `MISTRAL_API_KEY`; with
 * `baseURL` alone no key is sent, so that none goes to another server. Where a server sends elsewhere, nothing follows. An
 * error that shows the key of `keyVariable` is told without it.
 *
 * @throws QualiaError with code `PACKAGE` where it is not installed, `MODULE` where it cannot be imported or makes no
 * embedding models; OptionError for settings that an instance cannot take; from the model EmbeddingHttpError without a key.
 * @example await importAiSdk('@ai-sdk/mistral', 'mistral-embed', { keyVariable: 'LAB_KEY' })
 */
export async function importAiSdk(
  packageName: string,
  modelId: string,
  options: ImportAiSdkOptions = {},
): Promise<EmbeddingModel> {
  const { folder = process.cwd(), baseURL, keyVariable, environment = process.env } = options;
  const exported = await importPackage(packageName, folder);
  const { name = packageName.replace(/^@.*\//, '') } = options;
  const makeModel = (apiKey: string | undefined): EmbeddingModel => {
    const settings = {
      name,
      fetch: fetchDirectly,
      ...(baseURL && { baseURL }),
      ...(apiKey !== undefined && { apiKey }),
    };
    const provider = createProvider(packageName, exported, settings);
    return askForModel(packageName, provider, modelId);
  };
  const own = makeModel(baseURL === undefined && keyVariable === undefined ? undefined : '');
  if (keyVariable === undefined) return describeModel(own, options, (asked) => own.doEmbed(asked));
  return describeModel(own, options, async (asked) => {
    asked.abortSignal?.throwIfAborted();
    const key = environment[keyVariable]?.trim();
    if (!key) {
      const problem = `there is no key: the environment variable ${keyVariable} is not set or empty`;
      throw new EmbeddingHttpError('key', problem, { address: packageName, isRetryable: false });
    }
    try {
      return await makeModel(key).doEmbed(asked);
    } catch (error) {
      throw hideSecrets(error, listSecrets([key]), packageName);
    }
  });
}

type Exports = Readonly<Record<string, unknown>>;

async function importPackage(packageName: string, folder: string): Promise<Exports> {
  const path = await findPackage(packageName, folder);
  return await import(pathToFileURL(path).href).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new QualiaError('MODULE', `Cannot import the package ${packageName}: ${reason}`, { cause });
  });
}

/** The methods of providers that give an embedding model, the newest first. */
const methods = ['embeddingModel', 'textEmbeddingModel', 'embedding', 'textEmbedding'] as const;

function createProvider(packageName: string, exported: Exports, settings: Exports): unknown {
  const factories = Object.entries(exported).filter(([name, value]) => /^create[A-Z]/.test(name) && isFunction(value));
  const [named] = factories.sort(([a], [b]) => likeness(packageName, b) - likeness(packageName, a) || (a < b ? -1 : 1));
  if (named !== undefined) return (named[1] as (settings: Exports) => unknown)(settings);
  const instance = Object.values(exported).find((value) =>
    methods.some((method) => isFunction(memberOf(value, method))),
  );
  if (instance === undefined) {
    const found = Object.keys(exported).join(', ') || 'nothing';
    const problem = `The package ${packageName} exports no provider of the AI SDK, but ${found}.`;
    throw new QualiaError('MODULE', `${problem} Name one that exports a factory, as createMistral of @ai-sdk/mistral.`);
  }
  for (const option of ['baseURL', 'apiKey']) {
    if (!(option in settings)) continue;
    const setting = option === 'apiKey' ? 'keyVariable' : option;
    throw new OptionError(setting, setting, `nothing for ${packageName}, which exports no factory`);
  }
  return instance;
}

/** How far the name of a factory is that of the package: 2 where it is the same, 1 where it begins or ends so. */
function likeness(packageName: string, factory: string): number {
  const [made, own] = [factory.replace('create', ''), packageName.replace(/^@.*\//, '')].map((name) =>
    name.toLowerCase().replace(/[^a-z0-9]/g, ''),
  ) as [string, string];
  if (made === own) return 2;
  return made.startsWith(own) || own.startsWith(made) ? 1 : 0;
}

function askForModel(packageName: string, provider: unknown, modelId: string): EmbeddingModel {
  const method = methods.find((name) => isFunction(memberOf(provider, name)));
  if (method === undefined) {
    const expected = methods.join(', ');
    throw new QualiaError('MODULE', `The provider of ${packageName} has none of the methods ${expected}.`);
  }
  let model: unknown;
  try {
    model = (provider as Record<string, (id: string) => unknown>)[method]?.(modelId);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new QualiaError('MODULE', `The package ${packageName} makes no embedding model ${modelId}: ${reason}`, {
      cause,
    });
  }
  if (isEmbeddingModel(model)) return model;
  throw new QualiaError('MODULE', `What ${method} of ${packageName} returns is no embedding model.`);
}

function describeModel(
  own: EmbeddingModel,
  { baseURL, maxEmbeddingsPerCall: limit }: ImportAiSdkOptions,
  doEmbed: EmbeddingModel['doEmbed'],
): EmbeddingModel {
  const { specificationVersion, provider, modelId, maxEmbeddingsPerCall: most, supportsParallelCalls } = own;
  const atMost = (own: number | undefined): number | undefined =>
    limit === undefined ? own : Math.min(limit, own ?? limit);
  return {
    specificationVersion,
    // Two servers may have other models under one name.
    provider: baseURL === undefined ? provider : `${provider} at ${addressOf(baseURL)}`,
    modelId,
    maxEmbeddingsPerCall: typeof most === 'object' ? most.then(atMost) : atMost(most),
    supportsParallelCalls,
    doEmbed,
  };
}

/** The host and path of an address; a query, which may hold a key, is left out. */
function addressOf(baseURL: string): string {
  const url = URL.canParse(baseURL) ? new URL(baseURL) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    const shown = baseURL.replace(/[?#].*/s, '').replace(/\/\/.*@/s, '//...@');
    throw new OptionError('baseURL', shown, 'an address that begins with http:// or https://, without a password');
  }
  return `${url.host}${url.pathname.replace(/\/+$/, '')}`;
}

/** The global `fetch`, but for answers that send elsewhere, where the texts and the key do not follow, and for those that do not end. */
const fetchDirectly: typeof globalThis.fetch = async (input, init) =>
  limitAnswer(await globalThis.fetch(input, { ...init, redirect: 'manual' }), defaultAnswerBytes);

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

/** A member of an object or, as providers can be called, of a function. */
function memberOf(value: unknown, name: string): unknown {
  const hasMembers = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return hasMembers ? (value as Exports)[name] : undefined;
}
