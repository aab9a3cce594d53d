/**
 * Evaluation: data sets and their readers, scores with intervals, floors and ceilings, results.
 *
 * @module qualia/evaluation
 */

export type { FetchProgress } from '../corpus/fetch/bring-file.js';
export type { DownloadRetry } from '../corpus/fetch/download-file.js';
export type { FetchLike, FetchResponse } from '../corpus/fetch/fetch-like.js';
export type { FetchCorpusOptions } from '../corpus/fetch-corpus.js';
export { pearson, rankValues, spearman } from '../matrix/correlation.js';
export type { AnswerForms, AnyAnswer, Dataset, DatasetKind, DatasetOf, ItemAnswer } from './any-dataset.js';
export { datasetKinds } from './any-dataset.js';
export { compareResults, type ResultComparison } from './compare-results.js';
export {
  type AnalogyQuestion,
  type AnalogySet,
  type ChoiceQuestion,
  type ChoiceSet,
  type DatasetFile,
  type MostLeastQuestion,
  type Phrase,
  type PhraseForm,
  type PropertySet,
  phraseForms,
  type RatedPair,
  type RatedPairSet,
  type Rating,
  type RelataConcept,
  type RelataSet,
  type RelationClass,
  type RelationDegreeSet,
  type Relatum,
  type RelatumRelation,
  type TermProperty,
} from './dataset.js';
export { describeDataset } from './describe-dataset.js';
export { type DataFile, DataFileReader } from './files/data-file-reader.js';
export { type FetchedTaskFile, type FetchTaskOptions, fetchTask } from './files/fetch-task.js';
export { type OpenTable, openTable } from './files/open-table.js';
export { type ReadDataset, readDataset } from './files/read-dataset.js';
export { type RecogniseOptions, recogniseDatasets } from './files/recognise-datasets.js';
export type { FileProblem, RecognisedFolder, RecognisedTask } from './files/recognised-task.js';
export {
  type DataFolderOptions,
  packagedDataFolder,
  taskCacheFolder,
  taskDataFolders,
} from './files/task-data-folders.js';
export { compareWithVerb } from './formats/compare-with-verb.js';
export { type DatasetParser, datasetFormats } from './formats/dataset-formats.js';
export { parseAllWords, sensePartsOfSpeech } from './formats/parse-all-words.js';
export { parseAspectSentences } from './formats/parse-aspect-sentences.js';
export { parseBless } from './formats/parse-bless.js';
export { type ParseMetonymyJsonOptions, parseMetonymyJson } from './formats/parse-metonymy-json.js';
export { parseRelocarXml, parseSemevalMetonymy } from './formats/parse-metonymy-xml.js';
export { parseRelocarText } from './formats/parse-relocar-text.js';
export { parseTable, readTableFormat, type TableColumn, type TableFormat } from './formats/parse-table.js';
export { parseWic } from './formats/parse-wic.js';
export { parseWicTsv, type WicTsvFiles } from './formats/parse-wic-tsv.js';
export {
  datasetGenerators,
  type GenerateDatasetOptions,
  generateDataset,
} from './generated/generate-dataset.js';
export {
  type Choice,
  type MissingChoices,
  type MultipleChoiceQuestion,
  type MultipleChoiceResult,
  scoreMultipleChoice,
} from './generated/multiple-choice.js';
export {
  generateNounModifierQuestions,
  type NounModifierChoice,
  type NounModifierOptions,
  type NounModifierQuestion,
  reverseStems,
} from './generated/noun-modifier-questions.js';
export { type NounModifierSystem, nounModifierTask, spellingSystem } from './generated/noun-modifier-task.js';
export { excludePublished, listNounModifierTuples, type NounModifierTuple } from './generated/noun-modifier-tuples.js';
export {
  generateRelationQuestions,
  type RelationChoice,
  type RelationQuestion,
  type RelationQuestionOptions,
} from './generated/relation-questions.js';
export { listRelationTuples, type RelationTuple } from './generated/relation-tuples.js';
export { scoreCredits } from './generated/score-credits.js';
export { type Comparison, makeScoreboard, type Scoreboard, type ScoreboardRow } from './generated/scoreboard.js';
export {
  generateSenseQuestions,
  type Lemmatise as LemmatiseForm,
  type SenseQuestion,
} from './generated/sense-questions.js';
export { type SenseSystem, senseTask } from './generated/sense-task.js';
export { splitByHash, type TaskSplit } from './generated/split-by-hash.js';
export { splitByName } from './generated/split-by-name.js';
export type { NamedSystem, SystemRole, Task, TaskScore } from './generated/task.js';
export type {
  Anchor,
  DatasetFact,
  KindOptions,
  KindScores,
  LabelConfusion,
  Outcomes,
  TaskKind,
} from './kinds/task-kind.js';
export { taskKindOf } from './kinds/task-kinds.js';
export { findHead } from './phrase-head.js';
export { readResults, readSourcedResults, type SourcedResult } from './read-results.js';
export { type ReadSenseInventoryOptions, readSenseInventory } from './read-sense-inventory.js';
export { readTaskManifests } from './read-task-manifests.js';
export { makeReport, type ReportOptions } from './report/make-report.js';
export { type LearningCurve, type Report, type ReportSystem, type ReportTask, reportSchema } from './report/report.js';
export { reportToCsv } from './report/report-csv.js';
export { reportToHtml } from './report/report-html.js';
export { reportToJson } from './report/report-json.js';
export { reportToMarkdown } from './report/report-markdown.js';
export { listReportRows, type ReportRow } from './report/report-rows.js';
export type { MarkRole } from './report/score-marks.js';
export { type ReportForm, writeReport } from './report/write-report.js';
export { answersTask, type OpenTask, type RunTaskOptions, runTask } from './run-task.js';
export { type AnswerScores, checkAnswers, scoreAnswers } from './score-answers.js';
export {
  makeOccurrences,
  placeTarget,
  type SenseOccurrence,
} from './scores/all-words-occurrences.js';
export {
  type AnalogyMethod,
  type AnalogyOptions,
  analogyMethods,
  answerAnalogies,
  type NamedVectors,
} from './scores/answer-analogies.js';
export {
  findGoldAspects,
  findReading,
  metonymyPatterns,
} from './scores/metonymy-aspects.js';
export {
  type CompositionMethod,
  compositionMethods,
  createPhraseComparer,
  type FindVector,
  type PhraseComparer,
  type PhraseSimilarity,
} from './scores/phrase-similarity.js';
export { phraseText } from './scores/phrase-text.js';
export { scoreAnalogies } from './scores/score-analogies.js';
export { type AnalogyScores, type AnalogySectionScore, scoreAnalogyAnswers } from './scores/score-analogy-answers.js';
export { type DegreeScores, type RelationScore, scoreDegrees } from './scores/score-degrees.js';
export { type LabelledAnswer, type LabelReport, type LabelScore, scoreLabels } from './scores/score-labels.js';
export { type CorrelationScore, meanRating, type PairScores, scorePairs } from './scores/score-pairs.js';
export { type PlausibilityScore, scorePlausibility } from './scores/score-plausibility.js';
export { type PropertyScores, scoreProperties, type TermScore } from './scores/score-properties.js';
export {
  creditKeys,
  type ScorePredictionsOptions,
  type SenseReport,
  type SenseRun,
  type SenseScore,
  scoreSensePredictions,
} from './scores/score-sense-predictions.js';
export { collectSeenSenses } from './scores/seen-senses.js';
export {
  predictAllSenses,
  predictFirstSenses,
  predictOracle,
  type SenseCandidates,
} from './scores/sense-anchors.js';
export { formatPredictions, parsePredictions, type SensePredictions } from './scores/sense-predictions.js';
export type {
  AllWordsInstance,
  AllWordsSentence,
  AllWordsSet,
  AnnotatedToken,
  AspectItem,
  AspectSet,
  ExampleSenseSet,
  MetonymyItem,
  MetonymyLabel,
  MetonymyNameClass,
  MetonymySet,
  TargetContext,
  TargetSenseItem,
  TargetSenseSet,
  WordInContextItem,
  WordInContextSet,
} from './sense-dataset.js';
export { createSenseInventory, type LexiconInventory, type SenseInventory } from './sense-inventory.js';
export {
  type AreaInterval,
  areaUnderCurve,
  bootstrapAreaUnderCurve,
  type LabelledScores,
} from './statistics/area-under-curve.js';
export {
  type BootstrapOptions,
  bootstrapDifference,
  bootstrapMean,
  drawBootstrapMeans,
  type Interval,
} from './statistics/bootstrap.js';
export {
  bootstrapPearson,
  bootstrapSpearman,
  type ClusteredObservations,
  type CorrelationBootstrap,
  type CorrelationInterval,
} from './statistics/bootstrap-correlation.js';
export { bootstrapRatio } from './statistics/bootstrap-ratio.js';
export { longestCommonSubstring } from './statistics/longest-common-substring.js';
export { correctHolm, type McnemarResult, testMcnemar } from './statistics/paired-tests.js';
export { measureAgreement, type RaterAgreement } from './statistics/rater-agreement.js';
export { type AspectHint, type AspectSystemParts, createAspectSystem } from './systems/aspect-system.js';
export { type CombinerSystemOptions, createCombinerSystem } from './systems/combiner-system.js';
export { type ComparingModel, createComparingAnswerers, type RelationComparer } from './systems/comparing-model.js';
export {
  type ContextualDiscocatSystemOptions,
  type ContextualSentenceModel,
  contextualSentenceModels,
  createContextualDiscocatSystem,
} from './systems/contextual-discocat-system.js';
export {
  type ArgumentReaders,
  createDiscocatSystem,
  type DiscocatSystemOptions,
} from './systems/discocat-system.js';
export { createDualEmbeddingSystem, type ModelWithCache } from './systems/dual-embedding-system.js';
export { createDualSystem, type DualSystemOptions } from './systems/dual-system.js';
export { createEmbeddingSystem, type EmbeddingSystemOptions } from './systems/embedding-system.js';
export type { AnswerContext, Answerer, Answerers, EvaluatedSystem } from './systems/evaluated-system.js';
export { createFirstSenseSystem } from './systems/first-sense-system.js';
export { listSetExamples } from './systems/list-set-examples.js';
export { type ImportSystemOptions, importSystem } from './systems/module-system.js';
export { createPhraseSystem, type PhraseSystemOptions } from './systems/phrase-system.js';
export { readPredictionSystem } from './systems/prediction-system.js';
export { createSenseSystem, type SenseRanker, type SenseSystemParts } from './systems/sense-system.js';
export {
  type NounReaders,
  type SentenceSystemModel,
  type SentenceSystemOptions,
  sentenceSystemModels,
} from './systems/sentence-models.js';
export { createSentenceSystem } from './systems/sentence-system.js';
export {
  joinModelSettings,
  type SplitModelSettings,
  splitModelSettings,
} from './systems/split-model-settings.js';
export {
  formatSystemSpecification,
  parseSystemSpecification,
  type SystemKind,
  type SystemSpecification,
} from './systems/system-specification.js';
export { createThematicFitSystem, type ThematicFitSystemOptions } from './systems/thematic-fit-system.js';
export {
  createVectorSystem,
  type VectorMethod,
  type VectorSystemOptions,
  vectorMethods,
} from './systems/vector-system.js';
export { type TaskDataFile, type TaskDownload, type TaskManifest, taskManifestSchema } from './task-manifest.js';
export {
  mainScoreOf,
  systemLabelOf,
  type TaskResult,
  type TaskResultScore,
  taskResultSchema,
} from './task-result.js';
export { turnChoices } from './turn-choices.js';
export { ResultFolder } from './write-results.js';
