import { describe, expect, it } from 'vitest';
import { plainColours } from '../../src/cli/colours.js';
import { formatMeanings, meaningColumns, meaningRows, meaningsToJson } from '../../src/cli/format-meanings.js';
import type { TaggedSentence } from '../../src/wsd/tag-sentences.js';

const meaning = {
  candidate: {
    kind: 'aspect',
    key: 'location',
    lemma: 'White House',
    gloss: 'the building where people go, work and meet one another',
    examples: [],
  },
  probability: 0.6,
  evidence: [{ scorer: 'gloss', text: 'gloss words near the context: go', weight: 2 }],
} as const;
const word = { start: 0, end: 1, partOfSpeech: 'n' } as const;
const long = 'x'.repeat(100_000);
const sentence: TaggedSentence = {
  document: 'd',
  position: 3,
  text: `White\nHouse ${long}`,
  words: [
    {
      ...word,
      form: 'White\nHouse',
      lemma: 'White House',
      nameClass: 'organisation',
      from: 0,
      to: 11,
      aspects: { best: [meaning], candidates: 2, margin: 0.2, unlisted: 0.035, hasEvidence: true },
    },
    { ...word, form: long, lemma: long, from: 12, to: 12 + long.length },
  ],
};

describe('formatMeanings', () => {
  it('shows each word on one line, however long it is or whatever white space it has', () => {
    const [text, , ...rows] = formatMeanings(sentence, plainColours).trimEnd().split('\n');
    expect(text).toBe(`White House ${long}`);
    expect(rows).toEqual([
      expect.stringMatching(/^ {2}White House +location +0\.60 \+0\.20 +1 of 2 +the building .*… +gloss words near/),
      expect.stringMatching(/^ {2}x{39}… +not in the lexicon$/),
    ]);
  });

  it('says so where no word has a meaning', () => {
    expect(formatMeanings({ ...sentence, text: '...', words: [] }, plainColours)).toBe(
      '...\n  no words with meanings\n',
    );
  });
});

describe('meaningRows', () => {
  it('gives a row a meaning, with a cell a column', () => {
    const [[...cells], ...more] = meaningRows(sentence, sentence.words[0]);
    expect(more).toEqual([]);
    expect(Object.fromEntries(meaningColumns.map((name, at) => [name, cells[at]]))).toEqual({
      document: 'd',
      sentence: 3,
      start: 0,
      end: 11,
      id: '',
      form: 'White\nHouse',
      lemma: 'White House',
      part: 'n',
      name: 'organisation',
      kind: 'aspect',
      rank: 1,
      meaning: 'location',
      probability: '0.6000',
      margin: '0.2000',
      gloss: meaning.candidate.gloss,
      because: 'gloss words near the context: go',
    });
    expect(cells).toHaveLength(meaningColumns.length);
  });
});

describe('meaningsToJson', () => {
  it('gives everything in numbers, and what is not known not at all', () => {
    expect(meaningsToJson(sentence)).toEqual({
      document: 'd',
      sentence: 3,
      text: sentence.text,
      words: [
        {
          start: 0,
          end: 11,
          form: 'White\nHouse',
          lemma: 'White House',
          partOfSpeech: 'n',
          nameClass: 'organisation',
          aspects: {
            candidates: 2,
            margin: 0.2,
            unlisted: 0.035,
            hasEvidence: true,
            best: [{ key: 'location', gloss: meaning.candidate.gloss, probability: 0.6, evidence: meaning.evidence }],
          },
        },
        { start: 12, end: 12 + long.length, form: long, lemma: long, partOfSpeech: 'n' },
      ],
    });
  });
});

describe('meaningsToJson of aspects', () => {
  it('tells the dot type and where it comes from, where there is one', () => {
    const [name] = sentence.words;
    const type = { type: ['location', 'organization'], origin: 'entry' } as const;
    const told = { ...name, aspects: name.aspects && { ...name.aspects, type } };
    const aspectsOf = (word: typeof name) => {
      const { words } = meaningsToJson({ ...sentence, words: [word] }) as { words: readonly { aspects: object }[] };
      return words[0]?.aspects;
    };
    expect(aspectsOf(told)).toMatchObject({ type: 'location.organization', typeOrigin: 'entry' });
    expect(aspectsOf(name)).not.toHaveProperty('type');
  });
});
