import { readFrequencies } from '../corpus/read-frequencies.js';
import { createDualEmbedding } from '../dual/dual-embedding.js';
import { DualSpace } from '../dual/dual-space.js';
import { removeCommonComponents } from '../embedding/common-components.js';
import type { EmbeddingModel } from '../embedding/embedding-model.js';
import { estimateFrequencies } from '../embedding/frequency-weight.js';
import { createHttpEmbedding, type EmbeddingFetch } from '../embedding/http-embedding.js';
import type { SettingValue } from '../embedding/model-settings.js';
import { type ModelSpecification, parseModelSpecification } from '../embedding/model-specification.js';
import { bindProviderOptions } from '../embedding/provider-options.js';
import {
  createStaticEmbedding,
  type StaticEmbedding,
  type StaticEmbeddingOptions,
} from '../embedding/static-embedding.js';
import { createTransformerEmbedding, type TransformerEmbeddingOptions } from '../embedding/transformer-embedding.js';
import { OptionError } from '../errors.js';
import { readAdaptation } from '../llm/adaptation/read-adaptation.js';
import { readWeightField } from '../llm/continual/read-weight-field.js';
import type { Encoder } from '../llm/encoder/encoder.js';
import { createEncoderEmbedding, type EncoderEmbeddingOptions } from '../llm/encoder/encoder-embedding.js';
import { readEncoder } from '../llm/encoder/read-encoder.js';
import { Arithmetic } from '../llm/tensor/arithmetic.js';
import { readSpace } from '../space/read-space.js';
import { readVectorFile } from '../space/read-vector-file.js';
import type { Space } from '../space/space.js';
import { importAiSdk } from './import-ai-sdk.js';
import { importModel } from './import-model.js';
import { prefixTexts } from './prefix-texts.js';

/** What opening a model may need besides its name. */
export interface OpenModelOptions {
  /** Where keys are looked up; default the environment of the process. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** Sends requests; default the global `fetch`. */
  readonly fetch?: EmbeddingFetch | undefined;
  /** Where transformers of a hub are kept; needed for those. */
  readonly cacheFolder?: string | undefined;
  /** Stops a download. */
  readonly signal?: AbortSignal | undefined;
  /** Is told of the words of a text that the vectors lack, where they are left out; default nobody. */
  readonly onUnknown?: StaticEmbeddingOptions['onUnknown'];
}

/** The address of OpenAI's embeddings, and the variable with its key. */
const openAi = { url: 'https://api.openai.com/v1/embeddings', keyVariable: 'OPENAI_API_KEY' } as const;

/**
 * Opens the embedding model that a text names.
 *
 * - `static:FILE`: the words of any file of `readVectorFile`; a text has the mean of its words.
 * - `space:FILE`: a space of qualia, in which an inflected word is looked up by its base form; with `function=FILE` a domain and a function space side by side.
 * - `transformers:FOLDER`, or the id of a model of the Hugging Face hub: a transformer in ONNX form; nothing is downloaded
 *   unless `offline=false`. `layers=3,6` takes the mean of layers.
 * - `encoder:FILE`: an encoder of our own, as `writeEncoder` wrote it; `layers=0,2` takes the mean of layers,
 *   `adaptation=FILE` changes it by what `writeAdaptation` wrote.
 * - `openai:MODEL`: a model of OpenAI with the key in OPENAI_API_KEY, or with `url` of another server of that shape, which
 *   gets no key but that of `keyVariable`.
 * - `http://HOST/v1#MODEL`, `https://...`: a model of a server; `/embeddings` is added where the path does not end in it.
 * - `ai-sdk:PACKAGE#MODEL`: a model of a provider package of the Vercel AI SDK that is installed in the working folder; see
 *   {@link importAiSdk}. `fetch` is not used for it.
 * - `module:FILE`: a JavaScript module that exports `model`, or a function `embed`; it is code and runs as such.
 *
 * Nothing is asked of a server before the first call.
 *
 * @throws ParseError as `parseModelSpecification`; MissingFileError or FileFormatError where a file is not what it should be;
 * OptionError where settings do not go together; QualiaError where a module exports no model, or a transformer is of another kind.
 * @example const model = await openModel('static:glove.txt?weighting=frequency');
 */
