import { ParseError } from '../../errors.js';
import { type Aspect, isAspect } from '../aspect.js';

/** The type of a dot object: the aspects that its names can be meant in, each once, in canonical order. */
export type DotType = readonly Aspect[];

const canonicalOrder: readonly Aspect[] = [
  'location',
  'event',
  'organization',
  'producer',
  'information',
  'physical',
  'human',
  'product',
];

/**
 * Makes a dot type of aspects in any order.
 *
 * @example createDotType(['human', 'location', 'human']) // ['location', 'human']
 */
export function createDotType(aspects: Iterable<Aspect>): DotType {
  const wanted = new Set(aspects);
  return canonicalOrder.filter((aspect) => wanted.has(aspect));
}

/**
 * Writes a dot type as its aspects joined by points; reading it back gives an equal value.
 *
 * @example formatDotType(['location', 'human']) // 'location.human'
 */
export function formatDotType(type: DotType): string {
  return createDotType(type).join('.');
}

/**
 * Reads a dot type: at least one aspect, in any order.
 *
 * @throws ParseError where an aspect is unknown or stands twice.
 * @example parseDotType('location.organization.human') // ['location', 'organization', 'human']
 */
export function parseDotType(text: string): DotType {
  const seen = new Set<Aspect>();
  for (const part of text.split('.')) {
    if (!isAspect(part)) throw new ParseError(text, `"${part}" is none of ${canonicalOrder.join(', ')}.`);
    if (seen.has(part)) throw new ParseError(text, `"${part}" stands twice.`);
    seen.add(part);
  }
  return createDotType(seen);
}
