import type { SenseSentence } from '../../corpus/readers/semcor-sentence.js';
import type { Sentence, TextUnit } from '../../corpus/sentence.js';
import { findMention, placeWords } from '../../lexicon/find-mention.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { normaliseLemma, type Sense } from '../../lexicon/synset.js';
import type { BaseForms } from '../base-forms.js';
import { contentLabel, wordnetPartOf } from '../content-label.js';
import { type ContentWord, makeOccurrence, type Occurrence } from '../occurrence.js';
import { findLemma } from '../sense-passages.js';

/** A word in its context with its right meanings: what a head is trained on. */
export interface HeadExample {
  readonly occurrence: Occurrence;
  /** The keys of the right meanings, at least one. */
  readonly gold: readonly string[];
  /** The document that it is of; those of one stay together when some are put aside. */
  readonly document: string;
}

/**
 * Collects the words of a sense-annotated corpus whose senses a lexicon knows, for instance of what `createSemcorReader` reads, each with
 * the content words of its document.
 *
 * An adjective's key that the lexicon has under the other type, head or satellite, is taken as that. Words whose keys it does not
 * know, or only under another lemma, are left out. Sentences of one document come together.
 *
 * @example await collectSenseExamples(createSemcorReader('semcor3.0.tar.xz', { include: 'br-*' }).read(), lexicon)
 */
export async function collectSenseExamples(
  units: AsyncIterable<TextUnit | Sentence>,
  lexicon: Lexicon,
): Promise<HeadExample[]> {
  const examples: HeadExample[] = [];
  let name: string | undefined;
  let document: ContentWord[] = [];
  for await (const unit of units) {
    if (!hasSenses(unit)) continue;
    if (unit.document !== name) [name, document] = [unit.document, []];
    examples.push(...collectOfSentence(unit, lexicon, document));
  }
  return examples;
}

/** Adds the content words of a sentence to those of its document, a word with senses as one. */
function collectOfSentence(unit: SenseSentence, lexicon: Lexicon, document: ContentWord[]): HeadExample[] {
  const spans = new Map(unit.senses.map((span) => [span.start, span]));
  const examples: HeadExample[] = [];
  for (let token = 0; token < unit.tokens.length; token++) {
    const { tag, start } = unit.tokens[token];
    const span = spans.get(token);
    const senses = (span?.keys ?? []).flatMap((key) => findSense(lexicon, key) ?? []);
    const [sense] = senses;
    if (span === undefined || sense === undefined) {
      const label = contentLabel(unit.tokens[token]);
      if (label !== undefined)
        document.push({ lemma: label, partOfSpeech: wordnetPartOf(tag), sentence: unit.position });
      continue;
    }
    const lemma = normaliseLemma(sense.lemma);
    const { partOfSpeech } = sense;
    const own = senses.filter((other) => normaliseLemma(other.lemma) === lemma && other.partOfSpeech === partOfSpeech);
    const { end } = unit.tokens[span.end - 1];
    const place = document.length;
    document.push({ lemma, partOfSpeech, sentence: unit.position });
    examples.push({
      occurrence: { lemma, partOfSpeech, text: unit.text, start, end, document, place },
      gold: own.map(({ key }) => key),
      document: unit.document,
    });
    token = span.end - 1;
  }
  return examples;
}

/**
 * Collects the examples of a lexicon that hold a member of their synset, each held out of what is known of its sense; a synset is a
 * document.
 *
 * @example collectExampleSentences(lexicon, createBaseForms(lexicon))
 */
export function collectExampleSentences(lexicon: Lexicon, baseForms: BaseForms): HeadExample[] {
  const examples: HeadExample[] = [];
  for (const synset of lexicon.synsets) {
    for (const text of new Set(synset.examples)) {
      const found = synset.senses.flatMap((sense) => {
        const target = findLemma(text, sense, baseForms);
        return target === undefined ? [] : [{ sense, target }];
      });
      const exact = found.find(({ sense }) => isUninflected(text, sense.lemma)) ?? found[0];
      if (exact === undefined) continue;
      const { sense, target } = exact;
      const { partOfSpeech } = sense;
      const occurrence = makeOccurrence(
        { lemma: normaliseLemma(sense.lemma), partOfSpeech, text, ...target, heldOut: text },
        [],
      );
      examples.push({ occurrence, gold: [sense.key], document: synset.id });
    }
  }
  return examples;
}

function isUninflected(text: string, lemma: string): boolean {
  const words = placeWords(normaliseLemma(lemma)).map(({ form }) => form);
  return findMention(placeWords(text), words, (form, word) => form === word) !== undefined;
}

function hasSenses(unit: TextUnit | Sentence): unit is SenseSentence {
  return 'senses' in unit;
}

function findSense(lexicon: Lexicon, key: string): Sense | undefined {
  return (
    lexicon.findSense(key) ??
    lexicon.findSense(key.replace('%3:', '%5:')) ??
    lexicon.findSense(key.replace('%5:', '%3:'))
  );
}