export async function openModel(
  model: string | ModelSpecification,
  options: OpenModelOptions = {},
): Promise<EmbeddingModel> {
  const specification = typeof model === 'string' ? parseModelSpecification(model) : model;
  const { kind, target, settings } = specification;
  switch (kind) {
    case 'static':
      return await openWords(await readVectorFile(target, vectorFileOptions(settings)), settings, {
        ...options,
        defaultBaseForms: 'none',
      });
    case 'space':
      return await openSpace(target, settings, options);
    case 'openai': {
      // The key of OpenAI goes to OpenAI alone.
      const url = textOf(settings, 'url');
      if (url !== undefined) return openServer(url, target, { settings, ...options });
      return openServer(openAi.url, target, { keyVariable: openAi.keyVariable, settings, ...options });
    }
    case 'http':
    case 'https': {
      const [address = '', name = '', ...more] = `${kind}:${target}`.split('#');
      if (name === '' || more.length > 0) {
        throw new OptionError(
          'model',
          `${kind}:${target}`,
          'an address, # and the name of the model, as http://HOST/v1#MODEL',
        );
      }
      return openServer(address.replace(/\/?(?:\/embeddings\/?)?$/, '/embeddings'), name, { settings, ...options });
    }
    case 'ai-sdk':
      return await openPackage(target, settings, options);
    case 'module':
      return await importModel(target, { exported: textOf(settings, 'export') });
    case 'encoder':
      return await openEncoder(target, settings);
    case 'transformers':
      return await createTransformerEmbedding({ model: target, ...transformerOptions(settings), ...filesOf(options) });
  }
}

type Settings = ReadonlyMap<string, SettingValue>;

function textOf(settings: Settings, name: string): string | undefined {
  const value = settings.get(name);
  return value === undefined ? undefined : String(value);
}

function numberOf(settings: Settings, name: string): number | undefined {
  const value = settings.get(name);
  return value === undefined ? undefined : Number(value);
}

function filesOf({ cacheFolder, signal }: OpenModelOptions): Partial<TransformerEmbeddingOptions> {
  return { cacheFolder, signal };
}

function layersOf(settings: Settings): number[] | undefined {
  const layers = textOf(settings, 'layers');
  if (layers !== undefined && !/^\d+(,\d+)*$/.test(layers)) {
    throw new OptionError('layers', layers, 'whole numbers separated by commas, as in 3,6');
  }
  return layers?.split(',').map(Number);
}

/** Opens what changes an encoder: an adaptation, or one version of a weight field, default its last. */
async function openAdaptation(encoder: Encoder, settings: Settings): Promise<EncoderEmbeddingOptions['adaptation']> {
  const [adaptation, fieldPath] = [textOf(settings, 'adaptation'), textOf(settings, 'field')];
  const [version, task] = [textOf(settings, 'version'), textOf(settings, 'task')];
  if (fieldPath === undefined) {
    for (const [name, value] of Object.entries({ version, task })) {
      if (value !== undefined) throw new OptionError(name, value, 'only beside field=FILE');
    }
    return adaptation === undefined ? undefined : await readAdaptation(adaptation, encoder);
  }
  if (adaptation !== undefined) throw new OptionError('field', fieldPath, 'no adaptation beside it');
  const field = await readWeightField(fieldPath, encoder);
  const last = field.log().at(-1);
  if (last === undefined) throw new OptionError('field', fieldPath, 'a field with at least one version');
  return field.checkout(version ?? last.hash).adaptation(task);
}

async function openEncoder(path: string, settings: Settings): Promise<EmbeddingModel> {
  const encoder = await readEncoder(path, new Arithmetic({ threads: numberOf(settings, 'threads') ?? 1 }));
  const adaptation = await openAdaptation(encoder, settings);
  return createEncoderEmbedding(encoder, {
    layers: layersOf(settings),
    window: numberOf(settings, 'window'),
    adaptation,
  });
}

function transformerOptions(settings: Settings): Omit<TransformerEmbeddingOptions, 'model'> {
  const pooling = settings.get('pooling');
  const [normalise, offline] = ['normalise', 'offline'].map((name) => {
    return settings.has(name) ? settings.get(name) === true : undefined;
  });
  return {
    pooling: pooling === 'mean' || pooling === 'cls' || pooling === 'last' ? pooling : undefined,
    normalise,
    offline,
    layers: layersOf(settings),
    prefix: textOf(settings, 'prefix'),
    prompt: textOf(settings, 'prompt'),
    maximumTokens: numberOf(settings, 'maximumTokens'),
    batch: numberOf(settings, 'batch'),
    threads: numberOf(settings, 'threads'),
    dtype: textOf(settings, 'dtype'),
    device: textOf(settings, 'device'),
    revision: textOf(settings, 'revision'),
  };
}

function vectorFileOptions(settings: Settings): Parameters<typeof readVectorFile>[1] {
  const [vocabulary, tensor, limit] = [
    textOf(settings, 'vocabulary'),
    textOf(settings, 'tensor'),
    numberOf(settings, 'limit'),
  ];
  return {
    ...(vocabulary !== undefined && { vocabulary }),
    ...(tensor !== undefined && { tensor }),
    ...(limit !== undefined && { limit }),
    ...(settings.get('duplicates') === 'first' && { duplicates: 'first' }),
  };
}

