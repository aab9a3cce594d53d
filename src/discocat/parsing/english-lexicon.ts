import type { Token, UniversalTag } from '../../corpus/sentence.js';
import { type LexicalEntry, parseEntry } from './lexical-entry.js';
import { adverbRows } from './lexicon-adverbs.js';
import { infinitiveRows, relativeRows } from './lexicon-clauses.js';
import { conjunctionRows } from './lexicon-conjunctions.js';
import { nominalRows } from './lexicon-nouns.js';
import { prepositionRows } from './lexicon-prepositions.js';
import type { Inflection, LexiconRow } from './lexicon-row.js';
import { auxiliaryRows, createVerbRows, invariantVerbs } from './lexicon-verbs.js';

/** What a tree says of a word, as far as its type depends on it. */
export interface WordEvidence {
  readonly relation: string;
  readonly dependents: ReadonlySet<string>;
  /** The relation of the word's head to its own; undefined at the root. */
  readonly headRelation: string | undefined;
  /** The tag and the relation of what the word's phrase modifies; undefined at the root. */
  readonly governorTag: UniversalTag | undefined;
  readonly governorRelation: string | undefined;
  /** The lemma, in lower case, of what the word's head hangs on; undefined where there is nothing. */
  readonly clauseNoun: string | undefined;
}

/** An entry with what it costs for a word. */
export interface CostedEntry {
  readonly entry: LexicalEntry;
  readonly cost: number;
}

/** What evidence against a type costs: one link of the tree. */
const disagreement = 1;

interface CompiledRow {
  readonly row: LexiconRow;
  readonly entry: LexicalEntry;
}

/** The pregroup types of English words by part of speech, see the tables `lexicon-*.ts`. */
export class EnglishLexicon {
  readonly #rows = new Map<UniversalTag, CompiledRow[]>();

  constructor() {
    const tables = [
      nominalRows,
      createVerbRows(),
      auxiliaryRows,
      prepositionRows,
      adverbRows,
      relativeRows,
      infinitiveRows,
      conjunctionRows,
    ];
    for (const row of tables.flat()) {
      const { name, type, isPassive } = row;
      const compiled = { row, entry: { ...parseEntry(name, type), ...(isPassive && { isPassive }) } };
      for (const tag of row.tags) this.#rows.set(tag, [...(this.#rows.get(tag) ?? []), compiled]);
    }
  }

  /** The cheapest entries of a word, at most `limit`, in the order of their costs; equal ones in the order of the tables. */
  entriesOf(token: Pick<Token, 'form' | 'lemma' | 'tag'>, evidence: WordEvidence, limit: number): CostedEntry[] {
    const found = (this.#rows.get(token.tag) ?? []).flatMap(({ row, entry }) => {
      const cost = costOf(row, token, evidence);
      return cost === undefined ? [] : [{ entry, cost }];
    });
    return found.sort((one, other) => one.cost - other.cost).slice(0, limit);
  }
}

/** What a row costs for a word; undefined where the word does not have the type. */
function costOf(row: LexiconRow, token: Pick<Token, 'form' | 'lemma'>, evidence: WordEvidence): number | undefined {
  const form = token.form.toLowerCase();
  if (row.forms !== undefined && !row.forms.includes(form)) return undefined;
  if (row.exceptForms?.includes(form) === true) return undefined;
  if (row.inflections !== undefined && !inflectionsOf(token).some((own) => row.inflections?.includes(own)))
    return undefined;
  const disagreements = countDisagreements(row, evidence);
  if (disagreements > 0 && row.isStrict === true) return undefined;
  return (row.cost ?? 0) + disagreements * disagreement;
}

function countDisagreements(row: LexiconRow, evidence: WordEvidence): number {
  const { relation, dependents, headRelation, governorTag, governorRelation, clauseNoun } = evidence;
  const isKind = row.isStrict !== true;
  const checks = [
    row.relations?.includes(relation),
    row.dependents?.some((expected) => dependents.has(expected)),
    row.rivals?.every((rival) => !dependents.has(rival)),
    row.headRelations && includes(row.headRelations, headRelation, isKind),
    row.governorTags && includes(row.governorTags, governorTag, isKind),
    row.governorRelations && includes(row.governorRelations, governorRelation, isKind),
    row.clauseNouns && includes(row.clauseNouns, clauseNoun, isKind),
  ];
  return checks.filter((agrees) => agrees === false).length;
}

function includes<Value>(values: readonly Value[], value: Value | undefined, otherwise: boolean): boolean {
  return value === undefined ? otherwise : values.includes(value);
}

/** The inflections that a form may be. */
function inflectionsOf({ form, lemma }: Pick<Token, 'form' | 'lemma'>): readonly Inflection[] {
  const [word, base] = [form.toLowerCase(), lemma.toLowerCase()];
  if (word.endsWith('ing') && word !== base) return ['gerund'];
  if (word === base) return invariantVerbs.includes(base) ? ['base', 'past'] : ['base'];
  return [word.endsWith('s') ? 'present' : 'past'];
}
