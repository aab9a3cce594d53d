import { nameRelation, type RelationRecord } from '../records/relation-record.js';
import type { EditSession } from './edit-session.js';

/**
 * Lets all relations and values of roles that lead to one sense or synset lead to another; those that would come twice, or
 * lead to where they start, go.
 *
 * @param to undefined where they are all to go.
 */
export function redirectLinks(session: EditSession, from: string, to: string | undefined): void {
  const sources = new Set(session.lexicon.linksTo(from).map(({ source }) => source));
  for (const id of sources) {
    const holder = session.holder(id);
    holder.put({ relations: redirectRelations(holder.relations, { from, to, source: id }) });
    if (holder.kind === 'synset') continue;
    const { sense } = session.sense(id);
    const qualia = sense.qualia.flatMap((value) => {
      if (value.target !== from) return [value];
      return to === undefined || to === id ? [] : [{ ...value, target: to }];
    });
    if (qualia.some((value, at) => value !== sense.qualia[at]) || qualia.length < sense.qualia.length) {
      session.putSense({ ...sense, qualia });
    }
  }
}

function redirectRelations(
  relations: readonly RelationRecord[],
  { from, to, source }: { readonly from: string; readonly to: string | undefined; readonly source: string },
): RelationRecord[] {
  return relations.flatMap((relation) => {
    if (relation.target !== from) return [relation];
    if (to === undefined || to === source) return [];
    const isThere = relations.some((other) => other.target === to && nameRelation(other) === nameRelation(relation));
    return isThere ? [] : [{ ...relation, target: to }];
  });
}

/** Relations with further ones after them, those left out that are there or lead to one of `except`. */
export function joinRelations(
  relations: readonly RelationRecord[],
  further: readonly RelationRecord[],
  except: readonly string[],
): RelationRecord[] {
  const joined = [...relations];
  for (const relation of further) {
    const name = nameRelation(relation);
    if (except.includes(relation.target)) continue;
    if (joined.some((other) => other.target === relation.target && nameRelation(other) === name)) continue;
    joined.push(relation);
  }
  return joined.filter(({ target }) => !except.includes(target));
}

/** Lets what lists senses by their ids, but for synsets, list another one, or none, in the place of one. */
export function replaceListedSense(session: EditSession, from: string, to: string | undefined): void {
  const replace = (ids: readonly string[]): readonly string[] => {
    if (!ids.includes(from)) return ids;
    return ids.flatMap((id) => (id !== from ? [id] : to === undefined || ids.includes(to) ? [] : [to]));
  };
  const { head } = session.lexicon;
  if (head.behaviours.some(({ senses }) => senses.includes(from))) {
    const behaviours = head.behaviours.map((each) => ({ ...each, senses: replace(each.senses) }));
    session.putHead({ ...head, behaviours });
  }
  const { record } = session.sense(from).entry;
  if (record.behaviours.some(({ senses }) => senses.includes(from))) {
    const behaviours = record.behaviours.map((each) => ({ ...each, senses: replace(each.senses) }));
    session.putEntry({ ...record, behaviours });
  }
}

/** Lets a synset forget a sense that leaves it: its place among the members, and definitions written for it. */
export function forgetMember(session: EditSession, senseId: string): void {
  const { sense, entry } = session.sense(senseId);
  const synset = session.lexicon.findSynset(sense.synset)?.record;
  if (synset === undefined) return;
  const stays = entry.record.senses.some(({ id, synset: other }) => id !== senseId && other === synset.id);
  const members = synset.members.filter((id) => id !== senseId && (stays || id !== entry.record.id));
  const definitions = synset.definitions.map((definition) => {
    return definition.sourceSense === senseId ? { ...definition, sourceSense: undefined } : definition;
  });
  const isChanged =
    members.length < synset.members.length || definitions.some((each, at) => each !== synset.definitions[at]);
  if (isChanged) session.putSynset({ ...synset, members, definitions });
}

/** Puts a sense in a synset, last of its members where they are listed. */
export function enterSynset(session: EditSession, senseId: string, synsetId: string): void {
  const { sense } = session.sense(senseId);
  session.putSense({ ...sense, synset: synsetId });
  const { record } = session.synset(synsetId);
  if (record.members.length > 0) session.putSynset({ ...record, members: [...record.members, senseId] });
}
