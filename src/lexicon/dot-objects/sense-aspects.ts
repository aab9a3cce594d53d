import { type Aspect, isAspect } from '../aspect.js';
import type { Lexicon } from '../lexicon.js';
import type { Synset } from '../synset.js';
import { parseDotTable, splitList } from './dot-table.js';
import type { DotFile } from './parse-dot-names.js';

/** What a sense below an anchor, a key of a sense, or in one, a lexicographer's file, is an example of. */
export interface SenseAnchor {
  readonly anchor: string;
  /** Any of them is right. */
  readonly aspects: readonly Aspect[];
}

/** Tells the aspects that a synset is an example of; none where no anchor covers it. */
export type FindSenseAspects = (synset: Synset) => readonly Aspect[];

/**
 * Reads the table of anchors: the columns `anchor` and `aspects`, these separated by bars.
 *
 * @throws FileFormatError with the line where it is damaged.
 */
export function parseSenseAnchors({ content, path }: DotFile): SenseAnchor[] {
  return parseDotTable(content, ['anchor', 'aspects'], path).map(({ fields: [anchor, list], fail }) => {
    if (anchor === '') return fail('has no anchor.');
    const found = splitList(list, '|').map((name) => (isAspect(name) ? name : fail(`"${name}" is no aspect.`)));
    return found.length === 0 ? fail('has no aspect.') : { anchor, aspects: found };
  });
}

/**
 * Makes the look-up of what synsets of nouns are examples of. The first anchor that covers a synset counts: its lexicographer's
 * file, or a sense that it or one of its hypernyms is of. Anchors that the lexicon does not hold are left out.
 *
 * @example createSenseAspects(lexicon, readSenseAnchors())(lexicon.synset(sense.synset)) // ['location']
 */
export function createSenseAspects(lexicon: Lexicon, anchors: readonly SenseAnchor[]): FindSenseAspects {
  const placed = anchors.map(({ anchor, aspects }) => ({
    file: anchor,
    synset: lexicon.findSense(anchor)?.synset,
    aspects,
  }));
  const known = new Map<string, readonly Aspect[]>();
  return (synset) => {
    const found = known.get(synset.id);
    if (found !== undefined) return found;
    const above = listHypernyms(lexicon, synset);
    const first = placed.find(({ file, synset: own }) => {
      return file === synset.lexicographerFile || (own !== undefined && above.has(own));
    });
    const aspects = synset.partOfSpeech === 'n' ? (first?.aspects ?? []) : [];
    known.set(synset.id, aspects);
    return aspects;
  };
}

/** The synset itself and all above it. */
function listHypernyms(lexicon: Lexicon, synset: Synset): Set<string> {
  const seen = new Set([synset.id]);
  let level: readonly Synset[] = [synset];
  while (level.length > 0) {
    level = level
      .flatMap((one) => [...lexicon.related(one, 'hypernym'), ...lexicon.related(one, 'instanceHypernym')])
      .filter(({ id }) => !seen.has(id) && seen.add(id));
  }
  return seen;
}
