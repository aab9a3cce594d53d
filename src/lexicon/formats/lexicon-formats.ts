/** The formats of lexicons that are read as records. */
export const lexiconFormats = ['wndb', 'lmf', 'omw', 'json', 'yaml', 'chinese-wordnet', 'store'] as const;

/**
 * A format of lexicons: WNDB, WN-LMF, OMW tab, JSON lines, Open English WordNet in YAML, Chinese Wordnet in JSON, a
 * store that is edited.
 */
export type LexiconFormat = (typeof lexiconFormats)[number];

/** The formats of lexicons that are written. */
export const writtenFormats = ['wndb', 'lmf', 'omw', 'json'] as const satisfies readonly LexiconFormat[];

/** A format of lexicons that is written. */
export type WrittenFormat = (typeof writtenFormats)[number];
