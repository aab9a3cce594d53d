import { QualiaError } from '../errors.js';
import { type OnnxModel, type OnnxOptions, openOnnx } from './open-onnx.js';
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

/** The names that the output behind the last layer has. */
const lastNames = ['last_hidden_state', 'token_embeddings'];
const layerPattern = /^hidden_states\.(\d+)$/;

/**
 * Loads a model in ONNX form, or the weights of a BERT, and its tokeniser with the optional packages `onnxruntime-node` and `@huggingface/tokenizers`.
 *
 * @throws MissingFileError when a package is not installed; QualiaError when the model cannot be loaded, or has other inputs or
 * outputs than a transformer.
 */
export async function loadOnnx(files: TransformerFolder, options: OnnxOptions): Promise<LoadedTransformer> {
  const model = await openOnnx(files, options, (path, config) => readBert(path, config));
  const lastName = findLast(model.outputNames, files.modelPath);
  const numbers = model.outputNames.flatMap((name) => layerPattern.exec(name)?.[1] ?? []).map(Number);
  const nameOf = (layer: number | undefined): string => (layer === undefined ? lastName : `hidden_states.${layer}`);
  return {
    coder: coderOf(model),
    hasLayer: (layer) => numbers.includes(layer),
    layers: numbers,
    async run(texts, layers) {
      const typed = texts.map((ids) => ({ ids }));
      const found = await model.run(typed, layers.map(nameOf), ['texts', 'tokens', 'width']);
      return found.map(({ data, dims: [, tokens, width] }) => ({ values: data, tokens, width }));
    },
    release: model.release,
  };
}

function coderOf({ tokeniser, encode, mask }: OnnxModel): TokenCoder {
  // Which ids frame a text shows in any text.
  const bare = encode('a');
  const framed = tokeniser.encode('a').ids;
  const starts = framed.findIndex((_, start) => bare.every((id, place) => framed[start + place] === id));
  const start = Math.max(starts, 0);
  return { encode, before: framed.slice(0, start), after: framed.slice(start + bare.length), mask };
}

function findLast(outputs: readonly string[], path: string): string {
  const last = lastNames.find((name) => outputs.includes(name));
  if (last !== undefined) return last;
  throw new QualiaError('ONNX', `The model ${path} gives ${outputs.join(', ')}; expected ${lastNames.join(' or ')}.`);
}
