import { formatDotType } from '../lexicon/dot-objects/dot-type.js';
import type { TaggedMeanings, TaggedSentence, TaggedWord } from '../wsd/tag-sentences.js';
import type { Colours } from './colours.js';
import { plainTable } from './plain-table.js';

/** The columns of tab-separated values, a row a meaning. */
export const meaningColumns = [
  'document',
  'sentence',
  'start',
  'end',
  'id',
  'form',
  'lemma',
  'part',
  'name',
  'kind',
  'rank',
  'meaning',
  'probability',
  'margin',
  'gloss',
  'because',
] as const;

/** Lists the meanings of a word, senses first, as rows. */
export function meaningRows({ document, position }: TaggedSentence, word: TaggedWord): (string | number)[][] {
  const { from, to, id = '', form, lemma, partOfSpeech, nameClass = '' } = word;
  const own = [document, position, from, to, id, form, lemma, partOfSpeech, nameClass];
  return listMeanings(word).flatMap(({ best, margin }) =>
    best.map(({ candidate, probability, evidence }, place) => {
      const because = evidence.map(({ text }) => text).join('; ');
      const shares = [probability.toFixed(4), place === 0 ? margin.toFixed(4) : ''];
      return [...own, candidate.kind, place + 1, candidate.key, ...shares, candidate.gloss, because];
    }),
  );
}

/** What JSON shows of a sentence. */
export function meaningsToJson({ document, position, text, words }: TaggedSentence): unknown {
  const toJson = (meanings: TaggedMeanings | undefined) =>
    meanings && {
      candidates: meanings.candidates,
      margin: meanings.margin,
      unlisted: meanings.unlisted,
      hasEvidence: meanings.hasEvidence,
      ...(meanings.type !== undefined && {
        type: formatDotType(meanings.type.type),
        typeOrigin: meanings.type.origin,
      }),
      best: meanings.best.map(({ candidate, probability, evidence }) => ({
        key: candidate.key,
        ...(candidate.kind === 'sense' && { synset: candidate.sense.synset }),
        gloss: candidate.gloss,
        probability,
        ...(evidence.length > 0 && { evidence }),
      })),
    };
  return {
    document,
    sentence: position,
    text,
    words: words.map(({ from, to, id, form, lemma, partOfSpeech, nameClass, senses, aspects }) => ({
      start: from,
      end: to,
      ...(id !== undefined && { id }),
      form,
      lemma,
      partOfSpeech,
      ...(nameClass !== undefined && { nameClass }),
      ...(senses !== undefined && { senses: toJson(senses) }),
      ...(aspects !== undefined && { aspects: toJson(aspects) }),
    })),
  };
}

/** Shows a sentence with a table of the meanings of its words. */
export function formatMeanings(sentence: TaggedSentence, colours: Colours): string {
  const rows = sentence.words.flatMap((word) => {
    const found = listMeanings(word);
    const form = shortenWord(word.form);
    if (found.length === 0) return [[form, colours.dim('not in the lexicon'), '', '', '', '']];
    return found.flatMap(({ best, candidates, margin }, at) =>
      best.map(({ candidate, probability, evidence }, place) => [
        at === 0 && place === 0 ? form : '',
        candidate.key,
        `${probability.toFixed(2)}${place === 0 ? ` +${margin.toFixed(2)}` : ''}`,
        place === 0 ? `1 of ${candidates}` : '',
        shorten(candidate.gloss, 48),
        shorten(evidence.map(({ text }) => text).join('; '), 90),
      ]),
    );
  });
  const table = rows.length === 0 ? '  no words with meanings' : plainTable(heads, rows, { right: [2], colours });
  return `${sentence.text.replace(/\s+/g, ' ')}\n${table}\n`;
}

const heads = ['word', 'meaning', 'p', '', 'gloss', 'because'];

function listMeanings({ senses, aspects }: TaggedWord): TaggedMeanings[] {
  return [senses, aspects].flatMap((meanings) => meanings ?? []);
}

/** Shows a word or name on one line; what looks like a word may be of any length. */
export function shortenWord(form: string): string {
  return shorten(form.replace(/\s+/g, ' '), 40);
}

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
