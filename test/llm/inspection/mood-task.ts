import type { CorpusReader } from '../../../src/corpus/corpus-reader.js';
import { createEncoder, type Encoder } from '../../../src/llm/encoder/encoder.js';
import { pretrainEncoder } from '../../../src/llm/encoder/pretrain-encoder.js';
import type { TextTask } from '../../../src/llm/tasks/text-task.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { createRandom, type Random } from '../../../src/random.js';

const moods = [
  { openers: ['good', 'fine'], nouns: ['child', 'friend', 'bird'], verbs: ['laughs', 'sings', 'dances'] },
  { openers: ['bad', 'sad'], nouns: ['thief', 'enemy', 'wolf'], verbs: ['cries', 'howls', 'hurts'] },
] as const;

const others = ['what is the price of wood', 'now and then they say where it is', 'he sold a house by the sea'];

/** All words of {@link moodCorpus}. */
export const moodWords: readonly string[] = [
  ...new Set([
    ...others.flatMap((text) => text.split(' ')),
    ...moods.flatMap(({ openers, nouns, verbs }) => [...openers, ...nouns, ...verbs]),
    '.',
    'constructor',
    '__proto__',
  ]),
];

function draw<Item>(items: readonly Item[], random: Random): Item {
  return items[random.integer(items.length)] as Item;
}

function moodText(mood: number, random: Random): string {
  const { nouns, verbs } = moods[mood] as (typeof moods)[number];
  return `the ${draw(nouns, random)} ${draw(verbs, random)} .`;
}

/** Sentences of two moods, which begin with a word of the mood or with others, and sentences of no mood. */
export const moodCorpus: CorpusReader = {
  name: 'moods',
  async *read() {
    const random = createRandom(5);
    for (let position = 0; position < 3000; position++) {
      const mood = random.integer(3);
      const { openers } = moods[mood % 2] as (typeof moods)[number];
      const opener = random.uniform() < 0.5 ? draw(openers, random) : draw(['now', 'then', 'where'], random);
      const text = mood === 2 ? `${draw(others, random)} .` : `${opener} ${moodText(mood, random)}`;
      yield { document: 'moods', position, text };
    }
  },
};

/** An encoder that was trained on the sentences for some seconds. */
export async function createMoodEncoder(seed: number): Promise<Encoder> {
  const sizes = { layers: 2, width: 32, heads: 2, maximumDistance: 16 };
  const encoder = createEncoder(new Arithmetic(), { words: moodWords, ...sizes, seed });
  await pretrainEncoder(encoder, moodCorpus, { seed, steps: 400, batch: 16, length: 16, learningRate: 0.005 });
  return encoder;
}

/** Texts of two moods. */
export function createMoodTask(): TextTask {
  const random = createRandom(9);
  const texts = (count: number) =>
    Array.from({ length: count }, (_, place) => ({ text: moodText(place % 2, random), label: place % 2 }));
  return { id: 'moods', labels: ['pleasant', 'unpleasant'], train: texts(120), test: texts(80) };
}
