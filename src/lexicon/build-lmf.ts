import { type Finding, RepeatedFindings } from './finding.js';
import { findLmfRelation } from './lmf-relations.js';
import { readLmfSenseKey } from './lmf-sense-key.js';
import type { LmfContent, LmfLink, LmfSense, LmfSynset } from './parse-lmf.js';
import { type PartOfSpeech, partsOfSpeech, type Relation, type Sense, type Synset } from './synset.js';

/** A synset on its way: where its senses stand, and what else it has. */
interface Draft {
  readonly source: LmfSynset;
  readonly partOfSpeech: PartOfSpeech;
  readonly satellite: boolean;
  /** Senses with the same lemma but for letter case are one. */
  readonly groups: LmfSense[][];
  readonly relations: Relation[];
  /** The relations there are, so that none comes twice. */
  readonly seen: Set<string>;
}

interface Place {
  readonly draft: Draft;
  readonly member: number | undefined;
}

/**
 * Makes the synsets of a WN-LMF lexicon, in the order of nouns, verbs, adjectives, adverbs and in each of the file; what
 * does not fit together is left out and told.
 *
 * @param at says where a line stands, for findings.
 * @param normalise the form in which lemmas are the same.
 */
export function buildLmf(
  content: LmfContent,
  at: (line: number) => string,
  normalise: (lemma: string) => string,
): { synsets: Synset[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const repeated = new RepeatedFindings();
  const written = content.senses.filter((sense) => sense.lemma.trim() !== '');
  const sensesOf = gatherSenses(written);
  const drafts = new Map<string, Draft>();
  for (const source of content.synsets) {
    if (drafts.has(source.id)) {
      findings.push({
        code: 'R314',
        message: `A second synset has the id ${source.id}; left out.`,
        place: at(source.line),
      });
      continue;
    }
    const senses = sensesOf.get(source.id) ?? [];
    const letter = source.partOfSpeech || (senses[0]?.partOfSpeech ?? '');
    const partOfSpeech = (letter === 's' ? 'a' : letter) as PartOfSpeech;
    if (!partsOfSpeech.includes(partOfSpeech)) {
      const message = `A synset with the part of speech "${letter}", which is none of n, v, a, s, r, is left out.`;
      repeated.add({ code: 'R313', message, place: at(source.line) });
      continue;
    }
    const groups = groupSpellings(orderMembers(senses, source.members), normalise);
    drafts.set(source.id, { source, partOfSpeech, satellite: letter === 's', groups, relations: [], seen: new Set() });
  }
  const places = placeSenses(drafts);
  for (const { id, lemma, synset, line } of content.senses) {
    if (lemma.trim() === '') {
      const message = `Sense ${id} is of an entry without a written lemma, as those of another lexicon are; it is left out.`;
      findings.push({ code: 'R316', message, place: at(line) });
      continue;
    }
    if (drafts.has(synset)) continue;
    const message = `Sense ${id} stands in the synset ${synset}, which is not there or was left out; it is left out too.`;
    findings.push({ code: 'R312', message, place: at(line) });
  }
  const relate = (from: Place, link: LmfLink): void => {
    const relation = findLmfRelation(link.name, from.draft.partOfSpeech);
    const target = drafts.get(link.target);
    const to = target === undefined ? places.get(link.target) : { draft: target, member: undefined };
    if (relation === undefined) {
      const message = `Relations of the type "${link.name}" are not known here and left out.`;
      repeated.add({ code: 'R310', message, place: at(link.line) });
    } else if (to === undefined) {
      const message = `A relation ${link.name} leads to ${link.target}, which is not there; left out.`;
      findings.push({ code: 'R311', message, place: at(link.line) });
    } else if (relation.reversed) addRelation(relation.type, to, from);
    else addRelation(relation.type, from, to);
  };
  for (const draft of drafts.values()) {
    for (const link of draft.source.links) relate({ draft, member: undefined }, link);
    draft.groups.forEach((group, member) => {
      for (const { links } of group) for (const link of links) relate({ draft, member }, link);
    });
  }
  const ranks = rankSenses(written, drafts, normalise);
  const keys = chooseKeys(content, drafts, (finding) => findings.push(finding), at);
  const synsets = Array.from(drafts.values(), (draft) => buildSynset(draft, ranks, keys));
  const ordered = partsOfSpeech.flatMap((letter) => synsets.filter(({ partOfSpeech }) => partOfSpeech === letter));
  return { synsets: ordered, findings: [...findings, ...repeated.list()] };
}

function gatherSenses(senses: readonly LmfSense[]): Map<string, LmfSense[]> {
  const bySynset = new Map<string, LmfSense[]>();
  for (const sense of senses) {
    const known = bySynset.get(sense.synset);
    if (known === undefined) bySynset.set(sense.synset, [sense]);
    else known.push(sense);
  }
  return bySynset;
}

/** The senses in the order of the members, which are named by sense or by entry; the others after them. */
function orderMembers(senses: readonly LmfSense[], members: readonly string[]): LmfSense[] {
  const place = (sense: LmfSense): number => {
    const found = members.findIndex((member) => member === sense.id || member === sense.entry);
    return found === -1 ? members.length : found;
  };
  return [...senses].sort((a, b) => place(a) - place(b));
}

function groupSpellings(senses: readonly LmfSense[], normalise: (lemma: string) => string): LmfSense[][] {
  const groups = new Map<string, LmfSense[]>();
  for (const sense of senses) {
    const lemma = normalise(sense.lemma);
    groups.set(lemma, [...(groups.get(lemma) ?? []), sense]);
  }
  return [...groups.values()];
}

function placeSenses(drafts: ReadonlyMap<string, Draft>): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const draft of drafts.values()) {
    draft.groups.forEach((group, member) => {
      for (const { id } of group) places.set(id, { draft, member });
    });
  }
  return places;
}

