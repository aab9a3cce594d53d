/**
 * Everything that qualia offers to a program, by layer: numbers, text, lexicons, spaces, models. Evaluation is
 * `qualia/evaluation`, sources of vectors for texts are `qualia/embedding`, meanings of sentences `qualia/discocat`, senses of words and
 * aspects of names `qualia/senses`.
 *
 * @module qualia
 */

export { acceptFrequent } from './corpus/accept-frequent.js';
export type { Annotator } from './corpus/annotator.js';
export {
  type EmitTuple,
  extractTuples,
  type TupleKind,
  tupleKinds,
} from './corpus/argument-tuples.js';
export { type ChineseAnnotatorOptions, createChineseAnnotator } from './corpus/chinese-annotator.js';
export { findChineseNames } from './corpus/chinese-names.js';
export { type ChineseWord, createIntlSegmenter, type SegmentChinese } from './corpus/chinese-words.js';
export {
  type Clause,
  type ClauseArguments,
  type Copula,
  findClauses,
  findCopulas,
  findModifications,
  type Modification,
  type Oblique,
} from './corpus/clauses.js';
export { type ContextExtractor, type EmitContext, everyToken } from './corpus/context-extractor.js';
export {
  type CorpusDownload,
  type CorpusManifest,
  type CorpusReaderSettings,
  pinningOf,
} from './corpus/corpus-manifest.js';
export type { CorpusReader, ReadOptions } from './corpus/corpus-reader.js';
export { type CorpusStats, type CorpusStatsOptions, corpusStats } from './corpus/corpus-stats.js';
export {
  ContextCounter,
  type ContextCounts,
  type ContextSelection,
  mergeCounts,
  type PruneOptions,
  pruneCounts,
} from './corpus/count-contexts.js';
export { type CountLargeTextOptions, countLargeText, type LargeTextProgress } from './corpus/count-large-text.js';
export { type CountPairsOptions, countPairs } from './corpus/count-pairs.js';
export { type ChooseWord, type CountTextOptions, countText, type TextCounts } from './corpus/count-text.js';
export { type CountCorpusOptions, countCorpus } from './corpus/counting/count-corpus.js';
export { type CountRowFilesOptions, countRowFiles } from './corpus/counting/count-row-files.js';
export type { CountingMethod, CountingMethodAddress, CountingMethodMaker } from './corpus/counting/counting-method.js';
export type { CountingProgress } from './corpus/counting/counting-state.js';
export type { CorpusCounts } from './corpus/counting/finish-counting.js';
export { type MergeContextRunsOptions, mergeContextRuns } from './corpus/counting/merge-context-runs.js';
export { ContextCursor, ContextRunFile, openContextRun } from './corpus/counting/read-context-run.js';
export { type InputStamp, readInputStamps } from './corpus/counting/read-input-stamps.js';
export { type SelectContextsOptions, selectContexts } from './corpus/counting/select-contexts.js';
export type { PackedTexts } from './corpus/counting/sort-texts.js';
export { type CountedTuple, readTuples, writeTuples } from './corpus/counting/write-tuples.js';
export { type CutTokens, cutTokensOf } from './corpus/cut-tokens.js';
export { type DependencyContextOptions, dependencyContexts } from './corpus/dependency-contexts.js';
export { documentContexts } from './corpus/document-contexts.js';
export { type DomainContextOptions, domainContexts } from './corpus/domain-contexts.js';
export { type EncodeShardsOptions, encodeShards } from './corpus/encode-shards.js';
export {
  countWords,
  type EncodedText,
  type EncodedTokens,
  type EncodeTextOptions,
  encodeText,
  type ReadTokensOptions,
  type TextProgress,
} from './corpus/encode-text.js';
export { createEnglishAnnotator, type EnglishAnnotatorOptions } from './corpus/english-annotator.js';
export type { FetchProgress } from './corpus/fetch/bring-file.js';
export { DownloadError, type DownloadFailure } from './corpus/fetch/download-error.js';
export type { DownloadRetry } from './corpus/fetch/download-file.js';
export type { FetchLike, FetchResponse } from './corpus/fetch/fetch-like.js';
export type { RecordedFile } from './corpus/fetch/fetch-record.js';
export { createProxyFetch, type ProxyFetch } from './corpus/fetch/proxy-fetch.js';
export { type FetchCorpusOptions, type FetchedFile, fetchCorpus } from './corpus/fetch-corpus.js';
export { type FindMultiwordsOptions, findMultiwords } from './corpus/find-multiwords.js';
export { findNames } from './corpus/find-names.js';
export { findTargets, type MultiwordOf, type Target, type TargetOf } from './corpus/find-targets.js';
export type { WordCount } from './corpus/frequent-words.js';
export { type FunctionContextOptions, functionContexts } from './corpus/function-contexts.js';
export { universalTagOf } from './corpus/ictclas-tags.js';
export { joinReaders } from './corpus/join-readers.js';
export { type JoinedTokens, joinTokens } from './corpus/join-tokens.js';
export { createLemmatiser, type Lemmatise } from './corpus/lemmatise.js';
export {
  createPartsOfSpeech,
  type ExceptionLists,
  findBaseForms,
  type IsLemma,
  type MorphyOptions,
  type WordnetPart,
} from './corpus/morphy.js';
export { type KnownMultiword, type LexiconLemma, MultiwordIndex } from './corpus/multiword-index.js';
export {
  createNameGazetteer,
  type NameEntry,
  type NameGazetteer,
  type NameGazetteerOptions,
} from './corpus/name-gazetteer.js';
export { NeuralAnalyser } from './corpus/neural/neural-analyser.js';
export type { AlternativeTree, NeuralParse, OtherTag } from './corpus/neural/neural-parse.js';
export { NeuralParser } from './corpus/neural/neural-parser.js';
export { readNeuralParser } from './corpus/neural/read-neural-parser.js';
export { openFetchedCorpus } from './corpus/open-fetched-corpus.js';
export type { ContextWindow, DistanceWeighting } from './corpus/pair-weights.js';
export { DependencyParser } from './corpus/parser/dependency-parser.js';
export type { LabelWeights } from './corpus/parser/label-weights.js';
export { decodeParserModel, encodeParserModel, type ParserModel } from './corpus/parser/parser-model.js';
export type { ParserToken, WordTables } from './corpus/parser/parser-words.js';
export { readParser } from './corpus/parser/read-parser.js';
export { type ParsedSentence, type TrainParserOptions, trainParser } from './corpus/parser/train-parser.js';
export { PerceptronTagger, type TagOptions } from './corpus/perceptron-tagger.js';
export {
  findPhrases,
  isPhraseName,
  namePhrase,
  type PhraseKind,
  type PhraseWords,
  phraseKinds,
} from './corpus/phrase-targets.js';
export type { WordFrequencies, WordLimits } from './corpus/rank-words.js';
export { readCorpusManifests } from './corpus/read-corpus-manifests.js';
export { type CorpusStatus, readCorpusStatus } from './corpus/read-corpus-status.js';
export { readExceptions } from './corpus/read-exceptions.js';
export { readFrequencies } from './corpus/read-frequencies.js';
export { type Jieba, type ReadJiebaOptions, readJieba } from './corpus/read-jieba.js';
export { type PersonNames, readPersonNames } from './corpus/read-person-names.js';
export { readSimplifier, type SimplifyChinese } from './corpus/read-simplifier.js';
export { type ReadTaggerOptions, readTagger } from './corpus/read-tagger.js';
export type { TextSource } from './corpus/read-text.js';
export { openTextCounts, type TextCountsFile } from './corpus/read-text-counts.js';
export {
  type AllWordsReaderOptions,
  type AskedSentence,
  type AskedWord,
  createAllWordsReader,
} from './corpus/readers/all-words-reader.js';
export { type ConlluReaderOptions, createConlluReader } from './corpus/readers/conllu-reader.js';
export { createReader, type ReaderFormat, type ReaderSettings, readerFormats } from './corpus/readers/create-reader.js';
export { createGuessedReader, type GuessedFormat, guessFormat } from './corpus/readers/guess-format.js';
export { createJsonLinesReader, type JsonLinesReaderOptions } from './corpus/readers/json-lines-reader.js';
export { createLinesReader, type LinesReaderOptions } from './corpus/readers/lines-reader.js';
export { createMediawikiReader, type MediawikiReaderOptions } from './corpus/readers/mediawiki-reader.js';
export type { CorpusText, OpenedTexts } from './corpus/readers/open-corpus.js';
export { createPlainTextReader, type PlainTextReaderOptions } from './corpus/readers/plain-text-reader.js';
export { plainWikitext, type WikitextBlock } from './corpus/readers/plain-wikitext.js';
export { createReutersReader, type ReutersReaderOptions } from './corpus/readers/reuters-reader.js';
export { createSemcorReader, type SemcorReaderOptions } from './corpus/readers/semcor-reader.js';
export type { SenseSentence, SenseSpan } from './corpus/readers/semcor-sentence.js';
export { createCsvReader, createTsvReader, type TableReaderOptions } from './corpus/readers/table-reader.js';
export { createTaggedReader, type TaggedReaderOptions } from './corpus/readers/tagged-reader.js';
export type { CorpusPaths, CorpusSource, FileReaderOptions } from './corpus/readers/text-reader.js';
export type { TagSet } from './corpus/readers/universal-tags-of.js';
export { renameReader } from './corpus/rename-reader.js';
export { roleContexts } from './corpus/role-contexts.js';
export { type SampleUnitsOptions, sampleUnits, type UnitSample } from './corpus/sample-units.js';
export {
  type DependencyTree,
  isAnnotated,
  type MultiwordSpan,
  type NameClass,
  type NameSpan,
  nameClasses,
  type Sentence,
  type TextUnit,
  type Token,
  type TokenRange,
  type UniversalTag,
  universalTags,
} from './corpus/sentence.js';
export type { SparkOptions } from './corpus/spark/run-spark-sql.js';
export type { SparkInput, SparkRecords } from './corpus/spark/spark-inputs.js';
export { type SplitSentencesOptions, splitSentences, type TextSpan } from './corpus/split-sentences.js';
export type { PartsOfSpeech } from './corpus/tagging-features.js';
export type { TokenOptions } from './corpus/token-classes.js';
export { type TokenSpan, tokenise } from './corpus/tokenise.js';
export { userCorporaFolder } from './corpus/user-corpora-folder.js';
export { type VerifyCorpusOptions, verifyCorpus } from './corpus/verify-corpus.js';
export { Vocabulary } from './corpus/vocabulary.js';
export { type WindowContextOptions, windowContexts } from './corpus/window-contexts.js';
export { BigramCounts, type BigramTable, type CountedBigram } from './dual/bigram-counts.js';
export { listSameAnalogies, listWrongAnalogies } from './dual/combiner/analogy-tuples.js';
export type { BoostingOptions } from './dual/combiner/boosted-trees.js';
export { type Calibration, measureReliability, type ReliabilityBin } from './dual/combiner/calibration.js';
export { Combiner, type CombinerScore, type FeatureContribution } from './dual/combiner/combiner.js';
export { readCombiner, writeCombiner } from './dual/combiner/combiner-file.js';
export type { CombinerModel, GroupImportance } from './dual/combiner/combiner-model.js';
export type { LearnerSettings } from './dual/combiner/learner.js';
export {
  associateContexts,
  associatePairs,
  type CountedPair,
  type PairAssociation,
} from './dual/combiner/pair-association.js';
export {
  type EvidenceFiles,
  listEvidenceFiles,
  type ReadEvidenceOptions,
  readEvidence,
} from './dual/combiner/read-evidence.js';
export { type SimilarityView, viewSimilarity } from './dual/combiner/similarity-view.js';
export {
  type CombinerExample,
  type CombinerTrainingOptions,
  type TrainedCombiner,
  trainCombiner,
} from './dual/combiner/train-combiner.js';
export {
  createTupleFeatures,
  type FeatureGroup,
  type FeatureName,
  type TupleEvidence,
  type TupleFeatures,
  type WordTuple,
} from './dual/combiner/tuple-features.js';
export { findEvidenceOptions, listGridViews, type ViewGridOptions } from './dual/combiner/view-grid.js';
export type { ComposeWordOptions, RankedWord } from './dual/compose-word.js';
export { type CompositionOptions, compositionSimilarity } from './dual/composition.js';
export type { DecomposeWordOptions, RankedPhrase } from './dual/decompose-word.js';
export { createDualEmbedding, type DualEmbeddingOptions } from './dual/dual-embedding.js';
export { type CountsReduction, type DualFromCountsOptions, dualFromCounts } from './dual/dual-from-counts.js';
export { type DualFromEmbeddingsOptions, dualFromEmbeddings } from './dual/dual-from-embeddings.js';
export { DualSearch } from './dual/dual-search.js';
export { DualSpace } from './dual/dual-space.js';
export { compileFormula, type Formula, type FormulaWords } from './dual/formula.js';
export { type JoinDualSpaceOptions, joinDualSpace } from './dual/join-dual-space.js';
export { phraseSimilarity } from './dual/phrase.js';
export {
  createPhraseVectors,
  type PhraseForm,
  type PhraseSpaceOptions,
  PhraseVectors,
  type PhraseVectorsOptions,
  type WordNearPhrase,
} from './dual/phrase-vectors.js';
export { type PhraseWeights, tangentWeights } from './dual/phrase-weights.js';
export { readBigrams } from './dual/read-bigrams.js';
export { relationSimilarity, type WordPair } from './dual/relation.js';
export type { CompositionScorer, Reranked, RerankOptions } from './dual/rerank.js';
export {
  type DualSimilarity,
  type ExplainedScore,
  geometricMean,
  type ScorePart,
  ScoreRecorder,
} from './dual/similarity.js';
export {
  composeVectors,
  singleSpaceComposition,
  singleSpaceRelation,
  type VectorComposition,
} from './dual/single-space.js';
export type { SolveRelationOptions } from './dual/solve-relation.js';
export { createTargetSuggester } from './dual/suggest-targets.js';
export { type BuildSpacesOptions, buildSpaces, buildSpacesFromRows } from './embedded/build-spaces.js';
export { buildSpacesOnSpark, type SparkBuildOptions } from './embedded/build-spaces-on-spark.js';
export type { CacheRecord } from './embedded/cache-record.js';
export {
  type CombinedHeadWeights,
  combinedHeadWeights,
  createCombinedHead,
  type HeadScorers,
} from './embedded/combine-head.js';
export { EmbeddedModels, type EmbeddedParts } from './embedded/embedded-models.js';
export {
  createEmbeddedSystem,
  type EmbeddedSystemName,
  type EmbeddedSystemOptions,
  embeddedSystemNames,
} from './embedded/embedded-systems.js';
export { createLexiconAnnotator, isWordnetLemma, type LexiconAnnotatorOptions } from './embedded/english.js';
export {
  type ContextChoice,
  createExtractor,
  type EnglishCountingOptions,
  makeEnglishCounting,
} from './embedded/english-counting.js';
export type { BuildProgress, BuildRecord, FinishBuildOptions } from './embedded/finish-build.js';
export { createGlossCorpus } from './embedded/gloss-corpus.js';
export { indexMultiwords } from './embedded/lexicon-multiwords.js';
export { createLexiconGazetteer } from './embedded/lexicon-names.js';
export { createLexiconParser, type LexiconParserOptions } from './embedded/lexicon-parser.js';
export { type LoadEmbeddedOptions, type LoadedEmbedded, loadEmbedded } from './embedded/load-embedded.js';
export type { MadeSpace, SpaceMaking } from './embedded/make-space.js';
export { prepareSparkBuild, type SparkCountingOptions, type SparkJob } from './embedded/prepare-spark-build.js';
export {
  type EmbeddedScoreboard,
  generateExampleQuestions,
  type ScoreOptions,
  scoreNounModifiers,
  scoreSenses,
} from './embedded/score-embedded.js';
export type { CountlessScorers, SenseModels } from './embedded/sense-models.js';
export {
  type EmbeddedSettings,
  embeddedSettings,
  type ReductionSettings,
  type SpaceSettings,
} from './embedded/settings.js';
export {
  type ScoredChoice,
  type ScoredVerb,
  type TaggedWord,
  type TourAnswers,
  type TourOptions,
  tagSentence,
  takeTour,
} from './embedded/tour.js';
export { userCacheFolder } from './embedded/user-cache-folder.js';
export type { Engine, Job, JobAddress, JobContext, MapOptions } from './engine/engine.js';
export { createInlineEngine } from './engine/inline-engine.js';
export { createThreadEngine, type WorkerMessage } from './engine/thread-engine.js';
export {
  openThreadPool,
  type PoolContext,
  type PoolJob,
  type PoolJobMaker,
  type ThreadPool,
} from './engine/thread-pool.js';
export {
  DiskError,
  FileFormatError,
  MissingFileError,
  OptionError,
  ParseError,
  QualiaError,
  ShapeError,
  UnknownWordError,
} from './errors.js';
export type { SenseExamples } from './lexicon/build-chinese-wordnet.js';
export { createLexicon, type LexiconContent } from './lexicon/create-lexicon.js';
export type { DotObjectEntry, DotObjectSense } from './lexicon/dot-object-entry.js';
export type { Finding } from './lexicon/finding.js';
export { Lexicon } from './lexicon/lexicon.js';
export type { LexiconReading } from './lexicon/lexicon-reading.js';
export type { LexiconStore } from './lexicon/lexicon-store.js';
export { type LemmaSpan, type LemmaToken, type LocateLemmasOptions, locateLemmas } from './lexicon/locate-lemmas.js';
export type { MarkedExample } from './lexicon/parse-chinese-wordnet.js';
export {
  type ChineseWordnetReading,
  type ReadChineseWordnetOptions,
  readChineseWordnet,
} from './lexicon/read-chinese-wordnet.js';
export { type ReadLexiconOptions, readLexicon } from './lexicon/read-lexicon.js';
export type { LexiconFileOptions } from './lexicon/read-lexicon-file.js';
export { type LmfReading, type ReadLmfOptions, readLmf } from './lexicon/read-lmf.js';
export { type ReadOmwOptions, readOmw } from './lexicon/read-omw.js';
export { type ReadWndbOptions, readWndb } from './lexicon/read-wndb.js';
export { type ReadWordnetOptions, readWordnet } from './lexicon/read-wordnet.js';
export { formatSenseKey, parseSenseKey, type SenseKey } from './lexicon/sense-key.js';
export { type Gloss, splitGloss } from './lexicon/split-gloss.js';
export { type SuggestOptions, suggestWords } from './lexicon/suggest.js';
export {
  formatSynsetId,
  normaliseLemma,
  type PartOfSpeech,
  parseSynsetId,
  partsOfSpeech,
  type Relation,
  type RelationType,
  relationTypes,
  type Sense,
  type Synset,
} from './lexicon/synset.js';
export { isTaggedLemma, tagLemma, untagLemma } from './lexicon/tagged-lemma.js';
export { type Manifest, type ManifestFinding, readManifest, verifyManifest } from './manifest.js';
export type { Container, ContainerArray, ContainerArrays, ContainerValues } from './matrix/container-header.js';
export { fromMathjsSparse, toMathjsSparse } from './matrix/convert-mathjs.js';
export { fromMlMatrix, toMlMatrix } from './matrix/convert-ml-matrix.js';
export { DenseMatrix, denseFromRows, denseZeros, type FloatArray } from './matrix/dense-matrix.js';
export { cosine, dot, gram, multiplyDense, multiplyDoubles } from './matrix/dense-products.js';
export { denseSvd } from './matrix/dense-svd.js';
export { fitLogistic, type LogisticFit, type LogisticOptions } from './matrix/fit-logistic.js';
export { mergeRuns } from './matrix/merge-runs.js';
export {
  createNeighbourIndex,
  type NeighbourIndex,
  type NeighbourIndexOptions,
  type NeighbourQueryOptions,
} from './matrix/neighbour-index.js';
export { type ScoredRow, topRows } from './matrix/neighbours.js';
export { scaleColumns, unitRows, unitVector } from './matrix/normalise.js';
export { orthonormalise } from './matrix/orthonormalise.js';
export { sumOuterProducts } from './matrix/outer-products.js';
export type { ScanPrecision } from './matrix/packed-rows.js';
export { readContainer } from './matrix/read-container.js';
export { ContainerFile, type Verification } from './matrix/read-container-file.js';
export { readMatrixMarket } from './matrix/read-matrix-market.js';
export { readNpy } from './matrix/read-npy.js';
export { readNpz } from './matrix/read-npz.js';
export { type OpenRowBlocksOptions, openRowBlocks, type RowBlocksFile } from './matrix/read-row-blocks.js';
export { type OpenRunOptions, openRun, RunFile } from './matrix/read-run.js';
export { solveRidge } from './matrix/ridge.js';
export {
  chooseRidgePenalty,
  type RidgePenalty,
  type RidgePenaltyChoice,
  solveRidgeWith,
  validatedPenalties,
} from './matrix/ridge-validation.js';
export { type RoundedVectors, roundRows } from './matrix/rounded-vectors.js';
export { collectRowBlocks, type RowBlocks, type RowBlocksOptions, toRowBlocks } from './matrix/row-blocks.js';
export type { EncodedRows } from './matrix/run-format.js';
export type { MergeRunsOptions } from './matrix/run-merger.js';
export { besides, mapValues, selectColumns, selectRows } from './matrix/select.js';
export { SparseBuilder } from './matrix/sparse-builder.js';
export { SparseMatrix, type SparseRow } from './matrix/sparse-matrix.js';
export { multiplySparseDense, multiplySparseSparse, multiplySparseVector } from './matrix/sparse-products.js';
export { type SparseRidge, type SparseRidgeOptions, solveSparseRidge } from './matrix/sparse-ridge.js';
export { columnCounts, columnSums, rowSums, squaredNorm, total } from './matrix/sums.js';
export { type SymmetricEigen, symmetricEigen } from './matrix/symmetric-eigen.js';
export { transpose } from './matrix/transpose.js';
export { type TruncatedSvdOptions, truncatedSvd } from './matrix/truncated-svd.js';
export type { TruncatedSvd } from './matrix/truncated-svd-result.js';
export { contextRatio } from './matrix/weightings/context-ratio.js';
export {
  type ArenaRows,
  createInformationWeighter,
  type InformationOptions,
  type InformationWeighter,
  type WeighRunOptions,
  type WeightedRows,
} from './matrix/weightings/information-weighter.js';
export { inverseDocumentFrequency } from './matrix/weightings/inverse-document-frequency.js';
export { localMutualInformation } from './matrix/weightings/local-mutual-information.js';
export { type PpmiOptions, pmi, ppmi } from './matrix/weightings/ppmi.js';
export { writeContainer } from './matrix/write-container.js';
export { ContainerStream, type StreamedArray } from './matrix/write-container-stream.js';
export { writeMatrixMarket } from './matrix/write-matrix-market.js';
export { type WriteMergedRunsOptions, writeMergedRuns } from './matrix/write-merged-runs.js';
export { writeNpy } from './matrix/write-npy.js';
export { RowBlocksWriter, type WriteRowBlocksOptions, writeRowBlocks } from './matrix/write-row-blocks.js';
export { RunWriter, type WriteRunOptions, writeRun } from './matrix/write-run.js';
export { type WriteWeightedCountsOptions, writeWeightedCounts } from './matrix/write-weighted-counts.js';
export { type ImportAiSdkOptions, importAiSdk } from './models/import-ai-sdk.js';
export { importModel } from './models/import-model.js';
export { type OpenModelOptions, openModel } from './models/open-model.js';
export { createRandom, type Random, shuffled } from './random.js';
export { type DenseReductionOptions, denseReduction } from './space/dense-reduction.js';
export { type ExtendWithSubwordsOptions, extendWithSubwords } from './space/extend-with-subwords.js';
export { describeHistory, type HistoryStep } from './space/history.js';
export { normalisation } from './space/normalisation.js';
export { occupiedTargets } from './space/occupied-targets.js';
export { type ReadMatrixVectorsOptions, readNpyVectors, readTensorVectors } from './space/read-matrix-vectors.js';
export { readSpace } from './space/read-space.js';
export { readSubwordModel } from './space/read-subword-model.js';
export { readGlove, readWord2VecText } from './space/read-text-vectors.js';
export { type ReadVectorFileOptions, readVectorFile } from './space/read-vector-file.js';
export { readVocabulary } from './space/read-vocabulary.js';
export { readWinkVectors } from './space/read-wink-vectors.js';
export { readWord2VecBinary } from './space/read-word2vec-binary.js';
export { type ReductionOptions, reduction } from './space/reduction.js';
export { type Neighbour, type NeighbourOptions, Space, type SpaceParts } from './space/space.js';
export {
  SubwordModel,
  type SubwordModelOptions,
  type SubwordModelParts,
  type SubwordSettings,
  trainSubwordModel,
} from './space/subword-model.js';
export { listSubwords, type SubwordOptions } from './space/subwords.js';
export { applyTransforms, type Transform } from './space/transform.js';
export { describeReduction, type ReducedSpace, type ViewSpaceOptions, viewSpace } from './space/view-space.js';
export { type WeightingName, weighting } from './space/weighting.js';
export type { ReadVectorsOptions } from './space/word-vectors.js';
export { writeSpace } from './space/write-space.js';
export { writeSubwordModel } from './space/write-subword-model.js';
export { writeWord2Vec } from './space/write-word2vec.js';
export { contentLabels, wordnetPartOf } from './wsd/content-label.js';
