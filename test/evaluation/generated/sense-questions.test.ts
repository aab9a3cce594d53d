import { beforeAll, describe, expect, it } from 'vitest';
import {
  generateSenseQuestions,
  type Lemmatise,
  type SenseQuestion,
} from '../../../src/evaluation/generated/sense-questions.js';
import { createLexicon } from '../../../src/lexicon/create-lexicon.js';
import type { Lexicon } from '../../../src/lexicon/lexicon.js';
import { readWordnet } from '../../../src/lexicon/read-wordnet.js';
import type { Synset } from '../../../src/lexicon/synset.js';

function verb(id: string, lemmas: readonly string[], examples: readonly string[]): Synset {
  const partOfSpeech = 'v' as const;
  const senses = lemmas.map((lemma) => {
    return { key: `${lemma}@${id}`, lemma, variants: [], partOfSpeech, synset: id, rank: Number(id), count: 0 };
  });
  const rest = { satellite: false, lexicographerFile: 'verb.motion', definition: '', relations: [] };
  return { id, partOfSpeech, senses, examples, ...rest };
}

const dropEnding: Lemmatise = (form) => [form, form.replace(/(?:s|ed|ing)$/, '')];

function generate(...synsets: readonly Synset[]): SenseQuestion[] {
  return generateSenseQuestions(createLexicon({ name: 'tiny', version: '1', synsets }), dropEnding);
}

const used = ({ sentence, start, end }: SenseQuestion) => sentence.slice(start, end);

describe('generateSenseQuestions', () => {
  it('finds the member in the sentence and gives all its senses as candidates', () => {
    const questions = generate(verb('1', ['walk'], ['He walked home, and walks yet']), verb('2', ['walk'], []));
    expect(questions).toHaveLength(1);
    expect(questions[0]).toMatchObject({
      id: '1#0',
      lemma: 'walk',
      partOfSpeech: 'v',
      candidates: ['walk@1', 'walk@2'],
      gold: 'walk@1',
      exampleIndex: 0,
    });
    expect(questions.map(used)).toEqual(['walked']);
  });

  it('asks nothing about words of one sense and about examples that use no member', () => {
    expect(generate(verb('1', ['walk'], ['walk on']), verb('2', ['run'], ['she leaps']))).toEqual([]);
  });

  it('prefers the member of most words, then the one that is not inflected, then the first', () => {
    const lemmas = ['turn', 'switch', 'turn up'];
    const both = (example: string) => generate(verb('1', lemmas, [example]), verb('2', lemmas, [])).map(used)[0];
    expect(both('switch and turned up')).toBe('turned up');
    expect(both('turned, then switch')).toBe('switch');
    expect(both('switch, then turn')).toBe('turn');
    expect(both('he switched what she turned')).toBe('turned');
  });

  it('takes words whole, in any letter case, with their hyphens and without possessive endings', () => {
    const lemmas = ['dog', 'well-known', 'constructor', '__proto__'];
    const both = (example: string) => generate(verb('1', lemmas, [example]), verb('2', lemmas, [])).map(used)[0];
    expect(both('Dog eats dogma')).toBe('Dog');
    expect(both('dogma and adogs')).toBeUndefined();
    expect(both("the dog's life")).toBe('dog');
    expect(both('a well-known tune')).toBe('well-known');
    expect(both('a well known tune')).toBeUndefined();
    expect(both('the Constructor')).toBe('Constructor');
  });

  it('numbers the examples of a synset and keeps them on one side', () => {
    const questions = generate(verb('1', ['go'], ['we go', 'nobody', 'they go']), verb('2', ['go'], ['go away']));
    expect(questions.map(({ id }) => id)).toEqual(['1#0', '1#2', '2#0']);
    expect(questions[0]?.split).toBe(questions[1]?.split);
  });
});

describe('generateSenseQuestions on WordNet', () => {
  let wordnet: Lexicon;
  let questions: readonly SenseQuestion[];

  beforeAll(async () => {
    wordnet = await readWordnet();
    const endings = /(?:s|es|ed|d|ing)$/;
    questions = generateSenseQuestions(wordnet, (form) => [form, form.replace(endings, ''), form.replace(/ing$/, 'e')]);
  });

  it('finds more than 30000 questions', () => {
    expect(questions.length).toBeGreaterThan(30_000);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  });

  it('has among the candidates of each question, ranked from 1, one right answer', () => {
    for (const question of questions) {
      const senses = question.candidates.map((key) => wordnet.sense(key));
      if (senses.some((sense, i) => sense.rank !== i + 1)) expect.fail(question.id);
      const [synset] = question.id.split('#');
      if (wordnet.sense(question.gold).synset !== synset) expect.fail(question.id);
      if (question.candidates.filter((key) => key === question.gold).length !== 1) expect.fail(question.id);
    }
  });

  it('puts about half of the questions on each side', () => {
    const development = questions.filter((question) => question.split === 'development').length;
    expect(development / questions.length).toBeCloseTo(0.5, 1);
  });
});
