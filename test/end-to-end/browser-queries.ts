import type { DualSearch, DualSpace, Space } from '../../src/browser/index.js';

/** The entry for browsers, as it is built. */
export interface BrowserEntry {
  readonly DualSpace: typeof DualSpace;
  readonly DualSearch: typeof DualSearch;
  readonly compositionSimilarity: typeof import('../../src/browser/index.js').compositionSimilarity;
  readonly phraseSimilarity: typeof import('../../src/browser/index.js').phraseSimilarity;
  readonly relationSimilarity: typeof import('../../src/browser/index.js').relationSimilarity;
  readonly UnknownWordError: typeof import('../../src/browser/index.js').UnknownWordError;
}

/** Asks two spaces all that the entry answers; so often that a large one makes its index. */
export function askQueries(qualia: BrowserEntry, domain: Space, functional: Space): unknown {
  const dual = new qualia.DualSpace(domain, functional);
  const search = new qualia.DualSearch(dual);
  const words = domain.targets.labels.slice(0, 12);
  const [a = '', b = '', c = '', d = ''] = words;
  return {
    history: domain.history,
    vector: [...domain.vector('constructor')],
    neighbours: words.map((word) => dual.neighbours(word, { limit: 5 })),
    cosines: words.map((word) => [domain.cosine(word, a), functional.cosine(word, b)]),
    relation: qualia.relationSimilarity(dual, [a, b], [c, d]),
    composition: qualia.compositionSimilarity(dual, [a, b], c),
    phrase: qualia.phraseSimilarity(dual, [a, b], [c, d]),
    solved: search.solveRelation([a, b], c, { limit: 5, requireSharedDomain: false }),
    composed: search.composeWord([a, b], { limit: 5 }),
    unknown: tryUnknown(qualia, dual),
  };
}

function tryUnknown({ UnknownWordError }: BrowserEntry, dual: DualSpace): string {
  try {
    return String(dual.domain('constructor', 'toString'));
  } catch (error) {
    return error instanceof UnknownWordError ? error.message : 'another error';
  }
}
