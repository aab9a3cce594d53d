/**
 * Meanings of words and names in context: inventories, scorers, and the disambiguators made of them.
 *
 * @module qualia/senses
 */

export { type Aspect, aspects, isAspect } from '../lexicon/aspect.js';
export {
  type ChineseGloss,
  type ChineseGlosses,
  type GlossKind,
  glossKinds,
  parseChineseGlosses,
} from '../lexicon/chinese-glosses.js';
export {
  type AspectGlossOptions,
  createDotObjects,
  type DotObjects,
  type NameTypeOptions,
  type TypeHint,
} from '../lexicon/dot-objects/dot-objects.js';
export {
  type AspectEntry,
  type DotClass,
  type DotContent,
  type DotLanguage,
  type DotName,
  type DotNoun,
  dotLanguages,
  type Facet,
  type InLanguages,
  type NameKind,
  type NounClass,
  type NounClassKind,
  nameKinds,
  nounClassKinds,
} from '../lexicon/dot-objects/dot-records.js';
export { createDotType, type DotType, formatDotType, parseDotType } from '../lexicon/dot-objects/dot-type.js';
export { readDotContent, readDotObjects, readSenseAnchors } from '../lexicon/dot-objects/read-dot-objects.js';
export { createSenseAspects, type FindSenseAspects, type SenseAnchor } from '../lexicon/dot-objects/sense-aspects.js';
export { readChineseGlosses } from '../lexicon/read-chinese-glosses.js';
export type { MultinomialFit } from '../matrix/fit-multinomial.js';
export type { AspectContextSettings } from './aspects/aspect-contexts.js';
export { balanceAspectExamples, collectAspectExamples, listAspectExamples } from './aspects/aspect-examples.js';
export {
  type AspectHead,
  type AspectHeadFacts,
  type AspectHeadOptions,
  createAspectHead,
  type ShownExample,
} from './aspects/aspect-head.js';
export {
  type AspectInventory,
  type AspectInventoryOptions,
  createAspectInventory,
} from './aspects/aspect-inventory.js';
export { readAspectHead } from './aspects/read-aspect-head.js';
export { type AspectExample, type TrainAspectHeadOptions, trainAspectHead } from './aspects/train-aspect-head.js';
export { writeAspectHead } from './aspects/write-aspect-head.js';
export { type BaseForms, createBaseForms } from './base-forms.js';
export { type BiEncoder, type BiEncoderOptions, createBiEncoder } from './bi-encoder.js';
export { type BiEncoderDisambiguatorOptions, createBiEncoderDisambiguator } from './bi-encoder-disambiguator.js';
export {
  type AskedWord,
  type AspectCandidate,
  type Candidate,
  createLexiconInventory,
  type Inventory,
  makeSenseCandidate,
  type SenseCandidate,
  type WordType,
} from './candidate.js';
export type { ContextPart } from './context-passage.js';
export { type ContextWeights, type ContextWord, type WeightedWord, weighContext } from './context-words.js';
export { type CrossEncoderOptions, createCrossEncoder, type TargetMarking } from './cross-encoder.js';
export { cutToLemmas } from './cut-to-lemmas.js';
export type {
  CallOptions,
  Disambiguator,
  Evidence,
  Question,
  RankedCandidate,
  Ranking,
  Scorer,
  Scores,
} from './disambiguator.js';
export { createExtendedLesk } from './extended-lesk.js';
export { findTargets, type MeaningTarget } from './find-targets.js';
export { createFirstCandidate } from './first-candidate.js';
export { createGlossLinks, type GlossLinks } from './gloss-links.js';
export {
  createGlossScorer,
  type GlossCandidates,
  type GlossScorer,
  type GlossScorerOptions,
  type GlossScores,
} from './gloss-scorer.js';
export { GlossSignatures, type GlossVectorParts, type SignatureOptions } from './gloss-signatures.js';
export { createGlossVectors, type GlossVectorOptions } from './gloss-vectors.js';
export { createGlossWords, type GlossWords } from './gloss-words.js';
export { type LinkGlossesOptions, linkGlosses } from './graph/link-glosses.js';
export { createLinkPrior } from './graph/link-prior.js';
export { LocalPageRank, type LocalPageRankOptions, type PushedMass } from './graph/local-page-rank.js';
export {
  createPageRankScorer,
  type PageRankScorerOptions,
  type PageRankScorerParts,
} from './graph/page-rank-scorer.js';
export { type PageRankOptions, personalisedPageRank, visitPageRanks } from './graph/personalised-page-rank.js';
export { type PlaceMasses, RankSpread } from './graph/rank-spread.js';
export { readSynsetGraph } from './graph/read-synset-graph.js';
export {
  createSenseMasses,
  type SenseMasses,
  type SenseMassesOptions,
  type SenseShares,
  type WordMasses,
} from './graph/sense-masses.js';
export { buildSynsetGraph, type SynsetEdges, type SynsetGraph, type SynsetGraphOptions } from './graph/synset-graph.js';
export type { GlossTerm, TaggedGlosses } from './graph/tagged-glosses.js';
export { walkTransitions } from './graph/walk-transitions.js';
export { writeSynsetGraph } from './graph/write-synset-graph.js';
export type { Centres } from './head/centring.js';
export { collectExampleSentences, collectSenseExamples, type HeadExample } from './head/head-example.js';
export type { HeadEncoder } from './head/meaning-vectors.js';
export { readSenseHead } from './head/read-sense-head.js';
export type { HeadEncoderIdentity, HeadFacts, HeadMetrics, HeadWeights, SenseHead } from './head/sense-head.js';
export { createSenseHead, type SenseHeadOptions } from './head/sense-head-scorer.js';
export { type TrainSenseHeadOptions, trainSenseHead } from './head/train-head.js';
export { writeSenseHead } from './head/write-sense-head.js';
export { createLemmaChoice, type LemmaChoice } from './lemma-choice.js';
export { createLogLinear, type LogLinearOptions, unlistedShare, type WeightedScorer } from './log-linear.js';
export { type NumberedGloss, NumberedWords } from './numbered-words.js';
export {
  type ContentWord,
  listContext,
  makeOccurrence,
  type Occurrence,
  type PlacedContentWord,
  type ReadContentWords,
} from './occurrence.js';
export { createPlainScorer, type PlainScorerParts, sayNothing } from './plain-scorer.js';
export { createPredominantSense } from './predominant-sense.js';
export { createRandomCandidate } from './random-candidate.js';
export { createSensePrior, type SensePriorOptions } from './sense-prior.js';
export { createSimplifiedLesk } from './simplified-lesk.js';
export { createSlotScorer, type SlotOptions, type SlotParts } from './slot-scorer.js';
export type { SlotVectors } from './slot-vectors.js';
export { softmax } from './softmax.js';
export type { SubstituteOptions } from './substitutes.js';
export {
  type MeaningSource,
  type MeaningSources,
  type RankedMeaning,
  type TaggedMeanings,
  type TaggedSentence,
  type TaggedWord,
  type TagSentencesOptions,
  tagSentences,
} from './tag-sentences.js';
export { type ChineseGlosserParts, createChineseGlosser } from './translation/chinese-glosser.js';
export {
  type ChooseEnglish,
  type ChosenEnglish,
  createEnglishChooser,
  type SharedWordnets,
} from './translation/choose-english.js';
export { type ReadChineseGlosserOptions, readChineseGlosser } from './translation/read-chinese-glosser.js';
export { createTranslatingScorer, type TranslateTarget } from './translation/translate-target.js';
export { type WordSumParts, WordSums } from './word-sums.js';