async function openPackage(
  target: string,
  settings: Settings,
  { environment }: OpenModelOptions,
): Promise<EmbeddingModel> {
  const [packageName = '', name = ''] = target.split(/#(.*)/s);
  if (packageName === '' || name === '') {
    throw new OptionError(
      'model',
      `ai-sdk:${target}`,
      'a package, # and a model, as ai-sdk:@ai-sdk/mistral#mistral-embed',
    );
  }
  const opened = await importAiSdk(packageName, name, {
    environment,
    baseURL: textOf(settings, 'baseURL'),
    name: textOf(settings, 'name'),
    keyVariable: textOf(settings, 'keyVariable'),
    maxEmbeddingsPerCall: numberOf(settings, 'batch'),
  });
  const providerOptions = textOf(settings, 'providerOptions');
  const bound = providerOptions === undefined ? opened : bindProviderOptions(opened, JSON.parse(providerOptions));
  return withPrefix(bound, settings);
}

function withPrefix(model: EmbeddingModel, settings: Settings): EmbeddingModel {
  const prefix = textOf(settings, 'prefix');
  return prefix === undefined ? model : prefixTexts(model, prefix);
}

async function openWords(
  space: Space,
  settings: Settings,
  options: OpenModelOptions & { readonly defaultBaseForms: 'none' | 'english' },
): Promise<StaticEmbedding> {
  return await withoutCommon(createStaticEmbedding(space, await readWordOptions(settings, space, options)), settings);
}

/** Targets of our spaces are lemmas. */
async function openSpace(path: string, settings: Settings, opening: OpenModelOptions): Promise<StaticEmbedding> {
  const options = { ...opening, defaultBaseForms: 'english' } as const;
  const space = await readSpace(path);
  const other = textOf(settings, 'function');
  if (other === undefined) {
    if (settings.has('domainWeight')) {
      throw new OptionError('domainWeight', settings.get('domainWeight'), 'nothing without function');
    }
    return await openWords(space, settings, options);
  }
  const domainWeight = numberOf(settings, 'domainWeight');
  const dual = new DualSpace(space, await readSpace(other));
  const words = await readWordOptions(settings, space, options);
  return await withoutCommon(createDualEmbedding(dual, { ...words, domainWeight }), settings);
}

async function readWordOptions(
  settings: Settings,
  space: Space,
  { onUnknown, defaultBaseForms }: OpenModelOptions & { readonly defaultBaseForms: 'none' | 'english' },
): Promise<StaticEmbeddingOptions> {
  const counts = textOf(settings, 'frequencies');
  const isWeighted = settings.get('weighting') === 'frequency' || counts !== undefined;
  if (counts !== undefined && settings.get('weighting') === 'mean') {
    throw new OptionError('frequencies', counts, 'nothing beside weighting=mean');
  }
  const frequencies = counts === undefined ? estimateFrequencies(space.targets) : await readFrequencies(counts);
  const unknown = settings.get('unknown');
  const uncounted = settings.get('uncounted');
  const baseForms = settings.get('baseForms');
  return {
    onUnknown,
    ...(isWeighted && { frequencies, smoothing: numberOf(settings, 'smoothing') }),
    ...(settings.has('lowerCase') && { lowerCase: settings.get('lowerCase') === true }),
    baseForms: baseForms === 'none' || baseForms === 'english' ? baseForms : defaultBaseForms,
    ...(settings.has('mostColumns') && { mostColumns: numberOf(settings, 'mostColumns') }),
    ...((unknown === 'skip' || unknown === 'error') && { unknown }),
    ...(isWeighted && (uncounted === 'rare' || uncounted === 'error') && { uncounted }),
  };
}

async function withoutCommon(model: StaticEmbedding, settings: Settings): Promise<StaticEmbedding> {
  const path = textOf(settings, 'commonComponents');
  return path === undefined ? model : removeCommonComponents(model, await readSpace(path));
}

function openServer(
  url: string,
  model: string,
  { settings, keyVariable, environment, fetch }: OpenModelOptions & { settings: Settings; keyVariable?: string },
): EmbeddingModel {
  const opened = createHttpEmbedding({
    url,
    model,
    environment,
    fetch,
    keyVariable: textOf(settings, 'keyVariable') ?? keyVariable,
    dimensions: numberOf(settings, 'dimensions'),
    maxEmbeddingsPerCall: numberOf(settings, 'batch'),
  });
  return withPrefix(opened, settings);
}
