import { describe, expect, it } from 'vitest';
import { readWordnetLemmas } from '../../benchmarks/tagging/wordnet-parts.js';
import { createEnglishAnnotator } from '../../src/corpus/english-annotator.js';
import { createPartsOfSpeech } from '../../src/corpus/morphy.js';
import { readExceptions } from '../../src/corpus/read-exceptions.js';
import { readTagger } from '../../src/corpus/read-tagger.js';
import { describeAnnotator } from '../conformance/annotator.js';

const exceptions = readExceptions();
const isLemma = readWordnetLemmas();
const tagger = readTagger({ partsOfSpeech: createPartsOfSpeech({ exceptions, isLemma }) });

describeAnnotator('the English annotator', () => createEnglishAnnotator({ tagger, exceptions, isLemma }));

describe('createEnglishAnnotator', () => {
  const annotator = createEnglishAnnotator({ tagger, exceptions, isLemma });
  const annotate = (text: string): string =>
    annotator
      .annotate({ document: 'd', position: 0, text })
      .tokens.map(({ lemma, tag }) => `${lemma}/${tag}`)
      .join(' ');

  it('gives tokens, tags and lemmas', () => {
    expect(annotate("He can't see the dogs' tails.")).toBe(
      "he/PRON can/AUX not/PART see/VERB the/DET dog/NOUN 's/PART tail/NOUN ./PUNCT",
    );
    expect(annotate('a financial institution that accepts deposits')).toBe(
      'a/DET financial/ADJ institution/NOUN that/PRON accept/VERB deposit/NOUN',
    );
  });

  it('tags a unit as if the word given for it stood before', () => {
    const infinitives = createEnglishAnnotator({
      tagger,
      exceptions,
      isLemma,
      precededBy: ({ document }) => (document === 'verb' ? { form: 'to', tag: 'PART' } : undefined),
    });
    const tags = (document: string): string[] =>
      infinitives.annotate({ document, position: 0, text: 'sound the alarm' }).tokens.map(({ tag }) => tag);
    expect(tags('verb')).toEqual(['VERB', 'DET', 'NOUN']);
  });
});
