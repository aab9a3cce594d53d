/**
 * Corpora whose licences allow to publish what is learnt from them, and the share of their sentences that is taken:
 * MASC ("including commercial development"), Wikipedia (CC BY-SA), OneStopEnglish (CC BY-SA 4.0), and speeches and books
 * in the public domain of the USA, which of the novels are those before `before`. The neural student reads more of the books
 * than the perceptrons: `raw`, by default `share`.
 */
export const openTexts: readonly {
  readonly file: string;
  readonly share: number;
  readonly raw?: number;
  readonly before?: number;
}[] = [
  { file: 'corpora/masc_tagged.zip', share: 1 },
  { file: 'corpora/enwiki-shortened.xml.bz2', share: 1 },
  { file: 'corpora/wiki.test.tokens', share: 1 },
  { file: 'corpora/wiki.valid.tokens', share: 1 },
  { file: 'corpora/wiki_split_eval.tar.xz', share: 0.5, raw: 1 },
  { file: 'corpora/onestop_english.tar.xz', share: 1 },
  { file: 'corpora/inaugural.zip', share: 1 },
  { file: 'corpora/classic_books_markdown_subset.tar.xz', share: 0.04, raw: 0.22 },
  { file: 'corpora/100_english_novels.tar.xz', share: 0.03, raw: 0.22, before: 1929 },
];
