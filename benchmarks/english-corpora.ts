/** The files of all English corpora of the evaluation data that hold running text. */
export const englishCorpora = [
  '100_english_novels.tar.xz',
  'classic_books_markdown_subset.tar.xz',
  'aclImdb_50k.tar.xz',
  'reuters21578.tar.xz',
  'onestop_english.tar.xz',
  'wiki_split_eval.tar.xz',
  'brown.zip',
  'masc_tagged.zip',
  'inaugural.zip',
  'wiki.test.tokens',
  'wiki.valid.tokens',
  'enwiki-shortened.xml.bz2',
  'head500.noblanks.cor.bz2',
];
