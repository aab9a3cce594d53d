/**
 * Lexicons as records that a tool reads, checks and writes without loss, in the formats of wordnets.
 *
 * @module qualia/lexicon
 */

export { type Aspect, aspects, isAspect } from './aspect.js';
export { type CheckLexiconOptions, checkLexicon, chooseChecks, lexiconChecks } from './checks/check-lexicon.js';
export { formatSarif, type SarifOptions } from './checks/format-sarif.js';
export type { CheckContext, CheckFinding, LexiconCheck, Trouble } from './checks/lexicon-check.js';
export { type EditingVerb, editingVerbs, formatRepair, type RepairCommand } from './checks/repair-command.js';
export type {
  AspectEntry,
  DotClass,
  DotContent,
  DotLanguage,
  DotName,
  DotNoun,
  Facet,
  InLanguages,
  NameKind,
  NounClass,
  NounClassKind,
} from './dot-objects/dot-records.js';
export { createDotType, type DotType, formatDotType, parseDotType } from './dot-objects/dot-type.js';
export { readDotContent } from './dot-objects/read-dot-objects.js';
export { applyRepairs, type RepairResult } from './edits/apply-repairs.js';
export type { Change } from './edits/change.js';
export type { ChangeFilter } from './edits/change-log.js';
export { EditConflictError, EditError, UnknownRecordError } from './edits/edit-errors.js';
export type { ChangedRow } from './edits/edit-session.js';
export {
  type ChangedRecord,
  type EditOptions,
  type EditResult,
  LexiconEditor,
  type LexiconEditorOptions,
  type RepeatOptions,
} from './edits/lexicon-editor.js';
export {
  isEditingVerb,
  type Operation,
  type OperationOf,
  operationFromValues,
  parseOperation,
} from './edits/operation.js';
export { type EditBatch, parseBatch } from './edits/parse-batch.js';
export {
  type AcceptedSuggestion,
  type AcceptOptions,
  acceptSuggestion,
  DecidedSuggestionError,
  type DecisionOptions,
  rejectSuggestion,
  reopenSuggestion,
} from './evidence/decide-suggestion.js';
export type {
  BatchSentence,
  BatchWord,
  CorpusLine,
  EvidenceRun,
  RunBatch,
  SenseFrequency,
  WordCount,
} from './evidence/evidence-run.js';
export {
  type BegunRun,
  EvidenceStore,
  type KeptLines,
  type LineFilter,
  type LineQuery,
  type WordQuery,
} from './evidence/evidence-store.js';
export {
  type Decision,
  isSuggestionKind,
  type StoredSuggestion,
  type Suggestion,
  type SuggestionFact,
  type SuggestionKind,
  type SuggestionState,
  suggestionKinds,
} from './evidence/suggestion.js';
export type { SuggestionCount, SuggestionFilter, SuggestionQuery } from './evidence/suggestion-table.js';
export type { Finding } from './finding.js';
export { formatLexiconLines } from './formats/json/format-lexicon-lines.js';
export { parseLexiconLines } from './formats/json/parse-lexicon-lines.js';
export { readLexiconLines } from './formats/json/read-lexicon-lines.js';
export { writeLexiconLines } from './formats/json/write-lexicon-lines.js';
export { type LexiconFormat, lexiconFormats, type WrittenFormat, writtenFormats } from './formats/lexicon-formats.js';
export { formatLmf } from './formats/lmf/format-lmf.js';
export { type LmfVersion, lmfVersions } from './formats/lmf/lmf-schema.js';
export type { LmfRecords } from './formats/lmf/parse-lmf-records.js';
export { readLmfRecords } from './formats/lmf/read-lmf-records.js';
export { type ValidateLmfOptions, validateLmf } from './formats/lmf/validate-lmf.js';
export { writeLmf } from './formats/lmf/write-lmf.js';
export { formatOmw, type OmwText } from './formats/omw/format-omw.js';
export { type OmwRecords, parseOmwRecords } from './formats/omw/parse-omw-records.js';
export { readOmwRecords } from './formats/omw/read-omw-records.js';
export { type LexiconRecordReading, readLexiconRecords } from './formats/read-lexicon-records.js';
export { formatWndb, type WndbTexts } from './formats/wndb/format-wndb.js';
export type { WndbNames } from './formats/wndb/parse-wndb-records.js';
export { readWndbRecords, type WndbRecordReading } from './formats/wndb/read-wndb-records.js';
export { type WriteWndbOptions, writeWndb } from './formats/wndb/write-wndb.js';
export { type WriteLexiconRecordsOptions, writeLexiconRecords } from './formats/write-lexicon-records.js';
export type { EnglishYamlRecords } from './formats/yaml/parse-english-yaml.js';
export { readEnglishYaml } from './formats/yaml/read-english-yaml.js';
export { Lexicon } from './lexicon.js';
export type { LexiconReading } from './lexicon-reading.js';
export type { LexiconStore } from './lexicon-store.js';
export { completeInverses } from './records/complete-inverses.js';
export { countRecords, type RecordCounts } from './records/count-records.js';
export {
  createEntry,
  createForm,
  type EntryRecord,
  type FormRecord,
  isProperName,
  type PronunciationRecord,
  properNameTag,
  type TagRecord,
} from './records/entry-record.js';
export type { Given } from './records/given.js';
export { lexiconFromRecords } from './records/lexicon-from-records.js';
export {
  type BehaviourRecord,
  createLexiconRecord,
  type DependencyRecord,
  type LexiconRecord,
} from './records/lexicon-record.js';
export { createProvenance, noProvenance, type Provenance } from './records/provenance.js';
export { indexRecords, type PlacedSense, type RecordIndex } from './records/record-index.js';
export { createRelation, nameRelation, type RelationRecord } from './records/relation-record.js';
export {
  findInverse,
  mayLead,
  type RelationEnds,
  type RelationTypeRecord,
  relationTypeRecords,
} from './records/relation-types.js';
export {
  type AdjectivePosition,
  createQualia,
  createSense,
  isQualiaRole,
  type QualiaRecord,
  type QualiaRole,
  qualiaRoles,
  type SenseRecord,
} from './records/sense-record.js';
export { createSynset, findLexicographerFile, type SynsetRecord } from './records/synset-record.js';
export {
  type CountRecord,
  createDefinition,
  createExample,
  type DefinitionRecord,
  type ExampleRecord,
  type TextRecord,
} from './records/text-record.js';
export { LexiconDatabase, type LexiconDatabaseOptions, type LexiconListing } from './store/lexicon-database.js';
export { readStoreRecords, type StoreRecords } from './store/read-store-records.js';
export type { LexiconHead } from './store/record-json.js';
export { type FoundSynset, type SearchOptions, searchLemmas, searchTexts } from './store/search-lexicon.js';
export type { SqliteFile, SqliteFileOptions, SqlRow, SqlValue } from './store/sqlite-file.js';
export { StoreFormatError, StoreInUseError } from './store/store-errors.js';
export type {
  JsonRange,
  Stored,
  StoredKind,
  StoredLexicon,
  StoredLink,
  StoredSense,
  WrittenRecord,
} from './store/stored-lexicon.js';
export {
  normaliseLemma,
  type PartOfSpeech,
  type Relation,
  type RelationType,
  type Sense,
  type Synset,
} from './synset.js';
