import { MissingFileError, QualiaError } from '../errors.js';
import type { TransformerFolder } from './read-transformer-folder.js';

/** Where and how a model runs. */
export interface OnnxOptions {
  readonly threads: number;
  readonly device: string;
}

/** What is used of the class `Tokenizer`. */
interface Tokeniser {
  encode(
    text: string,
    options?: {
      readonly text_pair?: string;
      readonly add_special_tokens?: boolean;
      readonly return_token_type_ids?: boolean;
    },
  ): { readonly ids: readonly number[]; readonly token_type_ids?: readonly number[] };
  token_to_id(token: string): number | undefined;
}

/** A text as a model takes it. */
interface TypedIds {
  readonly ids: readonly number[];
  /** The type of each token; default 0. */
  readonly types?: readonly number[];
}

/** An output of a model. */
interface OnnxOutput {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** A model in ONNX form that takes ids of tokens, with its tokeniser. */
export interface OnnxModel {
  readonly tokeniser: Tokeniser;
  /** The ids of a text's tokens, without those that frame every text. */
  readonly encode: (text: string) => readonly number[];
  /** The id of the mask; undefined where the model has none. */
  readonly mask: number | undefined;
  readonly outputNames: readonly string[];
  /**
   * Runs texts, filled up to the longest, and returns outputs by name, in order.
   *
   * @param dimensions of each output, for instance texts, tokens and width.
   * @throws QualiaError when an output has others, or no single precision.
   */
  readonly run: (
    texts: readonly TypedIds[],
    outputs: readonly string[],
    dimensions: readonly string[],
  ) => Promise<readonly OnnxOutput[]>;
  /** Frees the memory of the model. */
  readonly release: () => Promise<void>;
}

type SessionOptions = import('onnxruntime-common').InferenceSession.SessionOptions;

const inputNames = ['input_ids', 'attention_mask', 'token_type_ids', 'position_ids'];

/**
 * Opens a model in ONNX form, or of weights that are made into that form, and its tokeniser with the optional packages
 * `onnxruntime-node` and `@huggingface/tokenizers`.
 *
 * @param readWeights makes the model of a file of weights and of what `config.json` holds.
 * @throws MissingFileError when a package is not installed; QualiaError when the model cannot be loaded, or takes what a
 * transformer of texts does not.
 */
export async function openOnnx(
  files: TransformerFolder,
  { threads, device }: OnnxOptions,
  readWeights: (path: string, config: TransformerFolder['config']) => Promise<Uint8Array>,
): Promise<OnnxModel> {
  const { InferenceSession, Tensor, Tokenizer } = await loadPackages();
  const tokeniser: Tokeniser = new Tokenizer(files.tokeniser, files.tokeniserConfig);
  const settings: SessionOptions = {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionProviders: [device],
    // Warnings go to the standard error of the process, which is not the library's.
    logSeverityLevel: 3,
    // Threads that wait by spinning halve the speed where another program needs a processor too: 300 sentences a second, not 530.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
  const { modelPath, lowerCase, mask } = files;
  const opening = modelPath.endsWith('.safetensors')
    ? InferenceSession.create(await readWeights(modelPath, files.config), settings)
    : InferenceSession.create(modelPath, settings);
  const session = await opening.catch((cause: unknown) => {
    throw new QualiaError('ONNX', `Cannot load ${modelPath} on ${device}: ${messageOf(cause)}`, { cause });
  });
  const unknown = session.inputNames.filter((name) => !inputNames.includes(name));
  if (unknown.length > 0) {
    const problem = `takes ${unknown.join(', ')}; expected no inputs but ${inputNames.join(', ')}.`;
    throw new QualiaError('ONNX', `The model ${modelPath} ${problem}`);
  }
  return {
    tokeniser,
    encode: (text) => tokeniser.encode(lowerCase ? text.toLowerCase() : text, { add_special_tokens: false }).ids,
    mask: mask === undefined ? undefined : tokeniser.token_to_id(mask),
    outputNames: session.outputNames,
    async run(texts, outputs, dimensions) {
      const tokens = Math.max(...texts.map(({ ids }) => ids.length));
      const feeds = feedsOf(texts, tokens).flatMap(([name, data]) => {
        return session.inputNames.includes(name) ? [[name, new Tensor('int64', data, [texts.length, tokens])]] : [];
      });
      const found = await session.run(Object.fromEntries(feeds), outputs);
      return outputs.map((name) => {
        const { data, dims } = found[name];
        if (data instanceof Float32Array && dims.length === dimensions.length) return { data, dims };
        const problem = `gives ${name} in ${dims.length} dimensions of ${data.constructor.name}`;
        throw new QualiaError('ONNX', `${modelPath} ${problem}; expected ${dimensions.join(' x ')} of Float32Array.`);
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

/** What a model may take: ids filled up with 0 behind, 1 where there is an id and 0 where none is, types, and places. */
function feedsOf(texts: readonly TypedIds[], tokens: number): (readonly [string, BigInt64Array])[] {
  const fill = (value: (text: TypedIds, place: number) => number): BigInt64Array => {
    const data = new BigInt64Array(texts.length * tokens);
    texts.forEach((text, row) => {
      for (let place = 0; place < text.ids.length; place++) data[row * tokens + place] = BigInt(value(text, place));
    });
    return data;
  };
  return [
    ['input_ids', fill(({ ids }, place) => ids[place])],
    ['attention_mask', fill(() => 1)],
    ['token_type_ids', fill(({ types }, place) => types?.[place] ?? 0)],
    ['position_ids', fill((_, place) => place)],
  ];
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
