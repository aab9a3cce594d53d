import { OptionError } from '../../errors.js';
import type { DotContent } from '../dot-objects/dot-records.js';
import type { DotType } from '../dot-objects/dot-type.js';
import type { LexiconRecord } from '../records/lexicon-record.js';
import { indexRecords } from '../records/record-index.js';
import { dotChecks } from './dot-checks.js';
import { glossChecks } from './gloss-checks.js';
import { keyChecks } from './key-checks.js';
import type { CheckContext, CheckFinding, LexiconCheck } from './lexicon-check.js';
import { relationChecks } from './relation-checks.js';
import { synsetChecks } from './synset-checks.js';
import { taxonomyChecks } from './taxonomy-checks.js';
import { wordChecks } from './word-checks.js';

/**
 * Every check, in the order of the codes. Up to 49 in each hundred the codes are those of the Python library wn; from 50 on
 * they are further ones: 1xx ids, 2xx entries, senses and their keys, 3xx synsets and texts, 4xx relations, 5xx what stands
 * above what, 6xx dot objects.
 */
export const lexiconChecks: readonly LexiconCheck[] = [
  ...wordChecks,
  ...keyChecks,
  ...synsetChecks,
  ...glossChecks,
  ...relationChecks,
  ...taxonomyChecks,
  ...dotChecks,
].sort((a, b) => Number(a.code.slice(1)) - Number(b.code.slice(1)));

/** How {@link checkLexicon} checks. */
export interface CheckLexiconOptions {
  /** Codes, or how they begin: `E`, `W4`, `W301`; default all. */
  readonly select?: readonly string[] | undefined;
  /** Codes, or how they begin, that are left out of those; default none. */
  readonly ignore?: readonly string[] | undefined;
  /** The lemmas that a form may belong to as one of n, v, a, r, in lower case; default by the endings of English. */
  readonly baseForms?: ((form: string, partOfSpeech: string) => readonly string[]) | undefined;
  /** An inventory by whose rules the dot types of names are judged; default none, so that W652 finds nothing. */
  readonly dotObjects?: Pick<DotContent, 'classes' | 'rules'> | undefined;
}

/**
 * Checks the records of a lexicon.
 *
 * @returns the findings in the order of the codes, for each in the order of the lexicon.
 * @throws OptionError where no code begins as one of `select` or `ignore` does.
 * @example checkLexicon(createLexiconRecord({ id: 'tiny', synsets: [createSynset({ id: 's' })] }))[0]?.code // 'W301'
 */
export function checkLexicon(lexicon: LexiconRecord, options: CheckLexiconOptions = {}): CheckFinding[] {
  const { baseForms = cutEndings, dotObjects } = options;
  const chosen = chooseChecks(options);
  const index = indexRecords(lexicon);
  const name = (id: string): string => {
    const lemmas = (index.members.get(id) ?? []).slice(0, mostLemmas).map(({ entry }) => entry.lemma);
    return lemmas.length === 0 ? id : `${id} (${lemmas.join(', ')})`;
  };
  const context: CheckContext = { lexicon, index, name, baseForms, instanceTypes: listInstanceTypes(dotObjects) };
  return chosen.flatMap(({ code, find }) => {
    const severity = code.startsWith('E') ? 'error' : 'warning';
    return Array.from(find(context), ({ subject, message, repair }): CheckFinding => {
      return { code, severity, message, place: `${lexicon.id}, ${subject}`, subject, repair };
    });
  });
}

/** How many lemmas of a synset a message names. */
const mostLemmas = 3;

/**
 * The checks that `select` and `ignore` leave.
 *
 * @throws OptionError as {@link checkLexicon} does.
 */
export function chooseChecks({ select, ignore = [] }: Pick<CheckLexiconOptions, 'select' | 'ignore'>): LexiconCheck[] {
  for (const [option, codes] of [['select', select ?? []] as const, ['ignore', ignore] as const]) {
    for (const code of codes) {
      if (code !== '' && lexiconChecks.some((check) => check.code.startsWith(code))) continue;
      throw new OptionError(option, code, `how codes begin, of ${lexiconChecks.map((check) => check.code).join(', ')}`);
    }
  }
  const isOf = (codes: readonly string[], { code }: LexiconCheck): boolean =>
    codes.some((start) => code.startsWith(start));
  return lexiconChecks.filter((check) => (select === undefined || isOf(select, check)) && !isOf(ignore, check));
}

function listInstanceTypes(dotObjects: CheckLexiconOptions['dotObjects']): ReadonlyMap<string, DotType> {
  const types = new Map(dotObjects?.classes.map(({ id, type }) => [id, type]));
  return new Map(
    Array.from(dotObjects?.rules ?? [], ([key, id]) => [key, types.get(id) ?? []] as const).filter(
      ([, type]) => type.length > 0,
    ),
  );
}

/** What endings of English stand for, rare ones and irregular forms left out. */
const endings: readonly (readonly [string, readonly string[]])[] = [
  ['ies', ['y', 'ie']],
  ['ied', ['y']],
  ['ying', ['ie']],
  ['es', ['', 'e', 'is']],
  ['s', ['']],
  ['ed', ['', 'e']],
  ['ing', ['', 'e']],
  ['er', ['', 'e']],
  ['est', ['', 'e']],
  ["'s", ['']],
];

function cutEndings(form: string): string[] {
  return endings.flatMap(([ending, stands]) => {
    if (!form.endsWith(ending) || form.length < ending.length + 2) return [];
    const stem = form.slice(0, -ending.length);
    const single = /([bdfgklmnprtvz])\1$/.test(stem) ? [stem.slice(0, -1)] : [];
    return [...stands.map((end) => stem + end), ...single];
  });
}
