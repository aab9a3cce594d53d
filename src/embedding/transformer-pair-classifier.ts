import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { basename, resolve } from 'node:path';
import { requireOption, requireWhole } from '../errors.js';
import { type LoadedClassifier, loadOnnxClassifier } from './load-onnx-classifier.js';
import { loadTransformerFiles, type TransformerFilesOptions } from './load-transformer-files.js';
import type { PairClassifier } from './pair-classifier.js';
import { findPositive, listLabels } from './pair-labels.js';
import { encodePair, type PairSequence } from './pair-tokens.js';
import { readTransformerFolder, type TransformerFolder } from './read-transformer-folder.js';
import { fileOfDtype } from './transformer-embedding.js';

/** Options of {@link createTransformerPairClassifier}. */
export interface TransformerPairClassifierOptions extends TransformerFilesOptions {
  /**
   * The label that says that the texts belong together, by its name in `config.json` or its place; default the only one, the one
   * whose name says so (`1`, `yes`, `true`, `positive`, `match`, `relevant`, `duplicate`, `equivalent`, `entailment`), or the second
   * of two without names, as GlossBERT has it.
   */
  readonly positive?: string | number | undefined;
  /** The most tokens of a pair, those that frame it among them; default as the model's files say, else 512. */
  readonly maximumTokens?: number | undefined;
  /** The most pairs that go through the model together; default 32. */
  readonly batch?: number | undefined;
  /** How many processors the model takes; default all. */
  readonly threads?: number | undefined;
  /** The form of the numbers, which names the file: `fp32` is `model.onnx`, `q8` `model_quantized.onnx`; default `fp32`. */
  readonly dtype?: string | undefined;
  /** What the model runs on, as `onnxruntime-node` calls it; default `cpu`. */
  readonly device?: string | undefined;
}

/** A pair classifier that is a transformer. */
export interface TransformerPairClassifier extends PairClassifier {
  /** The most tokens of a pair. */
  readonly maximumTokens: number;
  /** Frees the memory of the model, which cannot be used from then on. */
  release(): Promise<void>;
}

const defaultMaximumTokens = 512;

/**
 * Loads a transformer that classifies pairs of texts (a cross-encoder) as the Hugging Face hub lays its files: `config.json`,
 * `tokenizer.json` and the model in ONNX form with an output `logits` of texts x labels, `model.onnx` there or in a folder `onnx`, or the
 * weights of a BERT with a classifier on top, `model.safetensors`. It needs the optional packages `onnxruntime-node` and
 * `@huggingface/tokenizers`.
 *
 * The texts are put together as the tokeniser says, for a BERT `[CLS] first [SEP] second [SEP]`, each with its token type. Of a pair
 * of more tokens than fit, the first text is cut first, around its target, then the second at its end. Pairs of like length go
 * through the model together, and those of the same tokens once.
 *
 * @param model a folder, or the id of a model of the Hugging Face hub.
 * @throws OptionError when an option is out of range, or no label can be told to be the positive one; MissingFileError when a
 * file or a package is not there; FileFormatError when a file is not what it should be; QualiaError when the model is of a kind
 * that is not supported.
 * @example
 * const classifier = await createTransformerPairClassifier('models/GlossBERT');
 * const [logOdds] = await scorePairs(classifier, [{ first: 'The "bank" lent money.', second: 'bank : a financial house' }]);
 */
export async function createTransformerPairClassifier(
  model: string,
  options: TransformerPairClassifierOptions = {},
): Promise<TransformerPairClassifier> {
  const { threads = availableParallelism(), batch = 32, dtype = 'fp32', device = 'cpu' } = options;
  requireWhole('threads', threads, 1);
  requireWhole('batch', batch, 1);
  const modelFile = fileOfDtype(dtype);
  const folder = await loadTransformerFiles(model, modelFile, options);
  const files = await readTransformerFolder(folder, modelFile);
  const loaded = await loadOnnxClassifier(files, { threads, device });
  const settled = await settle(options, files, loaded).catch(async (error: unknown) => {
    await loaded.release();
    throw error;
  });
  const { labels, positive, maximumTokens } = settled;
  const identity = JSON.stringify({ files: files.checksum, dtype, positive, maximumTokens });
  const hash = createHash('sha256').update(identity).digest('hex').slice(0, 16);
  const name = folder === model ? basename(resolve(folder)) : model;
  return {
    modelId: `${name}-${hash}`,
    labels,
    positive,
    maximumTokens,
    async doClassify({ pairs, signal }) {
      signal?.throwIfAborted();
      // The texts of pairs come again and again: a context with each sense, a sense with each context.
      const coder = { ...loaded.coder, encode: remember(loaded.coder.encode) };
      const sequences = pairs.map((pair) => encodePair(coder, pair, maximumTokens));
      return { logits: await classify(loaded, sequences, { batch, signal }) };
    },
    release: loaded.release,
  };
}

async function settle(
  options: TransformerPairClassifierOptions,
  files: TransformerFolder,
  { coder, labels: count }: LoadedClassifier,
) {
  const labels = listLabels(files.config['id2label'], count);
  const positive = findPositive(labels, options.positive);
  const { before, between, after } = coder;
  const least = before.length + between.length + after.length + 2;
  const most = files.positions ?? Number.MAX_SAFE_INTEGER;
  const maximumTokens = options.maximumTokens ?? files.maximumTokens ?? defaultMaximumTokens;
  const isCount = Number.isInteger(maximumTokens) && maximumTokens >= least && maximumTokens <= most;
  requireOption(isCount, 'maximumTokens', maximumTokens, `a whole number, ${least}..${most}`);
  return { labels, positive, maximumTokens };
}

/** Runs pairs of like length together, so that little is filled up, and those of the same tokens once. */
async function classify(
  { run }: LoadedClassifier,
  sequences: readonly PairSequence[],
  { batch, signal }: { readonly batch: number; readonly signal: AbortSignal | undefined },
): Promise<Float32Array[]> {
  const groups = new Map<string, { readonly sequence: PairSequence; readonly places: number[] }>();
  sequences.forEach((sequence, place) => {
    const key = `${sequence.ids.join(' ')}|${sequence.types.join(' ')}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { sequence, places: [place] });
    else group.places.push(place);
  });
  const ordered = [...groups.values()].sort((a, b) => a.sequence.ids.length - b.sequence.ids.length);
  const logits = new Array<Float32Array>(sequences.length);
  for (let start = 0; start < ordered.length; start += batch) {
    signal?.throwIfAborted();
    const part = ordered.slice(start, start + batch);
    const found = await run(part.map(({ sequence }) => sequence));
    part.forEach(({ places }, row) => {
      for (const place of places) logits[place] = Float32Array.from(found[row]);
    });
  }
  return logits;
}

function remember(encode: (text: string) => readonly number[]): (text: string) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  return (text) => {
    const ids = known.get(text) ?? encode(text);
    known.set(text, ids);
    return ids;
  };
}
