import compromise from 'compromise';
import { SentenceTokenizer } from 'natural/lib/natural/tokenizers/index.js';
import model from 'wink-eng-lite-web-model';
import winkNlp from 'wink-nlp';

/** Cuts a paragraph into the texts of its sentences. */
export type SplitText = (paragraph: string) => string[];

/** `Intl.Segmenter` of this Node, which has no list of abbreviations. */
export function createSegmenter(): SplitText {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  return (paragraph) => Array.from(segmenter.segment(paragraph), ({ segment }) => segment);
}

/** natural's sentence tokeniser, with no abbreviations of its own. */
export function createNatural(): SplitText {
  const tokenizer = new SentenceTokenizer([]);
  return (paragraph) => tokenizer.tokenize(paragraph);
}

/** compromise, which tags on the way. */
export function createCompromise(): SplitText {
  return (paragraph) => compromise(paragraph).sentences().out('array') as string[];
}

/** wink-nlp with its small English model. */
export function createWink(): SplitText {
  const wink = winkNlp(model, ['sbd']);
  return (paragraph) => wink.readDoc(paragraph).sentences().out();
}
