import type { SynsetRecord } from '../records/synset-record.js';
import { findLexicographerFile } from '../records/synset-record.js';
import { findCycles } from './find-cycles.js';
import type { CheckContext, LexiconCheck, Trouble } from './lexicon-check.js';

const upward: readonly string[] = ['hypernym', 'instance_hypernym'];
const domains: readonly string[] = ['domain_topic', 'domain_region', 'exemplifies'];

/** Checks of what stands above what: 5xx. */
export const taxonomyChecks: readonly LexiconCheck[] = [
  { code: 'W501', title: 'A synset has another part of speech than its hypernym.', find: findMixedHypernyms },
  { code: 'W502', title: 'A relation leads to where it starts.', find: findSelfLoops },
  { code: 'W551', title: 'A noun has no hypernym.', find: findRootlessNouns },
  { code: 'W552', title: 'A synset has a hypernym and an instance hypernym.', find: findMixedInstances },
  { code: 'E553', title: 'Hypernyms form a cycle.', find: (context) => findTypeCycles(context, upward, 'hypernyms') },
  { code: 'E554', title: 'Domains form a cycle.', find: (context) => findTypeCycles(context, domains, 'domains') },
  { code: 'W555', title: 'A hypernym stands above another one already.', find: findRedundantHypernyms },
];

function foldSatellite(partOfSpeech: string): string {
  return partOfSpeech === 's' ? 'a' : partOfSpeech;
}

function* findMixedHypernyms({ lexicon, index, name }: CheckContext): Generator<Trouble> {
  for (const { id, partOfSpeech, relations } of lexicon.synsets) {
    for (const { type, target } of relations) {
      const above = index.synsets.get(target)?.partOfSpeech ?? '';
      if (!upward.includes(type) || above === '' || partOfSpeech === '') continue;
      if (foldSatellite(above) === foldSatellite(partOfSpeech)) continue;
      yield { subject: id, message: `${name(id)} is ${partOfSpeech}, its ${type} ${name(target)} is ${above}.` };
    }
  }
}

function* findSelfLoops({ lexicon }: CheckContext): Generator<Trouble> {
  const list = function* ({ id, relations }: Pick<SynsetRecord, 'id' | 'relations'>): Generator<Trouble> {
    for (const { type, target } of relations) {
      if (target !== id) continue;
      const repair = { verb: 'unrelate', values: [id, type, target] } as const;
      yield { subject: id, message: `${id} is related to itself by ${type}.`, repair };
    }
  };
  for (const { senses } of lexicon.entries) for (const sense of senses) yield* list(sense);
  for (const synset of lexicon.synsets) yield* list(synset);
}

function* findRootlessNouns({ lexicon, name }: CheckContext): Generator<Trouble> {
  // A list of words for the synsets of another wordnet has no hypernyms at all.
  if (!lexicon.synsets.some(({ relations }) => relations.some(({ type }) => upward.includes(type)))) return;
  for (const synset of lexicon.synsets) {
    const { id, partOfSpeech, relations, external } = synset;
    if (partOfSpeech !== 'n' || external || relations.some(({ type }) => upward.includes(type))) continue;
    // The file of WordNet for what stands at the top.
    if (findLexicographerFile(synset) === 'noun.Tops') continue;
    yield { subject: id, message: `The noun ${name(id)} has no hypernym.` };
  }
}

function* findMixedInstances({ lexicon, name }: CheckContext): Generator<Trouble> {
  for (const { id, relations } of lexicon.synsets) {
    const found = upward.map((wanted) => relations.find(({ type }) => type === wanted)?.target);
    const [kind, instance] = found;
    if (kind === undefined || instance === undefined) continue;
    const message = `${name(id)} is a kind of ${name(kind)} and an instance of ${name(instance)}; it can be one of them.`;
    yield { subject: id, message };
  }
}

function* findTypeCycles({ index, name }: CheckContext, types: readonly string[], what: string): Generator<Trouble> {
  const next = (id: string): readonly string[] => {
    const relations = index.synsets.get(id)?.relations ?? [];
    return relations.flatMap(({ type, target }) => (types.includes(type) && target !== id ? [target] : []));
  };
  for (const cycle of findCycles(index.synsets.keys(), next)) {
    const [first = ''] = cycle;
    const message = `The ${what} of ${name(first)} lead back to it: ${cycle.slice(0, longestCycle).join(', ')}.`;
    yield { subject: first, message };
  }
}

const longestCycle = 10;

function* findRedundantHypernyms({ lexicon, index, name }: CheckContext): Generator<Trouble> {
  const above = (id: string): readonly string[] => {
    const relations = index.synsets.get(id)?.relations ?? [];
    return relations.flatMap(({ type, target }) => (type === 'hypernym' && target !== id ? [target] : []));
  };
  for (const { id, relations } of lexicon.synsets) {
    const direct = new Set(above(id));
    if (direct.size < 2) continue;
    for (const { type, target } of relations) {
      if (type !== 'hypernym' || target === id) continue;
      const way = [...direct].find((other) => other !== target && isAbove(target, other, { above, except: id }));
      if (way === undefined) continue;
      const repair = { verb: 'unrelate', values: [id, 'hypernym', target] } as const;
      const message = `The hypernym ${name(target)} of ${name(id)} stands above its hypernym ${name(way)} already.`;
      yield { subject: id, message, repair };
    }
  }
}

/** Whether one synset is met on the way up from another. */
function isAbove(
  wanted: string,
  start: string,
  { above, except }: { readonly above: (id: string) => readonly string[]; readonly except: string },
): boolean {
  const seen = new Set([start, except]);
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const next of above(id)) {
      if (next === wanted) return true;
      if (!seen.has(next)) open.push(next);
      seen.add(next);
    }
  }
  return false;
}
