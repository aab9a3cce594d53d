import { findChineseWordnetRelation } from './chinese-wordnet-relations.js';
import { readChineseWordnetTag } from './chinese-wordnet-tags.js';
import { createDotObjectEntry, type DotObjectEntry, findNamedAspect } from './dot-object-entry.js';
import { type Finding, RepeatedFindings } from './finding.js';
import type { ChineseWordnetEntry, ChineseWordnetLink, MarkedExample } from './parse-chinese-wordnet.js';
import {
  normaliseLemma,
  type PartOfSpeech,
  partsOfSpeech,
  type Relation,
  type RelationType,
  type Synset,
} from './synset.js';

/** The examples of a sense with the places of its lemma. */
export interface SenseExamples {
  /** The sense key. */
  readonly key: string;
  readonly lemma: string;
  readonly examples: readonly MarkedExample[];
}

/** What the entries of Chinese Wordnet come to. */
export interface ChineseWordnetContent {
  readonly synsets: readonly Synset[];
  readonly dotObjects: readonly DotObjectEntry[];
  readonly examples: readonly SenseExamples[];
  readonly findings: readonly Finding[];
}

interface Draft {
  readonly entry: ChineseWordnetEntry;
  readonly partOfSpeech: PartOfSpeech;
  readonly id: string;
  readonly relations: Relation[];
}

/**
 * Makes synsets and dot objects of the entries of Chinese Wordnet. Each sense is a synset, one for each of its parts of
 * speech; senses without a part of speech, and those that are aspects of dot objects, are none.
 */
export function buildChineseWordnet(
  entries: readonly ChineseWordnetEntry[],
  normalise: (lemma: string) => string,
): ChineseWordnetContent {
  const findings: Finding[] = [];
  const drafts = draftSynsets(entries, findings);
  relateDrafts(drafts, findings);
  const ranks = new Map<string, number>();
  const synsets = drafts.map((draft) => {
    const { lemma } = draft.entry;
    const name = `${draft.partOfSpeech} ${normalise(lemma)}`;
    const rank = (ranks.get(name) ?? 0) + 1;
    ranks.set(name, rank);
    return buildSynset(draft, rank);
  });
  const examples = synsets.map(({ senses }, at): SenseExamples => {
    const { lemma, examples } = (drafts[at] as Draft).entry;
    return { key: senses[0]?.key as string, lemma, examples };
  });
  const dotObjects = gatherDotObjects(entries, findings);
  return { synsets, dotObjects, examples: examples.filter((sense) => sense.examples.length > 0), findings };
}

function draftSynsets(entries: readonly ChineseWordnetEntry[], findings: Finding[]): Draft[] {
  const repeated = new RepeatedFindings();
  const drafts: Draft[] = [];
  for (const entry of entries) {
    if (entry.isDotObject) continue;
    const letters = new Set<PartOfSpeech>();
    for (const tag of entry.tags) {
      const { isKnown, partOfSpeech } = readChineseWordnetTag(tag);
      if (partOfSpeech !== undefined) letters.add(partOfSpeech);
      if (!isKnown)
        findings.push({ code: 'R330', message: `The part of speech "${tag}" is unknown.`, place: entry.place });
    }
    if (letters.size === 0) {
      const tags = entry.tags.length === 0 ? 'no part of speech' : `the part of speech ${entry.tags.join(', ')}`;
      const message = `A sense with ${tags} is none of noun, verb, adjective and adverb; it is left out.`;
      repeated.add({ code: 'R331', message, place: entry.place });
    }
    for (const partOfSpeech of partsOfSpeech.filter((letter) => letters.has(letter))) {
      drafts.push({ entry, partOfSpeech, id: `cwn-${entry.id}-${partOfSpeech}`, relations: [] });
    }
  }
  findings.push(...repeated.list());
  return partsOfSpeech.flatMap((letter) => drafts.filter(({ partOfSpeech }) => partOfSpeech === letter));
}

function relateDrafts(drafts: readonly Draft[], findings: Finding[]): void {
  const byId = new Map<string, Draft[]>();
  for (const draft of drafts) byId.set(draft.entry.id, [...(byId.get(draft.entry.id) ?? []), draft]);
  const repeated = new RepeatedFindings();
  const written = new Set<string>();
  const pairs: { from: Draft; to: Draft; type: RelationType; inverse: RelationType }[] = [];
  for (const from of drafts) {
    for (const link of from.entry.links) {
      const relation = findChineseWordnetRelation(link.name);
      const targets = byId.get(link.id) ?? [];
      // Of a target with several parts of speech, the one that is the same is meant.
      const to = targets.find(({ partOfSpeech }) => partOfSpeech === from.partOfSpeech) ?? targets[0];
      if (relation === undefined) {
        const message = `Relations of the type "${link.name}" are not known here and left out.`;
        repeated.add({ code: 'R332', message, place: from.entry.place });
      } else if (to === undefined) findings.push(lost(from, link));
      else pairs.push({ from, to, ...relation });
    }
  }
  for (const { from, to, type } of pairs) addRelation(from, to, type, written);
  for (const { from, to, type, inverse } of pairs) {
    if (!addRelation(to, from, inverse, written)) continue;
    const message = `Its ${type} "${to.entry.lemma}" (${to.entry.id}) does not lead back; the ${inverse} is added there.`;
    findings.push({ code: 'R334', message, place: from.entry.place });
  }
  findings.push(...repeated.list());
}

function lost({ entry }: Draft, { name, lemma, id }: ChineseWordnetLink): Finding {
  const message = `Its ${name} "${lemma}" (${id}) is not a sense of the lexicon; the relation is left out.`;
  return { code: 'R333', message, place: entry.place };
}

function addRelation(from: Draft, to: Draft, type: RelationType, written: Set<string>): boolean {
  const name = `${from.id} ${type} ${to.id}`;
  if (written.has(name)) return false;
  written.add(name);
  from.relations.push({ type, target: to.id });
  return true;
}

function buildSynset({ entry, partOfSpeech, id, relations }: Draft, rank: number): Synset {
  const key = `${normaliseLemma(entry.lemma).replaceAll(' ', '_')}%${id}`;
  return {
    id,
    partOfSpeech,
    satellite: false,
    lexicographerFile: '',
    senses: [{ key, lemma: entry.lemma, variants: [], partOfSpeech, synset: id, rank, count: 0 }],
    definition: entry.definition,
    examples: entry.examples.map(({ text }) => text),
    relations,
  };
}

function gatherDotObjects(entries: readonly ChineseWordnetEntry[], findings: Finding[]): DotObjectEntry[] {
  const byName = new Map<string, ChineseWordnetEntry[]>();
  for (const entry of entries) {
    if (entry.isDotObject) byName.set(entry.lemma, [...(byName.get(entry.lemma) ?? []), entry]);
  }
  return Array.from(byName, ([name, senses]) =>
    createDotObjectEntry(
      name,
      senses.map(({ id, definition, examples, place }) => {
        const aspect = findNamedAspect(definition);
        if (aspect === undefined) {
          findings.push({ code: 'R335', message: `The definition names no aspect: ${definition}`, place });
        }
        return { id, aspect, definition, examples: examples.map(({ text }) => text) };
      }),
    ),
  );
}
