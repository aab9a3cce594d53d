import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { coloursOf } from '../../src/cli/colours.js';
import { formatTour } from '../../src/cli/format-tour.js';
import type { TourAnswers } from '../../src/embedded/tour.js';
import { smallRecord } from '../embedded/small-embedded.js';

const part = (space: string, left: string, right: string, similarity: number) => ({ space, left, right, similarity });

const answers: TourAnswers = {
  neighbours: [
    { word: 'bank', domain: [{ target: 'loan', score: 0.724 }], function: [{ target: 'company', score: 0.6 }] },
  ],
  relation: {
    pair: ['carpenter', 'wood'],
    choices: [
      {
        choice: 'mason:stone',
        score: 0.5,
        parts: [part('f', 'carpenter', 'mason', 0.39), part('d', 'wood', 'stone', -1)],
      },
    ],
  },
  compositions: [
    {
      phrase: ['dog', 'house'],
      choices: [
        { choice: 'kennel', score: 0.1434, parts: [part('d', 'dog', 'kennel', 0.7)] },
        { choice: 'dog', score: 0, parts: [part('d', 'dog', 'dog', 1)], reason: 'dog is part of the phrase itself' },
      ],
    },
  ],
  verbs: {
    subject: 'system',
    verb: 'meet',
    object: 'criterion',
    choices: [
      { verb: 'visit', similarity: 0.4, evidence: [{ left: 'a meet b', right: 'c visit d', share: 0.031 }] },
      { verb: 'satisfy', similarity: 0.2, evidence: [] },
    ],
  },
  sentence: {
    text: 'The bank.',
    words: [
      {
        form: 'bank',
        lemma: 'bank',
        partOfSpeech: 'n',
        candidates: 2,
        senses: [
          {
            key: 'bank%1:17:01::',
            synset: '1-n',
            definition: 'sloping land',
            probability: 0.75,
            evidence: [
              { scorer: 'prior', text: 'sense 1, never tagged', weight: 1 },
              { scorer: 'gloss', text: 'gloss words near the context: river', weight: 1 },
            ],
          },
          { key: 'bank%1:14:00::', synset: '2-n', definition: 'an institution', probability: 0.25, evidence: [] },
        ],
      },
      { form: 'x', lemma: 'x', partOfSpeech: 'n', candidates: 1, senses: [] },
    ],
  },
};

const record = { ...smallRecord, files: {} };

const expected = `Meaning from small 1
  Corpus: its definitions and examples, 1,234 tokens, the lemmas they define left out. Seed 1.
  Domain space: 30 words; function space: 30 words.
  Argument pairs: 3 of 3 transitive verbs.

Neighbours
  bank
    same domain   loan 0.72
    same function company 0.60

Relations: carpenter:wood is like which pair?
  choice       score  because
  mason:stone  0.500  f(carpenter,mason)=0.39 d(wood,stone)=-1.00

Composition: which word means "dog house"?
  choice  score  because
  kennel  0.143  d(dog,kennel)=0.70
  dog     0.000  dog is part of the phrase itself

Sentences: in "system meet criterion", does meet mean satisfy or visit?
  verb     cosine  because of argument pairs
  visit     0.400  a meet b ~ c visit d (3%)
  satisfy   0.200

Senses in "The bank."
  bank (n, 2 senses)
    0.75 sloping land bank%1:17:01::
         because: sense 1, never tagged; gloss words near the context: river
    0.25 an institution bank%1:14:00::
  x (n, 1 sense)

Scoreboard: Small questions
  1,200 questions of the test half; questions made up for tests
  (WordNet gives 4,321 in all). Chance 25.0%.
  system      accuracy, 95% interval  coverage
  random      25.0 [25.0, 25.0]         100.0%  baseline
  dual space  50.0 [25.0, 75.0]          87.5%  model
  dual space less random, the best baseline: 25.0 [12.5, 37.5] points, above it.
`;

describe('formatTour', () => {
  it('prints a section a question, with its evidence, and the scoreboards', () => {
    expect(formatTour(answers, record)).toBe(expected);
  });

  it('prints the same text with colours', () => {
    const coloured = formatTour(answers, record, { colours: coloursOf({ isTTY: true }, {}) });
    expect(coloured).toContain('\u001b[1mNeighbours\u001b[22m');
    expect(stripVTControlCharacters(coloured).replaceAll(/ +$/gm, '')).toBe(expected);
  });
});
