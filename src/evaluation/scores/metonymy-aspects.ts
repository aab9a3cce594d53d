import type { Aspect } from '../../lexicon/aspect.js';
import type { MetonymyItem, MetonymyLabel, MetonymyNameClass } from '../sense-dataset.js';

const literalAspects: ReadonlyMap<MetonymyNameClass, readonly Aspect[]> = new Map([
  ['location', ['location']],
  ['organization', ['organization']],
]);

/**
 * The patterns of metonymy of SemEval-2007 task 8 (Markert & Nissim 2007) with the aspects that answer them; none for a
 * pattern that says nothing about what is meant.
 */
export const metonymyPatterns: ReadonlyMap<string, readonly Aspect[]> = new Map<string, readonly Aspect[]>([
  ['place-for-people', ['human', 'organization']],
  ['place-for-event', ['event']],
  ['place-for-product', ['product']],
  ['organisation-for-members', ['human']],
  ['organisation-for-event', ['event']],
  ['organisation-for-product', ['product']],
  ['organisation-for-facility', ['location']],
  ['organisation-for-index', []],
  ['object-for-name', []],
  ['object-for-representation', []],
  ['cap-country', []],
  ['othermet', []],
]);

/**
 * The aspects that count as right for an item of a metonymy data set; undefined where its label says nothing about them:
 * mixed readings, and metonymic ones without a pattern or with one such as `othermet`.
 *
 * @example findGoldAspects({ nameClass: 'location', label: 'metonymic', pattern: 'place-for-event' }) // ['event']
 */
export function findGoldAspects({
  nameClass,
  label,
  pattern,
}: Pick<MetonymyItem, 'nameClass' | 'label' | 'pattern'>): readonly Aspect[] | undefined {
  if (label === 'literal') return literalAspects.get(nameClass);
  if (label === 'mixed' || pattern === undefined) return undefined;
  const found = metonymyPatterns.get(pattern) ?? [];
  return found.length === 0 ? undefined : found;
}

/**
 * The coarse reading that an aspect of a name comes to: literal where it is what names of that class name, else metonymic. So
 * the human aspect of a country is metonymic, and so is its organization, since `place-for-people` covers governments. A producer is
 * an organization.
 *
 * @example findReading('organization', 'product') // 'metonymic'
 */
export function findReading(nameClass: MetonymyNameClass, aspect: Aspect): MetonymyLabel {
  const own = aspect === 'producer' ? 'organization' : aspect;
  return literalAspects.get(nameClass)?.includes(own) ? 'literal' : 'metonymic';
}

/**
 * Returns the aspects that names of a class are read in, the literal ones and those of its patterns of metonymy.
 *
 * @example listReadingAspects('organization') // ['organization', 'human', 'event', 'product', 'location']
 */
export function listReadingAspects(nameClass: MetonymyNameClass): readonly Aspect[] {
  const prefix = nameClass === 'location' ? 'place-' : 'organisation-';
  const others = [...metonymyPatterns].flatMap(([pattern, aspects]) => (pattern.startsWith(prefix) ? aspects : []));
  return [...new Set([...(literalAspects.get(nameClass) ?? []), ...others])];
}
