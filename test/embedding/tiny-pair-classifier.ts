import { join } from 'node:path';
import { buildBertGraph } from '../../src/embedding/bert-graph.js';
import { encodeOnnx } from '../../src/embedding/encode-onnx.js';
import { writeContainer } from '../../src/matrix/write-container.js';
import { classifyNaively, makeClassifierWeights, type NaiveBert, type NaiveText } from './naive-bert.js';
import { tinyFiles, tinyTokens, writeFiles } from './tiny-transformer.js';

/** The sizes of a BERT of random weights that classifies pairs of texts of the tiny vocabulary. */
export const tinyShape: NaiveBert = {
  layers: 2,
  heads: 2,
  width: 16,
  inner: 24,
  words: tinyTokens.length,
  positions: 24,
  epsilon: 1e-12,
};

/** What {@link writeTinyClassifier} writes. */
export interface TinyClassifierOptions {
  /** Default 2. */
  readonly labels?: number;
  /** Whether its weights are written as they are or as a model in ONNX form; default `onnx`. */
  readonly form?: 'onnx' | 'weights';
  /** The name of a weight that is left out; default none. */
  readonly without?: string;
  /** What stands in `config.json` besides. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Other files, by their path. */
  readonly files?: ReadonlyMap<string, string | Uint8Array>;
}

/** Writes a real classifier of pairs, of random weights, into a new temporary folder and returns its path. */
export async function writeTinyClassifier(options: TinyClassifierOptions = {}): Promise<string> {
  const { labels = 2, form = 'onnx', without = '', config = {}, files = new Map() } = options;
  const weights = makeClassifierWeights(tinyShape, labels);
  weights.delete(without);
  const own = tinyFiles();
  own.delete('onnx/model.onnx');
  own.set(
    'config.json',
    JSON.stringify({
      model_type: 'bert',
      hidden_act: 'gelu',
      num_hidden_layers: tinyShape.layers,
      num_attention_heads: tinyShape.heads,
      hidden_size: tinyShape.width,
      max_position_embeddings: tinyShape.positions,
      ...config,
    }),
  );
  if (form === 'onnx') {
    const graph = buildBertGraph(tinyShape, { path: 'weights', arrays: weights }, 'classifier');
    own.set('onnx/model.onnx', encodeOnnx(graph));
  }
  const folder = await writeFiles(new Map([...own, ...files]));
  if (form === 'weights') await writeContainer(join(folder, 'model.safetensors'), weights, new Map());
  return folder;
}

/** The logits of the same classifier, computed by plain loops. */
export function classifyTiny(text: NaiveText, labels = 2): number[] {
  return classifyNaively(tinyShape, makeClassifierWeights(tinyShape, labels), text);
}
