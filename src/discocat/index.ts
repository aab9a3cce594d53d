/** Meanings of phrases and sentences, composed of the meanings of their words along their grammar. */

export { embedSentences, embedVerbArguments } from './contextual-sentences.js';
export { copyObject, copySubject, createCopyObjectModel, createCopySubjectModel } from './copy-models.js';
export { createOneDiagonalModel, createZeroDiagonalModel } from './diagonal-models.js';
export {
  type Box,
  boxCodomain,
  boxDomain,
  type Cap,
  type Cup,
  type Diagram,
  type Layer,
  type MapBox,
  type Spider,
  type Swap,
  type WordBox,
} from './diagram.js';
export {
  type Action,
  findActions,
  findTransitive,
  type NamedAction,
  nameActions,
} from './parsing/find-actions.js';
export type { LexicalEntry } from './parsing/lexical-entry.js';
export { type Link, type Linkage, type LinkedWord, parseLinkage } from './parsing/linkage.js';
export { findLinkedActions, type LinkedAction } from './parsing/linkage-actions.js';
export { reduceLinkage } from './parsing/linkage-reduction.js';
export type { ParsedSentence, ParsedWord } from './parsing/parsed-sentence.js';
export {
  type LinkedSentence,
  type ReadLinkGrammarOptions,
  readLinkGrammar,
} from './parsing/read-link-grammar.js';
export { listSteps, type ReductionStep } from './parsing/reduction-steps.js';
export { SentenceParser, type SentenceParserOptions } from './parsing/sentence-parser.js';
export { createTagVariants, type TagVariants, type TagVariantsOptions } from './parsing/tag-variants.js';
export {
  contracts,
  isSameSimpleType,
  isSameType,
  leftAdjoint,
  type PregroupType,
  parseType,
  printSimpleType,
  printType,
  rightAdjoint,
  type SimpleType,
} from './pregroup-type.js';
export { readVerbArguments } from './read-verb-arguments.js';
export { readVerbOccurrences } from './read-verb-occurrences.js';
export { type Contraction, type Reduction, residualType, type TypedWord } from './reduction.js';
export { kroneckerMatrix, relationalMatrix, sentenceMatrix } from './relational-matrix.js';
export { type RelationalEvidence, RelationalModel } from './relational-model.js';
export { type RelationalSentence, relationalInnerProduct } from './relational-product.js';
export { type SignedOptions, SignedVectorsError } from './signed-vectors.js';
export { createTransitiveModel, type TransitiveModel, transitiveModels } from './transitive-model.js';
export type { TransitiveSentence } from './transitive-sentence.js';
export {
  createAdditiveModel,
  createKroneckerModel,
  createMultiplicativeModel,
  createVerbOnlyModel,
} from './vector-models.js';
export {
  type ArgumentTriple,
  type ArgumentVectors,
  argumentVectors,
  VerbArguments,
} from './verb-arguments.js';
export { type NounVectors, VerbMatrices } from './verb-matrices.js';
export { findVerbOccurrences, type VerbOccurrence, type WordPlace } from './verb-occurrences.js';
