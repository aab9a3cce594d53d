import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateExampleQuestions } from '../../../src/embedded/score-embedded.js';
import type { ChoiceQuestion, ChoiceSet } from '../../../src/evaluation/dataset.js';
import { parseTurneyQuestions } from '../../../src/evaluation/formats/parse-choices.js';
import { datasetGenerators, generateDataset } from '../../../src/evaluation/generated/generate-dataset.js';
import {
  generateNounModifierQuestions,
  reverseStems,
} from '../../../src/evaluation/generated/noun-modifier-questions.js';
import { generateRelationQuestions } from '../../../src/evaluation/generated/relation-questions.js';
import { choiceKind } from '../../../src/evaluation/kinds/choice-kind.js';
import { taskKindOf } from '../../../src/evaluation/kinds/task-kinds.js';
import { readTaskManifests } from '../../../src/evaluation/read-task-manifests.js';
import type { ExampleSenseSet } from '../../../src/evaluation/sense-dataset.js';
import { asksForRelation } from '../../../src/evaluation/systems/comparing-model.js';
import { turnChoices } from '../../../src/evaluation/turn-choices.js';
import type { Lexicon } from '../../../src/lexicon/lexicon.js';
import { readWordnet } from '../../../src/lexicon/read-wordnet.js';

const nounModifier = { generator: 'generateNounModifierQuestions' };
const relations = { generator: 'generateRelationQuestions' };
const senses = { generator: 'generateSenseQuestions' };
let wordnet: Lexicon;

beforeAll(async () => {
  wordnet = await readWordnet();
});

describe('generateDataset', () => {
  it('makes the noun-modifier questions of a half, with seven choices or with fourteen', () => {
    const sets = [7, 14].map((choices) => generateDataset({ ...nounModifier, choices }, wordnet) as ChoiceSet);
    const test = generateNounModifierQuestions(wordnet).filter(({ split }) => split === 'test');
    for (const [place, set] of sets.entries()) {
      expect(set.questions.map(({ id }) => id)).toEqual(test.map(({ id }) => id));
      const expected = place === 0 ? test : test.map(reverseStems);
      for (const [index, { stem, stems, choices, solution }] of set.questions.entries()) {
        const question = expected[index];
        expect(choices.map(([word]) => word)).toEqual(question?.choices.map(({ word }) => word));
        expect(choices.map((_, choice) => stems?.[choice] ?? stem)).toEqual(question?.choices.map((one) => one.stem));
        expect(solution).toBe(question?.solution);
      }
    }
  });

  it('makes the questions on relations of a half, their choices pairs of words', () => {
    const set = generateDataset(relations, wordnet) as ChoiceSet;
    const test = generateRelationQuestions(wordnet).filter(({ split }) => split === 'test');
    expect(set.questions).toEqual(
      test.map(({ id, stem, choices, solution }) => ({
        id,
        stem,
        choices: choices.map(({ words }) => words),
        solution,
      })),
    );
    expect(set.questions.every(asksForRelation)).toBe(true);
  });

  it('makes the example sentences of a half, their inflected words found by Morphy', () => {
    const { questions } = generateDataset(senses, wordnet) as ExampleSenseSet;
    expect(questions).toEqual(generateExampleQuestions(wordnet).filter(({ split }) => split === 'test'));
  });

  it('makes sets with ids of their own, the same for the same seed', () => {
    const options = { split: 'development', seed: 3 } as const;
    const sets = datasetGenerators.map((generator) => generateDataset({ generator }, wordnet, options));
    for (const set of sets) {
      const ids = taskKindOf(set).listItems(set);
      expect(new Set(ids).size).toBe(ids.length);
    }
    expect(generateDataset(nounModifier, wordnet, options)).toEqual(sets[0]);
    expect(generateDataset(nounModifier, wordnet, { ...options, seed: 4 })).not.toEqual(sets[0]);
  });

  it('has the chance that the manifests say', async () => {
    const folder = fileURLToPath(new URL('../../../benchmarks/tasks', import.meta.url));
    const generated = (await readTaskManifests(folder)).filter(({ generator }) => generator !== undefined);
    expect(generated.map(({ id }) => id)).toEqual([
      'noun-modifier-14',
      'noun-modifier-7',
      'wordnet-example-senses',
      'wordnet-relations',
    ]);
    for (const manifest of generated) {
      const set = generateDataset(manifest, wordnet);
      const random = taskKindOf(set)
        .anchors(set, {})
        .find(({ name }) => name === 'random');
      expect(random?.measure).toBe(manifest.mainScore);
      if (manifest.chance !== undefined) expect(random?.value).toBeCloseTo(manifest.chance, 12);
    }
  });

  it('refuses an unknown generator and other numbers of choices', () => {
    expect(() => generateDataset({ generator: 'constructor' }, wordnet)).toThrow('generateSenseQuestions');
    expect(() => generateDataset({}, wordnet)).toThrow('generator');
    expect(() => generateDataset({ ...nounModifier, choices: 8 }, wordnet)).toThrow('7 or 14');
  });
});

describe('turnChoices', () => {
  const question: ChoiceQuestion = {
    id: 'saber saw',
    stem: ['saber', 'saw'],
    choices: [['saw'], ['jigsaw']],
    solution: 1,
  };
  const set: ChoiceSet = { kind: 'choices', questions: [question], findings: ['odd'] };

  it('asks every choice once more with the stem turned round', () => {
    expect(turnChoices(set)).toEqual({
      ...set,
      questions: [
        {
          ...question,
          choices: [['saw'], ['jigsaw'], ['saw'], ['jigsaw']],
          stems: [
            ['saber', 'saw'],
            ['saber', 'saw'],
            ['saw', 'saber'],
            ['saw', 'saber'],
          ],
        },
      ],
    });
  });

  it('refuses stems of other lengths, and questions that are turned already', () => {
    const pair = { ...set, questions: [{ ...question, stem: ['saw'] }] };
    expect(() => turnChoices(pair)).toThrow('two words');
    expect(() => turnChoices(turnChoices(set))).toThrow('one stem each');
  });

  it('turns the published questions into fourteen choices each', (context) => {
    const folder = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'turney2012');
    const path = join(folder, 'questions-development.txt');
    if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
    const turned = turnChoices(parseTurneyQuestions({ path, text: readFileSync(path, 'utf8') }));
    expect(turned.questions).toHaveLength(680);
    const [random] = choiceKind.anchors(turned, {});
    expect(random?.value).toBeCloseTo(1 / 14, 12);
  });
});
