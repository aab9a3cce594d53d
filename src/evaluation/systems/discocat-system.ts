import type { ArgumentCounts } from '../../discocat/argument-counts.js';
import { type Construction, listOwnWords } from '../../discocat/construction.js';
import { listArgumentNeeds } from '../../discocat/construction-needs.js';
import { type EllipsisJoin, ellipsisJoins } from '../../discocat/phrase-composer.js';
import type { ArgumentTable } from '../../discocat/read-argument-counts.js';
import { multipliesEntries } from '../../discocat/transitive-model.js';
import type { TransitiveModel } from '../../discocat/transitive-operators.js';
import { type SignTreatment, signTreatments, treatSigns } from '../../discocat/treat-signs.js';
import type { VerbArguments } from '../../discocat/verb-arguments.js';
import { embedWords } from '../../embedding/embed-words.js';
import type { EmbeddingModel } from '../../embedding/embedding-model.js';
import type { VectorCache } from '../../embedding/vector-cache.js';
import { requireOption } from '../../errors.js';
import type { Dataset } from '../any-dataset.js';
import type { Phrase, PropertySet, RatedPairSet } from '../dataset.js';
import { answerTerms, comparePhrases } from './compose-answers.js';
import type { AnswerContext, EvaluatedSystem } from './evaluated-system.js';
import { composedForms, constructionOf } from './phrase-constructions.js';
import { tagArgumentCounts, tagPairs, tagProperties, tagVerbArguments, untagMissing } from './tagged-words.js';

/** Tables of words with one argument, each read when it is first needed. */
export type ArgumentReaders = ReadonlyMap<ArgumentTable, () => Promise<ArgumentCounts>>;

/** How {@link createDiscocatSystem} works. */
export interface DiscocatSystemOptions {
  readonly model: TransitiveModel;
  readonly description: EvaluatedSystem['description'];
  /** Default: the model of sentences over that of words. */
  readonly name?: string | undefined;
  /** The arguments that verbs were seen with; the relational model and those that copy need them. */
  readonly verbs?: VerbArguments | undefined;
  /** The arguments of intransitive verbs, adjectives and modifying nouns, which the same models need for their phrases. */
  readonly counts?: ArgumentReaders | undefined;
  /** How the two clauses of an ellipsis are joined; default `add`. */
  readonly ellipsis?: EllipsisJoin | undefined;
  /**
   * What a model that multiplies entry by entry does with vectors that hold negative numbers: `accept`, the default, takes them
   * and says so, `clip` sets negative numbers to 0, `reject` is an error.
   */
  readonly signed?: SignTreatment | undefined;
  /**
   * Whether words are looked up as what they are in a phrase, `show/v` for a verb, `show/n` for a noun, as spaces of "qualia space
   * build --target-tags" hold them; tables stay those of lemmas. Default false.
   */
  readonly tags?: boolean | undefined;
  readonly cache?: VectorCache | undefined;
  /** Is told, in a sentence, where two negative numbers count as agreement. */
  readonly onNotice?: ((notice: string) => void) | undefined;
}

/**
 * Makes a system that composes phrases and sentences (Grefenstette & Sadrzadeh 2011) of the vectors that any embedding model
 * gives words, see `PhraseComposer`. It compares the pairs of a set and ranks the properties of terms. What needs a word without a
 * vector, or a verb without arguments, stays unanswered, and the word is told as missing. It is asked no data set of raw texts, and
 * none whose phrases need a table of arguments that it was not given.
 *
 * @throws OptionError for another sign treatment, or another way to join an ellipsis.
 */
