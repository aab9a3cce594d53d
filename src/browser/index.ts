/** What runs in a browser, without anything of Node: spaces that are loaded from bytes, their neighbours, and the dual space. */

export { Vocabulary } from '../corpus/vocabulary.js';
export { BigramCounts, type BigramTable, type CountedBigram } from '../dual/bigram-counts.js';
export type { ComposeWordOptions, RankedWord } from '../dual/compose-word.js';
export { type CompositionOptions, compositionSimilarity } from '../dual/composition.js';
export type { DecomposeWordOptions, RankedPhrase } from '../dual/decompose-word.js';
export { DualSearch } from '../dual/dual-search.js';
export { DualSpace } from '../dual/dual-space.js';
export { phraseSimilarity } from '../dual/phrase.js';
export { relationSimilarity, type WordPair } from '../dual/relation.js';
export type { CompositionScorer, Reranked, RerankOptions } from '../dual/rerank.js';
export type { DualSimilarity, ExplainedScore, ScorePart } from '../dual/similarity.js';
export type { SolveRelationOptions } from '../dual/solve-relation.js';
export {
  FileFormatError,
  MissingFileError,
  OptionError,
  ParseError,
  QualiaError,
  ShapeError,
  UnknownWordError,
} from '../errors.js';
export { DenseMatrix, denseFromRows, denseZeros, type FloatArray } from '../matrix/dense-matrix.js';
export { SparseMatrix, type SparseRow } from '../matrix/sparse-matrix.js';
export { type DecodeSpaceOptions, decodeSpace } from '../space/decode-space.js';
export type { HistoryStep } from '../space/history.js';
export { type Neighbour, type NeighbourOptions, Space, type SpaceParts } from '../space/space.js';
export { type FetchSpaceOptions, fetchSpace } from './fetch-space.js';
