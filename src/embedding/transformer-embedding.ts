import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { basename, resolve } from 'node:path';
import { OptionError, QualiaError, requireOption, requireWhole } from '../errors.js';
import type { HistoryStep } from '../space/history.js';
import type {
  ContextualModel,
  EmbeddedPassage,
  EmbedPassagesOptions,
  EmbedTargetsResult,
  EmbedTokensOptions,
  EmbedTokensResult,
} from './contextual-model.js';
import { type LoadedTransformer, loadOnnx } from './load-onnx.js';
import { loadTransformerFiles, type TransformerFilesOptions } from './load-transformer-files.js';
import { type Pooling, poolings, poolTokens } from './pool-tokens.js';
import { readTransformerFolder, type TransformerFolder } from './read-transformer-folder.js';
import type { StaticEmbedding } from './static-embedding.js';
import { encodeTarget, encodeText, type TokenSequence } from './transformer-tokens.js';
import { encodeWords } from './transformer-words.js';

/** Options of {@link createTransformerEmbedding}. */
export interface TransformerEmbeddingOptions extends TransformerFilesOptions {
  /** A folder, or the id of a model of the Hugging Face hub, for instance `Xenova/all-MiniLM-L6-v2`. */
  readonly model: string;
  /** How the vectors of a text's tokens become one; default as the model's files say, else `mean`. */
  readonly pooling?: Pooling | undefined;
  /** Whether vectors have length 1; default as the model's files say, else false. */
  readonly normalise?: boolean | undefined;
  /** What is put before every text; default the prompt that the model's files put there. */
  readonly prefix?: string | undefined;
  /** The name of a prompt of the model's files, for instance `query`; not together with `prefix`. */
  readonly prompt?: string | undefined;
  /** The most tokens of a text, those that frame it among them; what is more is cut off. Default as the model's files say. */
  readonly maximumTokens?: number | undefined;
  /** The layers whose vectors are averaged, 0 being the embeddings of the input; default the last one. */
  readonly layers?: readonly number[] | undefined;
  /** The most texts that go through the model together; default 32. */
  readonly batch?: number | undefined;
  /** How many processors the model takes; default all. */
  readonly threads?: number | undefined;
  /** The form of the numbers, which names the file: `fp32` is `model.onnx`, `q8` `model_quantized.onnx`; default `fp32`. */
  readonly dtype?: string | undefined;
  /** What the model runs on, as `onnxruntime-node` calls it; default `cpu`. */
  readonly device?: string | undefined;
}

/** An embedding model that is a transformer, and a contextual model too. */
export interface TransformerEmbedding extends StaticEmbedding, ContextualModel {
  doEmbedTokens(options: EmbedTokensOptions): PromiseLike<EmbedTokensResult>;
  doEmbedPassages(options: EmbedPassagesOptions): PromiseLike<EmbedTargetsResult>;
  /** The layers that can be asked for by number, 0 being the embeddings of the input; none where the model gives the last only. */
  readonly layers: readonly number[];
  /** Frees the memory of the model, which cannot be used from then on. */
  release(): Promise<void>;
}

/** What is settled once the model's files are read. */
interface Settings {
  readonly pooling: Pooling;
  readonly normalise: boolean;
  readonly prefix: string;
  readonly maximumTokens: number;
  readonly layers: readonly number[] | undefined;
  readonly batch: number;
}

const defaultBatch = 32;
/** Where neither the options nor the model's files limit the tokens of a text. */
const defaultMaximumTokens = 512;

/**
 * Loads a transformer in ONNX form, as sentence-transformers (Reimers & Gurevych 2019) and the Hugging Face hub lay its files,
 * and makes an embedding model of it. It needs the optional packages `onnxruntime-node` and `@huggingface/tokenizers`.
 *
 * The vector of a text is pooled from those of its tokens. That of a target in its context is the mean of its tokens' vectors,
 * of length 1 where `normalise` says so, and without the prefix; so are those of all words of a text. The model's id holds a checksum of its files and settings, so
 * that a cache keeps models apart.
 *
 * @throws OptionError when an option is out of range; MissingFileError when a file or a package is not there; FileFormatError
 * when a file is not what it should be; QualiaError when the model is of a kind that is not supported.
 * @example
 * const model = await createTransformerEmbedding({ model: 'models/all-MiniLM-L6-v2' });
 * const vectors = await embedTexts(model, ['A dog barks.', 'The hound is loud.']);
 */
