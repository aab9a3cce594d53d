import type { SynsetRecord } from '../../records/synset-record.js';
import { splitGloss } from '../../split-gloss.js';

/**
 * Writes a gloss of a definition and examples.
 *
 * @example joinGloss('walk', ['go on foot']) // 'walk; "go on foot"'
 */
export function joinGloss(definition: string, examples: readonly string[]): string {
  return [...(definition === '' ? [] : [definition]), ...examples.map((example) => `"${example}"`)].join('; ');
}

/**
 * The gloss of a synset. What WordNet has itself, kept in `dc:description`, stands as long as it says the same as the
 * definition and the examples.
 */
export function writeGloss({ definitions, examples, provenance }: SynsetRecord): string {
  const definition = definitions.map(({ text }) => text).join('; ');
  const texts = examples.map(({ text }) => text);
  const original = provenance.get('dc:description');
  if (original !== undefined) {
    const split = splitGloss(original);
    const isSame = split.definition === definition && split.examples.length === texts.length;
    if (isSame && split.examples.every((example, at) => example === texts[at])) return original;
  }
  return joinGloss(definition, texts).replace(/(?<!\s)\s*\n\s*/g, ' ');
}
