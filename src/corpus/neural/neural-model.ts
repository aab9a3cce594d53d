import { FileFormatError } from '../../errors.js';
import { decodeArrays } from '../model-arrays.js';
import { type UniversalTag, universalTags } from '../sentence.js';
import { ModelParts } from './model-parts.js';
import type { QuantisedMatrix } from './quantised-matrix.js';
import { requiredPieces } from './word-pieces.js';
import { wordShapes } from './word-shapes.js';

/** A linear map: a row of weights and a bias for each number that comes out. */
export interface LinearWeights {
  readonly weights: QuantisedMatrix;
  readonly bias: Float32Array;
}

/** What scales and moves normalised vectors. */
export interface NormWeights {
  readonly scale: Float32Array;
  readonly bias: Float32Array;
  /** What is added to the variance, so that it is not 0. */
  readonly epsilon: number;
}

/** The weights of one layer of the encoder. */
export interface EncoderLayerWeights {
  readonly query: LinearWeights;
  readonly key: LinearWeights;
  readonly value: LinearWeights;
  readonly attended: LinearWeights;
  readonly attendedNorm: NormWeights;
  readonly wide: LinearWeights;
  readonly narrow: LinearWeights;
  readonly norm: NormWeights;
}

/** What a trained network consists of; {@link decodeNeuralModel} reads its file form. */
export interface NeuralModel {
  readonly vocabulary: readonly string[];
  readonly tags: readonly UniversalTag[];
  /** The relations, `root` among them. */
  readonly relations: readonly string[];
  /** How many numbers a vector of the encoder has. */
  readonly width: number;
  /** How many heads of attention a layer has. */
  readonly heads: number;
  readonly pieceVectors: QuantisedMatrix;
  readonly positionVectors: QuantisedMatrix;
  /** Only the first row counts; an encoder like MPNet has none. */
  readonly segmentVectors: QuantisedMatrix | undefined;
  /** What attention adds for the distance of two places, see `bucketOf`: a row for each bucket, a column for each head; BERT has none. */
  readonly relativeBias: QuantisedMatrix | undefined;
  readonly shapeVectors: QuantisedMatrix;
  readonly inputNorm: NormWeights;
  readonly layers: readonly EncoderLayerWeights[];
  /** What the softmax turns into the share of each layer's vectors, those before the first layer included. */
  readonly mix: Float32Array;
  /** The vector of the root. */
  readonly root: Float32Array;
  readonly tagger: LinearWeights;
  readonly arcDependent: LinearWeights;
  readonly arcHead: LinearWeights;
  readonly labelDependent: LinearWeights;
  readonly labelHead: LinearWeights;
  /** A row for each number of a dependent and one for its bias, a column for each number of a head. */
  readonly arc: QuantisedMatrix;
  /** For each relation a matrix with a row and a column for each number of a dependent and a head, and one for the bias of each. */
  readonly label: QuantisedMatrix;
}

const formatName = 'qualia-neural-parser-2';

const segments = 'encoder.embeddings.token_type_embeddings.weight';

/**
 * Reads a network, which is written by Python in the safetensors layout (see `decodeArrays`) under PyTorch's names.
 *
 * `vocabulary`, `tags` and `relations` are U8, UTF-8 text with a name a line. Vectors are F32. A matrix NAME is either I8, with
 * `NAME.scales` in F32, a scale for each row, or U8, four-bit numbers as `createNibbleMatrix` takes them, with `NAME.scales` in F16, where
 * the last number of its shape counts bytes. The metadata are the format's name, the number of heads of attention and the epsilon of
 * normalisation. The encoder is one like BERT, which has vectors of segments, or one like MPNet, which has a relative bias of attention.
 *
 * @param path the file's name for messages.
 * @throws FileFormatError where the bytes are not such a file.
 */