export async function createTransformerEmbedding(options: TransformerEmbeddingOptions): Promise<TransformerEmbedding> {
  const { threads = availableParallelism(), dtype = 'fp32', device = 'cpu' } = options;
  requireWhole('threads', threads, 1);
  requireWhole('batch', options.batch ?? defaultBatch, 1);
  const modelFile = fileOfDtype(dtype);
  const folder = await loadTransformerFiles(options.model, modelFile, options);
  const files = await readTransformerFolder(folder, modelFile);
  const transformer = await loadOnnx(files, { threads, device });
  const settings = await settle(options, files, transformer).catch(async (error: unknown) => {
    await transformer.release();
    throw error;
  });
  const { layers, maximumTokens } = settings;
  const history: HistoryStep = {
    step: 'transformer',
    options: {
      files: files.checksum,
      dtype,
      pooling: settings.pooling,
      normalise: settings.normalise,
      prefix: settings.prefix,
      maximumTokens,
      layers: layers?.join(' ') ?? 'last',
    },
  };
  const hash = createHash('sha256').update(JSON.stringify(history)).digest('hex').slice(0, 16);
  const name = folder === options.model ? basename(resolve(folder)) : options.model;
  const readText = (text: string): Reading => {
    const sequence = encodeText(transformer.coder, `${settings.prefix}${text}`, maximumTokens);
    return { ...sequence, pooling: settings.pooling, layers };
  };
  const readPassage = ({ text, target, layers: own = layers, masked }: EmbeddedPassage): Reading => {
    if (target === undefined) return readText(text);
    requireLayers(own, transformer);
    const { start, end } = target;
    const sequence = encodeTarget(transformer.coder, { text, start, end }, maximumTokens, { masked });
    return { ...sequence, pooling: 'mean', layers: own };
  };
  return {
    specificationVersion: 'v3',
    provider: 'transformers',
    modelId: `${name}-${hash}`,
    maxEmbeddingsPerCall: undefined,
    // One call takes all the processors that the model may take.
    supportsParallelCalls: false,
    history: [history],
    layers: transformer.layers,
    async doEmbed({ values, abortSignal }) {
      abortSignal?.throwIfAborted();
      return embedReadings(transformer, values.map(readText), settings, abortSignal);
    },
    async doEmbedTargets({ targets, layers: own, masked, abortSignal }) {
      abortSignal?.throwIfAborted();
      const readings = targets.map(({ text, ...target }) => readPassage({ text, target, layers: own, masked }));
      return embedReadings(transformer, readings, settings, abortSignal);
    },
    async doEmbedPassages({ passages, abortSignal }) {
      abortSignal?.throwIfAborted();
      return embedReadings(transformer, passages.map(readPassage), settings, abortSignal);
    },
    async doEmbedTokens({ texts, layers: own = layers, abortSignal }) {
      abortSignal?.throwIfAborted();
      requireLayers(own, transformer);
      const encoded = texts.map((text) => encodeWords(transformer.coder, text, maximumTokens));
      const readings = encoded.flatMap(({ ids, words }) => {
        return words.map(({ first, last }) => ({ ids, first, last, pooling: 'mean', layers: own }) as const);
      });
      const { embeddings, usage } = await embedReadings(transformer, readings, settings, abortSignal);
      let next = 0;
      const tokens = encoded.map(({ words }) =>
        words.map(({ start, end }) => ({ start, end, vector: embeddings[next++] })),
      );
      return { tokens, usage };
    },
    release: transformer.release,
  };
}

async function settle(
  options: TransformerEmbeddingOptions,
  files: TransformerFolder,
  transformer: LoadedTransformer,
): Promise<Settings> {
  const { pooling = files.pooling ?? 'mean', normalise = files.normalise, layers, batch = defaultBatch } = options;
  requireOption(poolings.includes(pooling), 'pooling', pooling, poolings.join(', '));
  requireLayers(layers, transformer);
  const { before, after } = transformer.coder;
  const least = before.length + after.length + 1;
  const most = files.positions ?? Number.MAX_SAFE_INTEGER;
  const maximumTokens = options.maximumTokens ?? files.maximumTokens ?? defaultMaximumTokens;
  const isCount = Number.isInteger(maximumTokens) && maximumTokens >= least && maximumTokens <= most;
  requireOption(isCount, 'maximumTokens', maximumTokens, `a whole number, ${least}..${most}`);
  return { pooling, normalise, prefix: prefixOf(options, files), maximumTokens, layers, batch };
}