function addRelation(type: Relation['type'], from: Place, to: Place): void {
  const target = to.draft.source.id;
  const isLexical = from.member !== undefined && to.member !== undefined;
  const name = isLexical ? `${type} ${from.member} ${to.member} ${target}` : `${type} ${target}`;
  if (from.draft.seen.has(name)) return;
  from.draft.seen.add(name);
  from.draft.relations.push(
    from.member !== undefined && to.member !== undefined
      ? { type, target, sourceMember: from.member, targetMember: to.member }
      : { type, target },
  );
}

/** Ranks the senses of each lemma and part of speech over all its entries: by their places, then by the file. */
function rankSenses(
  senses: readonly LmfSense[],
  drafts: ReadonlyMap<string, Draft>,
  normalise: (lemma: string) => string,
): Map<LmfSense, number> {
  const byLemma = new Map<string, LmfSense[]>();
  const heads = new Set(Array.from(drafts.values(), ({ groups }) => groups.map(([first]) => first)).flat());
  for (const sense of senses) {
    if (!heads.has(sense)) continue;
    const name = `${drafts.get(sense.synset)?.partOfSpeech} ${normalise(sense.lemma)}`;
    const known = byLemma.get(name);
    if (known === undefined) byLemma.set(name, [sense]);
    else known.push(sense);
  }
  const ranks = new Map<LmfSense, number>();
  for (const rivals of byLemma.values()) {
    rivals.sort((a, b) => a.place - b.place);
    rivals.forEach((sense, place) => {
      ranks.set(sense, place + 1);
    });
  }
  return ranks;
}

function chooseKeys(
  { id: lexicon }: LmfContent,
  drafts: ReadonlyMap<string, Draft>,
  tell: (finding: Finding) => void,
  at: (line: number) => string,
): Map<LmfSense, string> {
  const keys = new Map<LmfSense, string>();
  const taken = new Set<string>();
  for (const { groups } of drafts.values()) {
    for (const [sense] of groups) {
      if (sense === undefined) continue;
      const { id, identifier, lemma, line } = sense;
      let key = readLmfSenseKey({ id, identifier, lexicon, lemma });
      if (taken.has(key)) {
        const place = at(line);
        const wanted = key;
        for (let copy = 1; taken.has(key); copy++) key = copy === 1 ? id : `${id}#${copy}`;
        tell({ code: 'R315', message: `A second sense has the key ${wanted}; it is called ${key}.`, place });
      }
      taken.add(key);
      keys.set(sense, key);
    }
  }
  return keys;
}

function buildSynset(
  { source, partOfSpeech, satellite, groups, relations }: Draft,
  ranks: ReadonlyMap<LmfSense, number>,
  keys: ReadonlyMap<LmfSense, string>,
): Synset {
  const senses = groups.map((group): Sense => {
    const [first] = group as [LmfSense, ...LmfSense[]];
    const spellings = [...new Set(group.map(({ lemma }) => lemma))];
    const [lemma = '', ...variants] = spellings.map((spelling) => spelling.replaceAll('_', ' '));
    const count = group.reduce((sum, sense) => sum + sense.count, 0);
    const rank = ranks.get(first) as number;
    return { key: keys.get(first) as string, lemma, variants, partOfSpeech, synset: source.id, rank, count };
  });
  return {
    id: source.id,
    partOfSpeech,
    satellite,
    lexicographerFile: source.lexicographerFile,
    senses,
    definition: source.definitions.join('; '),
    examples: [...source.examples, ...groups.flat().flatMap(({ examples }) => examples)],
    relations,
  };
}
