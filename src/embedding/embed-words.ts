import { Vocabulary } from '../corpus/vocabulary.js';
import { QualiaError } from '../errors.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { Space } from '../space/space.js';
import { type EmbedTextsOptions, embedTexts } from './embed-texts.js';
import type { EmbeddingModel } from './embedding-model.js';

/** Options of {@link embedWords}. */
export interface EmbedWordsOptions extends Pick<EmbedTextsOptions, 'cache' | 'signal' | 'onProgress'> {
  /** The name of the space; default that of the model. */
  readonly name?: string | undefined;
}

/**
 * Makes a space of the vectors that an embedding model gives words, nouns or verbs alike: each distinct word that it knows
 * once, in order. So every model of the toolkit can work on any source of vectors.
 *
 * @throws as `embedTexts`; QualiaError with code `EMPTY` when there are no words, or the model knows none of them.
 * @example const nouns = await embedWords(await openModel('transformers:all-minilm-l6-v2'), ['dog', 'house']);
 */
export async function embedWords(
  model: EmbeddingModel,
  words: Iterable<string>,
  options: EmbedWordsOptions = {},
): Promise<Space> {
  const { provider, modelId } = model;
  const { name = modelId, ...rest } = options;
  const distinct = [...new Set(words)];
  const known = distinct.filter((word) => model.knows?.(word) ?? true);
  const [first] = known;
  if (first === undefined) {
    const problem = distinct.length === 0 ? 'There are no words' : `The model ${modelId} knows none of the words`;
    throw new QualiaError('EMPTY', `${problem} to make a space of.`);
  }
  const vectors = await embedTexts(model, known, rest);
  const columns = vectors.get(first)?.length ?? 0;
  const values = new Float32Array(known.length * columns);
  known.forEach((word, row) => {
    values.set(vectors.get(word) ?? [], row * columns);
  });
  return new Space({
    name,
    targets: new Vocabulary(`the ${name} space`, known),
    matrix: new DenseMatrix(known.length, columns, values),
    history: [{ step: 'embedding', options: { provider, modelId } }],
  });
}
