import { requireOption, requireWhole } from '../errors.js';
import { createRandom, shuffled } from '../random.js';
import { AveragedPerceptron } from './averaged-perceptron.js';
import { type CompactOptions, compactPerceptrons } from './compact-perceptrons.js';
import { ContextKeys } from './context-keys.js';
import { startTag } from './perceptron-tagger.js';
import { type UniversalTag, universalTags } from './sentence.js';
import type { TaggerModel } from './tagger-model.js';
import {
  atomsAt,
  boundaryProfile,
  caseStyleOf,
  type FormProfile,
  type InternAtom,
  KeyBuffer,
  type PartsOfSpeech,
  type ProfileOptions,
  profileForm,
  type TaggingContext,
  windowLength,
} from './tagging-features.js';

/** A sentence to learn from: forms and tags of equal length. */
export interface TaggedForms {
  readonly forms: readonly string[];
  readonly tags: readonly UniversalTag[];
}

/** Settings of {@link trainTagger}. */
export interface TrainTaggerOptions extends CompactOptions {
  /** Passes over the sentences, from 1. Default 5. */
  readonly epochs?: number;
  /** Runs from different random orders whose weights are averaged, from 1. Default 5. */
  readonly restarts?: number;
  /** Default 1. */
  readonly seed?: number;
  /** The same function that the trained tagger will be given. */
  readonly partsOfSpeech?: PartsOfSpeech | undefined;
  /** The share of sentences, drawn anew in each pass, that are seen without the lexicon. Default 0.1. */
  readonly withoutLexicon?: number;
  /** The share of sentences, drawn anew in each pass, that are turned into fragments. Default 0.3. */
  readonly fragments?: number;
}

interface Example {
  readonly places: readonly FormProfile[];
  readonly tags: readonly number[];
  readonly certain: readonly boolean[];
}

/**
 * Trains a greedy tagger with an averaged perceptron.
 *
 * Definitions and quoted examples begin in lower case and end without a full stop. So a share of the sentences is seen
 * as fragments: first word in lower case, final punctuation dropped.
 *
 * @throws OptionError where a setting lies outside its range.
 * @example trainTagger([{ forms: ['dogs', 'bark'], tags: ['NOUN', 'VERB'] }], { epochs: 2 })
 */
export function trainTagger(sentences: readonly TaggedForms[], options: TrainTaggerOptions = {}): TaggerModel {
  const { epochs = 5, restarts = 5, seed = 1, withoutLexicon = 0.1, fragments = 0.3 } = options;
  requireWhole('epochs', epochs, 1);
  requireWhole('restarts', restarts, 1);
  requireOption(withoutLexicon >= 0 && withoutLexicon <= 1, 'withoutLexicon', withoutLexicon, '0 to 1');
  requireOption(fragments >= 0 && fragments <= 1, 'fragments', fragments, '0 to 1');
  const words = describeWords(sentences);
  const atoms = new Map<string, number>();
  const intern: InternAtom = (atom) => {
    const id = atoms.get(atom) ?? atoms.size;
    atoms.set(atom, id);
    return id;
  };
  const ambiguityOf = (lower: string): string | undefined => words.ambiguities.get(lower);
  const profileWithLexicon = createProfiler({ intern, ambiguityOf, partsOfSpeech: options.partsOfSpeech });
  const profileAlone = createProfiler({ intern, ambiguityOf });
  const boundary = boundaryProfile(intern);
  const random = createRandom(seed);
  const drawExample = (sentence: TaggedForms): Example => {
    const { forms, tags } = random.uniform() < fragments ? fragmentOf(sentence) : sentence;
    const profile = random.uniform() < withoutLexicon ? profileAlone : profileWithLexicon;
    return {
      places: [boundary, boundary, ...forms.map(profile), boundary, boundary],
      tags: tags.map((tag) => universalTags.indexOf(tag)),
      certain: forms.map((form) => words.certain.has(form.toLowerCase())),
    };
  };
  const perceptrons = Array.from({ length: restarts }, () => {
    const perceptron = new AveragedPerceptron(universalTags.length);
    for (let epoch = 0; epoch < epochs; epoch++) {
      for (const sentence of shuffled(sentences, random)) learnSentence(perceptron, drawExample(sentence));
    }
    return perceptron;
  });
  return { ...compactPerceptrons(perceptrons, [...atoms.keys()], options), ...words };
}

/** Profiles each form once. */
function createProfiler(options: ProfileOptions): (form: string) => FormProfile {
  const known = new Map<string, FormProfile>();
  return (form) => {
    const profile = known.get(form) ?? profileForm(form, options);
    known.set(form, profile);
    return profile;
  };
}

function learnSentence(perceptron: AveragedPerceptron, example: Example): void {
  const { places, tags, certain } = example;
  const context: TaggingContext = { places, style: caseStyleOf(places), last: startTag, beforeLast: startTag };
  const buffer = new KeyBuffer();
  const contextKeys = new ContextKeys();
  for (const [index, truth] of tags.entries()) {
    let guess = truth;
    if (!certain[index]) {
      buffer.length = 0;
      contextKeys.add(buffer, context, index);
      for (let place = 0; place < windowLength; place++) {
        for (const atom of atomsAt(places[index + place] as FormProfile, place)) buffer.add(place, atom, 0);
      }
      guess = perceptron.predict(buffer.keys, buffer.length);
      perceptron.learn(buffer.keys, buffer.length, { truth, guess });
    }
    context.beforeLast = context.last;
    context.last = guess;
  }
}

/** Lowers the first word unless it is a name, an abbreviation or "I"; drops final punctuation. */
function fragmentOf(sentence: TaggedForms): TaggedForms {
  const { forms, tags } = sentence;
  let end = forms.length;
  while (end > 1 && tags[end - 1] === 'PUNCT') end--;
  const first = forms[0] ?? '';
  const keeps = tags[0] === 'PROPN' || first.length < 2 ? first !== 'A' : /\p{Lu}/u.test(first.slice(1));
  return { forms: [keeps ? first : first.toLowerCase(), ...forms.slice(1, end)], tags: tags.slice(0, end) };
}

/** Collects the ambiguity class of the words seen three times or more, and the words whose tag never changes. */
function describeWords(sentences: readonly TaggedForms[]): Pick<TaggerModel, 'ambiguities' | 'certain'> {
  const counts = new Map<string, Float64Array>();
  for (const { forms, tags } of sentences) {
    forms.forEach((form, i) => {
      const lower = form.toLowerCase();
      const tally = counts.get(lower) ?? new Float64Array(universalTags.length);
      const tag = universalTags.indexOf(tags[i] as UniversalTag);
      tally[tag] = (tally[tag] as number) + 1;
      counts.set(lower, tally);
    });
  }
  const ambiguities = new Map<string, string>();
  const certain = new Map<string, number>();
  for (const [word, tally] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const total = tally.reduce((sum, count) => sum + count, 0);
    if (total < 3) continue;
    const letters = [...tally].map((count, tag) => (count / total >= 0.03 ? String.fromCharCode(65 + tag) : ''));
    ambiguities.set(word, letters.join(''));
    const highest = Math.max(...tally);
    if (total >= 30 && highest === total) certain.set(word, tally.indexOf(highest));
  }
  return { ambiguities, certain };
}