export function decodeNeuralModel(file: Uint8Array, path: string): NeuralModel {
  const arrays = decodeArrays(file, path);
  if (arrays.metadata['format'] !== formatName) {
    throw new FileFormatError(path, 'header', `This is not a "${formatName}" file.`);
  }
  const parts = new ModelParts(arrays, path);
  const { vocabulary, tags, relations } = readNames(parts);
  const root = parts.vector('root');
  const width = root.length;
  const heads = Number(arrays.metadata['heads']);
  if (!Number.isInteger(heads) || heads < 1 || width % heads !== 0) {
    throw new FileFormatError(path, 'header', `"${heads}" heads of attention do not share ${width} numbers evenly.`);
  }
  const epsilon = Number(arrays.metadata['epsilon']);
  if (!(epsilon > 0 && epsilon < 1)) {
    throw new FileFormatError(path, 'header', `"${arrays.metadata['epsilon']}" is no epsilon between 0 and 1.`);
  }
  const norm = (name: string): NormWeights => ({
    scale: parts.vector(`${name}.weight`, width),
    bias: parts.vector(`${name}.bias`, width),
    epsilon,
  });
  const linear = (name: string, rows: number, columns: number): LinearWeights => ({
    weights: parts.matrix(`${name}.weight`, [rows, columns]),
    bias: parts.vector(`${name}.bias`, rows),
  });
  const rows = (name: string): QuantisedMatrix => parts.matrix(name, [parts.countRows(name), width]);
  const mix = parts.vector('mix');
  const [arcs, labels] = ['arc_head', 'label_head'].map((name) => parts.vector(`${name}.layers.0.bias`).length);
  return {
    vocabulary,
    tags,
    relations,
    width,
    heads,
    pieceVectors: parts.matrix('encoder.embeddings.word_embeddings.weight', [vocabulary.length, width]),
    positionVectors: requireRows(parts, rows, 'encoder.embeddings.position_embeddings.weight', 3),
    segmentVectors: parts.has(segments) ? requireRows(parts, rows, segments, 1) : undefined,
    relativeBias: readRelativeBias(parts, heads),
    shapeVectors: parts.matrix('shape.weight', [wordShapes.length, width]),
    inputNorm: norm('encoder.embeddings.LayerNorm'),
    layers: Array.from({ length: mix.length - 1 }, (_, layer) => readLayer(parts, { linear, norm }, layer, width)),
    mix,
    root,
    tagger: linear('tagger', tags.length, width),
    arcDependent: linear('arc_dependent.layers.0', arcs, width),
    arcHead: linear('arc_head.layers.0', arcs, width),
    labelDependent: linear('label_dependent.layers.0', labels, width),
    labelHead: linear('label_head.layers.0', labels, width),
    arc: parts.matrix('arc', [arcs + 1, arcs]),
    label: parts.matrix('label', [relations.length, labels + 1, labels + 1]),
  };
}

function readNames(parts: ModelParts): Pick<NeuralModel, 'vocabulary' | 'tags' | 'relations'> {
  const [vocabulary, tags, relations] = ['vocabulary', 'tags', 'relations'].map((name) => parts.names(name));
  const missing = requiredPieces.find((piece) => !vocabulary.includes(piece));
  if (missing !== undefined) throw parts.error('vocabulary', `The piece "${missing}" is missing.`);
  const other = tags.find((tag) => !(universalTags as readonly string[]).includes(tag));
  if (other !== undefined) throw parts.error('tags', `"${other}" is no universal tag.`);
  if (!relations.includes('root')) throw parts.error('relations', 'The relation "root" is missing.');
  if (relations.length < 2) throw parts.error('relations', 'There is no relation but "root".');
  return { vocabulary, tags: tags as UniversalTag[], relations };
}

function requireRows(
  parts: ModelParts,
  read: (name: string) => QuantisedMatrix,
  name: string,
  least: number,
): QuantisedMatrix {
  const matrix = read(name);
  if (matrix.rows < least) throw parts.error(name, `Found ${matrix.rows} rows, expected ${least} at least.`);
  return matrix;
}

function readRelativeBias(parts: ModelParts, heads: number): QuantisedMatrix | undefined {
  const name = 'encoder.encoder.relative_attention_bias.weight';
  if (!parts.has(name)) return undefined;
  const buckets = parts.countRows(name);
  if (buckets < 4 || buckets % 4 !== 0) throw parts.error(name, `${buckets} rows are no buckets of distances.`);
  return parts.matrix(name, [buckets, heads]);
}

/** What reads the parts of a layer by their names. */
interface LayerReaders {
  readonly linear: (name: string, rows: number, columns: number) => LinearWeights;
  readonly norm: (name: string) => NormWeights;
}

function readLayer(
  parts: ModelParts,
  { linear, norm }: LayerReaders,
  layer: number,
  width: number,
): EncoderLayerWeights {
  const name = `encoder.encoder.layer.${layer}`;
  const between = parts.vector(`${name}.intermediate.dense.bias`).length;
  return {
    query: linear(`${name}.attention.self.query`, width, width),
    key: linear(`${name}.attention.self.key`, width, width),
    value: linear(`${name}.attention.self.value`, width, width),
    attended: linear(`${name}.attention.output.dense`, width, width),
    attendedNorm: norm(`${name}.attention.output.LayerNorm`),
    wide: linear(`${name}.intermediate.dense`, between, width),
    narrow: linear(`${name}.output.dense`, width, between),
    norm: norm(`${name}.output.LayerNorm`),
  };
}
