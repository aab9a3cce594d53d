import { MissingFileError, QualiaError } from '../errors.js';
import type { TokenVectors } from './pool-tokens.js';
import { readBert } from './read-bert.js';
import type { TransformerFolder } from './read-transformer-folder.js';
import type { TokenCoder } from './transformer-tokens.js';

/** A transformer that is loaded: it turns the ids of tokens into vectors. */
export interface LoadedTransformer {
  readonly coder: TokenCoder;
  /** Whether the model gives the vectors behind a layer, 0 being the embeddings. */
  readonly hasLayer: (layer: number) => boolean;
  /** The layers that the model gives by number. */
  readonly layers: readonly number[];
  /** Runs the model on texts of ids; returns the vectors behind each layer asked for, of the last where undefined is. */
  readonly run: (
    texts: readonly (readonly number[])[],
    layers: readonly (number | undefined)[],
  ) => Promise<readonly TokenVectors[]>;
  /** Frees the memory of the model. */
  readonly release: () => Promise<void>;
}

type SessionOptions = import('onnxruntime-common').InferenceSession.SessionOptions;

/** Where and how a model runs. */
export interface OnnxOptions {
  readonly threads: number;
  readonly device: string;
}

/** The names that the output behind the last layer has. */
const lastNames = ['last_hidden_state', 'token_embeddings'];
const layerPattern = /^hidden_states\.(\d+)$/;
const inputNames = ['input_ids', 'attention_mask', 'token_type_ids', 'position_ids'];

/**
 * Loads a model in ONNX form, or the weights of a BERT, and its tokeniser with the optional packages `onnxruntime-node` and `@huggingface/tokenizers`.
 *
 * @throws MissingFileError when a package is not installed; QualiaError when the model cannot be loaded, or has other inputs or
 * outputs than a transformer.
 */
export async function loadOnnx(files: TransformerFolder, { threads, device }: OnnxOptions): Promise<LoadedTransformer> {
  const { InferenceSession, Tensor, Tokenizer } = await loadPackages();
  const coder = coderOf(new Tokenizer(files.tokeniser, files.tokeniserConfig), files);
  const settings: SessionOptions = {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionProviders: [device],
    // Warnings go to the standard error of the process, which is not the library's.
    logSeverityLevel: 3,
    // Threads that wait by spinning halve the speed where another program needs a processor too: 300 sentences a second, not 530.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
  const { modelPath } = files;
  const opening = modelPath.endsWith('.safetensors')
    ? InferenceSession.create(await readBert(modelPath, files.config), settings)
    : InferenceSession.create(modelPath, settings);
  const session = await opening.catch((cause: unknown) => {
    throw new QualiaError('ONNX', `Cannot load ${files.modelPath} on ${device}: ${messageOf(cause)}`, { cause });
  });
  const lastName = findLast(session, files.modelPath);
  const numbers = session.outputNames.flatMap((name) => layerPattern.exec(name)?.[1] ?? []).map(Number);
  const nameOf = (layer: number | undefined): string => (layer === undefined ? lastName : `hidden_states.${layer}`);
  return {
    coder,
    hasLayer: (layer) => numbers.includes(layer),
    layers: numbers,
    async run(texts, layers) {
      const tokens = Math.max(...texts.map(({ length }) => length));
      const feeds = new Map(
        feedsOf(texts, tokens).map(([name, data]) => [name, new Tensor('int64', data, [texts.length, tokens])]),
      );
      const given = Object.fromEntries([...feeds].filter(([name]) => session.inputNames.includes(name)));
      const found = await session.run(given, layers.map(nameOf));
      return layers.map((layer) => {
        const { data, dims } = found[nameOf(layer)];
        const [, , width = 0] = dims;
        if (data instanceof Float32Array && dims.length === 3) return { values: data, tokens, width };
        const problem = `gives ${nameOf(layer)} in ${dims.length} dimensions of ${data.constructor.name}`;
        throw new QualiaError(
          'ONNX',
          `${files.modelPath} ${problem}; expected texts x tokens x width of Float32Array.`,
        );
      });
    },
    release: async () => session.release(),
  };
}

/** The runtime of Node, which gives what `onnxruntime-common` describes; a name in a variable needs no package to compile. */
const runtime: string = 'onnxruntime-node';

async function loadPackages() {
  try {
    const [loaded, { Tokenizer }] = await Promise.all([import(runtime), import('@huggingface/tokenizers')]);
    const { InferenceSession, Tensor } = loaded as typeof import('onnxruntime-common');
    return { InferenceSession, Tensor, Tokenizer };
  } catch (cause) {
    const advice = 'Install them with "npm install onnxruntime-node @huggingface/tokenizers".';
    throw new MissingFileError('onnxruntime-node and @huggingface/tokenizers', advice, { cause });
  }
}

/** What is used of the class `Tokenizer`. */
interface Tokeniser {
  encode(text: string, options?: { readonly add_special_tokens?: boolean }): { readonly ids: readonly number[] };
  token_to_id(token: string): number | undefined;
}

function coderOf(tokeniser: Tokeniser, { mask, lowerCase }: TransformerFolder): TokenCoder {
  const encode = (text: string): readonly number[] =>
    tokeniser.encode(lowerCase ? text.toLowerCase() : text, { add_special_tokens: false }).ids;
  // Which ids frame a text shows in any text.
  const bare = encode('a');
  const framed = tokeniser.encode('a').ids;
  const starts = framed.findIndex((_, start) => bare.every((id, place) => framed[start + place] === id));
  const start = Math.max(starts, 0);
  return {
    encode,
    before: framed.slice(0, start),
    after: framed.slice(start + bare.length),
    mask: mask === undefined ? undefined : tokeniser.token_to_id(mask),
  };
}

function findLast({ inputNames: inputs, outputNames: outputs }: Ends, path: string): string {
  const unknown = inputs.filter((name) => !inputNames.includes(name));
  if (unknown.length > 0) {
    const problem = `takes ${unknown.join(', ')}; expected no inputs but ${inputNames.join(', ')}.`;
    throw new QualiaError('ONNX', `The model ${path} ${problem}`);
  }
  const last = lastNames.find((name) => outputs.includes(name));
  if (last !== undefined) return last;
  throw new QualiaError('ONNX', `The model ${path} gives ${outputs.join(', ')}; expected ${lastNames.join(' or ')}.`);
}

/** The inputs and outputs of a model by name. */
interface Ends {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
}

/** What a model may take: ids filled up with 0 behind, 1 where there is an id and 0 where none is, types of 0, and places. */
function feedsOf(texts: readonly (readonly number[])[], tokens: number): (readonly [string, BigInt64Array])[] {
  const fill = (value: (id: number, place: number) => number): BigInt64Array => {
    const data = new BigInt64Array(texts.length * tokens);
    texts.forEach((ids, row) => {
      ids.forEach((id, place) => {
        data[row * tokens + place] = BigInt(value(id, place));
      });
    });
    return data;
  };
  return [
    ['input_ids', fill((id) => id)],
    ['attention_mask', fill(() => 1)],
    ['token_type_ids', fill(() => 0)],
    ['position_ids', fill((_, place) => place)],
  ];
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
