/** A corpus, and before which year the novels in it must have come out to be read. */
export interface VectorText {
  readonly file: string;
  readonly before?: number;
}

/**
 * Corpora whose licences allow to publish what is counted in them: books in the public domain of the USA, which of the novels are
 * those before `before`, Wikipedia (CC BY-SA), OneStopEnglish (CC BY-SA 4.0). No sense-annotated text and none it was taken from is among them.
 */
export const vectorTexts: readonly VectorText[] = [
  { file: 'corpora/100_english_novels.tar.xz', before: 1929 },
  { file: 'corpora/classic_books_markdown_subset.tar.xz' },
  { file: 'corpora/inaugural.zip' },
  { file: 'corpora/onestop_english.tar.xz' },
  { file: 'corpora/wiki_split_eval.tar.xz' },
  { file: 'corpora/wiki.valid.tokens' },
  { file: 'corpora/wiki.test.tokens' },
  { file: 'corpora/enwiki-shortened.xml.bz2' },
];

/** Tells whether a document of a corpus is read: not what is said about the corpus, nor what is too young. */
export function isReadable(document: string, { before }: VectorText): boolean {
  if (/readme|licen[cs]e/i.test(document)) return false;
  // The year in the name of a novel's file: `Woolf_Night_1919.txt`.
  return before === undefined || Number(/_(\d{4})\b/.exec(document)?.[1]) < before;
}
