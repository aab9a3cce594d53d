import { join } from 'node:path';
import { FileFormatError, QualiaError } from '../errors.js';
import { type OnnxModel, type OnnxOptions, openOnnx } from './open-onnx.js';
import { encodePair, type PairCoder, type PairSequence, type TypedToken } from './pair-tokens.js';
import { readBert } from './read-bert.js';
import type { TransformerFolder } from './read-transformer-folder.js';

/** A classifier of pairs that is loaded: it turns the ids of tokens into logits. */
export interface LoadedClassifier {
  readonly coder: PairCoder;
  /** How many logits a pair has. */
  readonly labels: number;
  /** Runs the model; returns the logits of each pair. */
  readonly run: (pairs: readonly PairSequence[]) => Promise<readonly Float32Array[]>;
  /** Frees the memory of the model. */
  readonly release: () => Promise<void>;
}

const logitsName = 'logits';

/**
 * Loads a classifier of pairs in ONNX form, or the weights of a BERT with such a head, and its tokeniser with the optional packages
 * `onnxruntime-node` and `@huggingface/tokenizers`.
 *
 * @throws MissingFileError when a package is not installed; QualiaError when the model cannot be loaded, or is no classifier;
 * FileFormatError when its tokeniser does not say how two texts are put together.
 */
export async function loadOnnxClassifier(files: TransformerFolder, options: OnnxOptions): Promise<LoadedClassifier> {
  const model = await openOnnx(files, options, (path, config) => readBert(path, config, { head: 'classifier' }));
  try {
    if (!model.outputNames.includes(logitsName)) {
      const problem = `gives ${model.outputNames.join(', ')}; expected ${logitsName}, as a classifier of sequences does.`;
      throw new QualiaError('ONNX', `The model ${files.modelPath} ${problem}`);
    }
    const coder = pairCoderOf(model, files);
    const run = async (pairs: readonly PairSequence[]): Promise<readonly Float32Array[]> => {
      const [{ data, dims }] = await model.run(pairs, [logitsName], ['texts', 'labels']);
      const [, labels] = dims;
      return pairs.map((_, row) => data.slice(row * labels, (row + 1) * labels));
    };
    // How many labels there are shows in any pair.
    const [{ length: labels }] = await run([encodePair(coder, probe, Number.MAX_SAFE_INTEGER)]);
    return { coder, labels, run, release: model.release };
  } catch (error) {
    await model.release();
    throw error;
  }
}

const probe = { first: 'a', second: 'a' } as const;

/** Which ids frame a pair, and which types tokens have, shows in any pair. */
function pairCoderOf({ tokeniser, encode, mask }: OnnxModel, { folder, config }: TransformerFolder): PairCoder {
  const bare = encode(probe.first);
  const { ids, token_type_ids: types = [] } = tokeniser.encode(probe.first, {
    text_pair: probe.second,
    return_token_type_ids: true,
  });
  // Tokenisers of models of one type may count two all the same.
  const typeOf = (place: number): number => (config['type_vocab_size'] === 1 ? 0 : (types[place] ?? 0));
  const places = ids.flatMap((_, place) => (bare.every((id, at) => ids[place + at] === id) ? [place] : []));
  const [first, second] = places;
  const behind = first + bare.length;
  if (bare.length === 0 || places.length !== 2 || second <= behind) {
    const found = `"${probe.first}" and "${probe.second}" become ${JSON.stringify(ids)}`;
    const problem = `does not say how two texts are put together: ${found}; expected both with a token between.`;
    throw new FileFormatError(join(folder, 'tokenizer.json'), 'post_processor', problem);
  }
  const tokens = (from: number, to: number): TypedToken[] =>
    ids.slice(from, to).map((id, at) => ({ id, type: typeOf(from + at) }));
  return {
    encode,
    mask,
    before: tokens(0, first),
    between: tokens(behind, second),
    after: tokens(second + bare.length, ids.length),
    firstType: typeOf(first),
    secondType: typeOf(second),
  };
}