function prefixOf(
  { prefix, prompt }: TransformerEmbeddingOptions,
  { prompts, defaultPrompt, folder }: TransformerFolder,
): string {
  if (prompt === undefined) {
    return prefix ?? (defaultPrompt === undefined ? '' : (prompts.get(defaultPrompt) ?? ''));
  }
  requireOption(prefix === undefined, 'prefix', prefix, 'none together with a prompt');
  const found = prompts.get(prompt);
  if (found !== undefined) return found;
  throw new OptionError('prompt', prompt, [...prompts.keys()].join(', ') || `none, since ${folder} has no prompts`);
}

function requireLayers(layers: readonly number[] | undefined, transformer: LoadedTransformer): void {
  if (layers === undefined) return;
  const allowed = transformer.layers.join(', ') || 'none, since the model gives only its last layer';
  requireOption(layers.length > 0 && layers.every(transformer.hasLayer), 'layers', layers, allowed);
}

/**
 * Returns the file's name that Transformers.js gives a form of numbers.
 *
 * @throws OptionError when it is no name.
 */
export function fileOfDtype(dtype: string): string {
  requireOption(/^\w+$/.test(dtype), 'dtype', dtype, 'a name like fp32, fp16, q8');
  if (dtype === 'fp32') return 'model.onnx';
  return `model_${dtype === 'q8' ? 'quantized' : dtype}.onnx`;
}

/** What of a text's tokens makes a vector, and how. */
interface Reading extends TokenSequence {
  readonly pooling: Pooling;
  /** The layers that are averaged; undefined for the last. */
  readonly layers: readonly number[] | undefined;
}

/** Runs texts of like length together, so that little is filled up, and those of the same tokens once. */
async function embedReadings(
  transformer: LoadedTransformer,
  readings: readonly Reading[],
  { normalise, batch }: Settings,
  signal: AbortSignal | undefined,
): Promise<{ embeddings: number[][]; usage: { tokens: number } }> {
  const embeddings = new Array<number[]>(readings.length);
  const groups = groupReadings(readings).sort((a, b) => a.ids.length - b.ids.length);
  for (let start = 0; start < groups.length; start += batch) {
    signal?.throwIfAborted();
    const part = groups.slice(start, start + batch);
    const own = part.flatMap(({ places }) => places.flatMap((place) => layersOf(readings[place])));
    const layers = [...new Set(own)];
    const states = await transformer.run(
      part.map(({ ids }) => ids),
      layers,
    );
    part.forEach(({ places }, row) => {
      for (const place of places) {
        const reading = readings[place];
        const found = layersOf(reading).map((layer) => states[layers.indexOf(layer)]);
        const vector = meanOf(found.map((state) => poolTokens(state, row, reading, reading.pooling)));
        embeddings[place] = Array.from(normalise ? unitOf(vector) : vector);
      }
    });
  }
  return { embeddings, usage: { tokens: groups.reduce((sum, { ids }) => sum + ids.length, 0) } };
}

function layersOf({ layers }: Reading): readonly (number | undefined)[] {
  return layers ?? [undefined];
}

/** Puts readings of the same tokens together, for instance several targets of one text. */
function groupReadings(readings: readonly Reading[]): { ids: readonly number[]; places: number[] }[] {
  const groups = new Map<string, { readonly ids: readonly number[]; readonly places: number[] }>();
  readings.forEach(({ ids }, place) => {
    const key = ids.join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ids, places: [place] });
    else group.places.push(place);
  });
  return [...groups.values()];
}

function meanOf(vectors: readonly Float64Array[]): Float64Array {
  const [first = new Float64Array()] = vectors;
  if (vectors.length === 1) return first;
  return first.map((_, column) => vectors.reduce((sum, vector) => sum + vector[column], 0) / vectors.length);
}

function unitOf(vector: Float64Array): Float64Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  if (length > 0) return vector.map((value) => value / length);
  throw new QualiaError(
    'ZERO_VECTOR',
    'The model gives a vector of zeros, which has no direction; set normalise to false.',
  );
}
