import { isAspect } from '../aspect.js';
import { type DotNoun, type Facet, type NounClass, nounClassKinds } from './dot-records.js';
import { parseDotTable, splitList } from './dot-table.js';
import { createDotType } from './dot-type.js';
import { checkSenseKey, type DotFile } from './parse-dot-names.js';

/** Reads `noun-classes.tsv` and `facets.tsv`: the classes of nouns with several facets. */
export function parseNounClasses(classes: DotFile, facets: DotFile): NounClass[] {
  const found = new Map<string, NounClass & { readonly facets: Facet[] }>();
  const columns = ['class', 'kind', 'pair', 'label en', 'label zh', 'source'];
  for (const { fields, fail } of parseDotTable(classes.content, columns, classes.path)) {
    const [id, kindText, pairText, en, zh, source] = fields as Six;
    const kind = nounClassKinds.find((known) => known === kindText);
    if (kind === undefined) return fail(`"${kindText}" is no kind: ${nounClassKinds.join(', ')}.`);
    if (found.has(id)) fail(`the class "${id}" stands twice.`);
    const [first, second, ...rest] = splitList(pairText, ' ');
    if (rest.length > 0 || (first !== undefined && second === undefined)) fail('a pair has two basic types.');
    const pair = first === undefined || second === undefined ? undefined : ([first, second] as const);
    found.set(id, { id, kind, pair, label: { en, zh }, facets: [], source });
  }
  const facetColumns = ['class', 'facet', 'aspect', 'need', 'senses', 'gloss en', 'gloss zh'];
  for (const { fields, fail } of parseDotTable(facets.content, facetColumns, facets.path)) {
    const [id, facet, aspect, need, senses, en, zh] = fields as readonly [...Six, string];
    const nounClass = found.get(id) ?? fail(`the class "${id}" is not in ${classes.path}.`);
    if (aspect !== '' && !isAspect(aspect)) return fail(`"${aspect}" is no aspect.`);
    if (need !== 'yes' && need !== 'no') fail(`"${need}" is neither yes nor no.`);
    if (nounClass.facets.some((known) => known.id === facet)) fail(`the facet "${facet}" of "${id}" stands twice.`);
    const anchors = splitList(senses, ' ');
    for (const anchor of anchors) if (!anchor.startsWith('noun.')) checkSenseKey(anchor, fail);
    nounClass.facets.push({
      id: facet,
      aspect: aspect === '' ? undefined : aspect,
      needed: need === 'yes',
      anchors,
      gloss: { en, zh },
    });
  }
  return [...found.values()];
}

const nounKey = /^[^\s%]+%1:\d\d:\d\d::$/;

type Six = readonly [string, string, string, string, string, string];

/** Reads `dot-nouns.tsv`: a lemma, its class, and `facet=sense` for each facet. */
export function parseNouns({ content, path }: DotFile, classes: readonly NounClass[]): DotNoun[] {
  const byId = new Map(
    classes.map(({ id, facets }) => {
      const aspectOf = new Map(facets.map((facet) => [facet.id, facet.aspect]));
      return [id, { aspectOf, every: createDotType(facets.flatMap(({ aspect }) => aspect ?? [])) }];
    }),
  );
  return parseDotTable(content, ['lemma', 'class', 'senses'], path).map(({ fields, fail }) => {
    const [lemma, id, text] = fields as readonly [string, string, string];
    const { aspectOf, every } = byId.get(id) ?? fail(`the class "${id}" is unknown.`);
    const senses = new Map<string, string>();
    for (const part of splitList(text, ' ')) {
      const at = part.indexOf('=');
      const facet = part.slice(0, Math.max(at, 0));
      const key = part.slice(at + 1);
      if (!aspectOf.has(facet)) fail(`"${facet}" is no facet of "${id}".`);
      if (senses.has(facet)) fail(`the facet "${facet}" stands twice.`);
      if (!nounKey.test(key)) fail(`"${key}" is no key of a sense of a noun.`);
      senses.set(facet, key);
    }
    // Nearly every noun shows all facets of its class.
    const hasAll = senses.size === aspectOf.size;
    const aspects = hasAll ? every : createDotType([...senses.keys()].flatMap((facet) => aspectOf.get(facet) ?? []));
    return { lemma, class: id, senses, aspects };
  });
}
