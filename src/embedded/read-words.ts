import type { Annotator } from '../corpus/annotator.js';
import { contentLabel, wordnetPartOf } from '../wsd/content-label.js';
import type { ReadContentWords } from '../wsd/occurrence.js';

/** Makes the reader of content words that an annotator is: what it tags as noun, verb, adjective or adverb. */
export function createReadWords(annotator: Annotator): ReadContentWords {
  return (text) => {
    const { tokens } = annotator.annotate({ document: 'text', position: 0, text });
    return tokens.flatMap((token) => {
      const lemma = contentLabel(token);
      const { start, end } = token;
      return lemma === undefined ? [] : [{ lemma, partOfSpeech: wordnetPartOf(token.tag), sentence: 0, start, end }];
    });
  };
}
