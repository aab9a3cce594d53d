import type { DotType } from '../dot-objects/dot-type.js';
import { formatDotType } from '../dot-objects/dot-type.js';
import type { PlacedSense } from '../records/record-index.js';
import type { CheckContext, LexiconCheck, Trouble } from './lexicon-check.js';

/** Checks of dot objects: 65x. */
export const dotChecks: readonly LexiconCheck[] = [
  { code: 'W651', title: 'An aspect of a dot object has no gloss.', find: findBareAspects },
  { code: 'W652', title: 'The dot type of a name contradicts its instance hypernym.', find: findContradictedTypes },
];

function* listDotted({ lexicon }: CheckContext): Generator<PlacedSense> {
  for (const entry of lexicon.entries) {
    for (const sense of entry.senses) if (sense.dotType.length > 0) yield { entry, sense };
  }
}

/** An aspect has a gloss of its own, or is the dot type of a sense that the sense has as a metonym or is one of. */
function* findBareAspects(context: CheckContext): Generator<Trouble> {
  for (const { entry, sense } of listDotted(context)) {
    if (sense.dotType.length < 2) continue;
    const shown = new Set(
      sense.relations.flatMap(({ type, target }) => {
        const other = type === 'has_metonym' || type === 'metonym' ? context.index.senses.get(target) : undefined;
        return other?.sense.dotType.length === 1 ? other.sense.dotType : [];
      }),
    );
    for (const aspect of sense.dotType) {
      if (shown.has(aspect) || (sense.aspectGlosses.get(aspect) ?? '').trim() !== '') continue;
      yield { subject: sense.id, message: `The aspect ${aspect} of "${entry.lemma}" has no gloss and no sense.` };
    }
  }
}

function* findContradictedTypes(context: CheckContext): Generator<Trouble> {
  const { index, instanceTypes, name } = context;
  if (instanceTypes.size === 0) return;
  const bySynset = new Map<string, DotType>();
  for (const { senses } of context.lexicon.entries) {
    for (const { key, synset } of senses) {
      const type = key === undefined ? undefined : instanceTypes.get(key);
      if (type !== undefined) bySynset.set(synset, type);
    }
  }
  for (const { entry, sense } of listDotted(context)) {
    const hypernyms = (index.synsets.get(sense.synset)?.relations ?? []).filter(
      ({ type }) => type === 'instance_hypernym',
    );
    for (const { target } of hypernyms) {
      const expected = findNearest(context, target, bySynset);
      const odd = expected === undefined ? [] : sense.dotType.filter((aspect) => !expected.includes(aspect));
      if (expected === undefined || odd.length === 0) continue;
      const usual = formatDotType(expected);
      const message = `"${entry.lemma}" has the aspect ${odd.join(', ')}, but instances of ${name(target)} are ${usual}.`;
      yield { subject: sense.id, message };
    }
  }
}

/** The type of the nearest synset from one upwards that has one. */
function findNearest({ index }: CheckContext, start: string, types: ReadonlyMap<string, DotType>): DotType | undefined {
  const seen = new Set<string>();
  for (let level = [start]; level.length > 0; ) {
    const found = level.map((id) => types.get(id)).find((type) => type !== undefined);
    if (found !== undefined) return found;
    level = level.flatMap((id) => {
      if (seen.has(id)) return [];
      seen.add(id);
      const relations = index.synsets.get(id)?.relations ?? [];
      return relations.flatMap(({ type, target }) => (/^(?:instance_)?hypernym$/.test(type) ? [target] : []));
    });
  }
  return undefined;
}