export function createDiscocatSystem(words: EmbeddingModel, options: DiscocatSystemOptions): EvaluatedSystem {
  const { model, description, verbs, counts = new Map(), ellipsis = 'add', signed = 'accept', onNotice } = options;
  const { tags = false } = options;
  requireOption(signTreatments.includes(signed), 'signed', signed, signTreatments.join(', '));
  requireOption(ellipsisJoins.includes(ellipsis), 'ellipsis', ellipsis, ellipsisJoins.join(', '));
  const tables = new Set<string>([...(verbs === undefined ? [] : ['verb-subject-object']), ...counts.keys()]);
  const prepare = async (phrases: readonly Phrase[], { signal, onProgress }: AnswerContext) => {
    const composed = phrases.flatMap((phrase) => constructionOf(phrase) ?? []);
    const read = await readTables(composed, options);
    const asked = listWords(composed, { model, ...read });
    const found = await embedWords(words, asked, { cache: options.cache, signal, onProgress });
    const space = multipliesEntries(model) ? treatSigns(found, model, { signed, onNotice }) : found;
    return { model, space, tables: read, ellipsis };
  };
  return {
    name: options.name ?? `${model} over ${words.provider} ${words.modelId}`,
    description,
    canAnswer: (_, set) => listSetPhrases(set)?.every((phrase) => canCompose(model, phrase, tables)) ?? false,
    scope: `It composes phrases of the forms ${composedForms.join(', ')}, if it has the tables of arguments that the ${model} model needs for them: name the folder of "qualia space build" as discocat-tables.`,
    answerers: {
      'rated-pairs': async (set, context) => {
        const own = tags ? tagPairs(set) : set;
        const answers = comparePhrases(own, await prepare(listPhrases(own), context));
        return tags ? untagMissing(answers) : answers;
      },
      properties: async (set, context) => {
        const own = tags ? tagProperties(set) : set;
        const answers = answerTerms(own, await prepare(listPropertyPhrases(own), context));
        return tags ? untagMissing(answers) : answers;
      },
    },
  };
}

function canCompose(model: TransitiveModel, phrase: Phrase, tables: ReadonlySet<string>): boolean {
  const construction = constructionOf(phrase);
  if (construction === undefined) return false;
  return listArgumentNeeds(model, construction).every((need) => need.tables.some((table) => tables.has(table)));
}

/** Reads the tables that phrases need; with tags, the arguments of their words alone, tagged. */
async function readTables(
  phrases: readonly Construction[],
  {
    model,
    verbs,
    counts = new Map(),
    tags = false,
  }: Pick<DiscocatSystemOptions, 'model' | 'verbs' | 'counts' | 'tags'>,
): Promise<{
  readonly verbs: VerbArguments | undefined;
  readonly counts: ReadonlyMap<ArgumentTable, ArgumentCounts>;
}> {
  const needs = phrases.flatMap((phrase) => listArgumentNeeds(model, phrase));
  const needed = new Set(needs.flatMap(({ tables }) => tables));
  const asked = needs.map(({ word }) => word);
  const read = new Map<ArgumentTable, ArgumentCounts>();
  for (const [table, readTable] of counts) {
    if (!needed.has(table)) continue;
    const own = await readTable();
    read.set(table, tags ? tagArgumentCounts(own, table, asked) : own);
  }
  return { verbs: tags ? verbs && tagVerbArguments(verbs, asked) : verbs, counts: read };
}

/** The words of the phrases, and those that their verbs and modifiers were seen with. */
function listWords(
  phrases: readonly Construction[],
  {
    model,
    verbs,
    counts,
  }: {
    readonly model: TransitiveModel;
    readonly verbs: VerbArguments | undefined;
    readonly counts: ReadonlyMap<ArgumentTable, ArgumentCounts>;
  },
): Set<string> {
  const words = new Set(phrases.flatMap(listOwnWords));
  for (const { word, tables } of phrases.flatMap((phrase) => listArgumentNeeds(model, phrase))) {
    const table = tables.find((name) => name !== 'verb-subject-object' && counts.has(name));
    const own = table === undefined || table === 'verb-subject-object' ? undefined : counts.get(table);
    if (own?.has(word)) for (const { argument } of own.of(word)) words.add(argument);
    if (own !== undefined || !verbs?.has(word)) continue;
    for (const { subject, object } of verbs.of(word)) words.add(subject).add(object);
  }
  return words;
}

/** Tells whether a phrase is a sentence of subject, verb and object. */
export function isSentence({ form }: Phrase): boolean {
  return form === 'subject-verb-object';
}

/** Returns the phrases of all pairs, left and right in turns. */
export function listPhrases({ pairs }: RatedPairSet): Phrase[] {
  return pairs.flatMap(({ left, right }) => [left, right]);
}

/** The terms as phrases, and their properties. */
export function listPropertyPhrases({ properties }: PropertySet): Phrase[] {
  return properties.flatMap(({ term, phrase }): Phrase[] => [{ form: 'word', words: [term] }, phrase]);
}

/** The phrases of the kinds of sets that are answered. */
export function listSetPhrases(set: Dataset): readonly Phrase[] | undefined {
  if (set.kind === 'rated-pairs') return listPhrases(set);
  return set.kind === 'properties' ? set.properties.map(({ phrase }) => phrase) : undefined;
}
