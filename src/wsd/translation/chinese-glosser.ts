import type { Annotator } from '../../corpus/annotator.js';
import type { SimplifyChinese } from '../../corpus/read-simplifier.js';
import type { Token } from '../../corpus/sentence.js';
import type { TargetInContext } from '../../embedding/contextual-model.js';
import type { ChineseGlosses } from '../../lexicon/chinese-glosses.js';
import type { DotObjects } from '../../lexicon/dot-objects/dot-objects.js';
import { wordnetPartOf } from '../content-label.js';
import { createEnglishChooser, type SharedWordnets } from './choose-english.js';
import { chooseGloss, type GlossPlace } from './choose-gloss.js';
import { cutChinese, type PlacedWord } from './cut-chinese.js';
import type { GlossItem } from './gloss-item.js';
import { orderGlosses } from './order-glosses.js';
import type { TranslateTarget } from './translate-target.js';

/** What {@link createChineseGlosser} knows Chinese words by. */
export interface ChineseGlosserParts {
  /** Finds the words of Chinese sentences and tags them. */
  readonly annotator: Annotator;
  readonly glosses: ChineseGlosses;
  /** Turns traditional characters into simplified ones, which glosses and names are in; default as they are. */
  readonly simplify?: SimplifyChinese | undefined;
  /** The names that have a Chinese form; default none. */
  readonly dotObjects?: Pick<DotObjects, 'findName'> | undefined;
  /** A Chinese wordnet and the English one on whose synsets it is, for words without a gloss; default none. */
  readonly wordnets?: SharedWordnets | undefined;
}

/**
 * Makes the translation of Chinese sentences into English words, one after the other, for models that know no Chinese: no more than
 * such a model needs to see what surrounds a name. Text without Chinese characters comes back as it is.
 *
 * A word has its gloss of the table, else the English name of a known name, else what `createEnglishChooser` finds; of what is still
 * unknown nothing is left. Then `orderGlosses` moves what English has elsewhere. The target stays in its own characters.
 *
 * @example
 * const translate = createChineseGlosser({ annotator: await createChineseAnnotator(), glosses: readChineseGlosses() });
 * translate({ text: '他把书放在桌子上', start: 2, end: 3 }) // { text: 'he put 书 on table', start: 7, end: 8 }
 */
export function createChineseGlosser(parts: ChineseGlosserParts): TranslateTarget {
  const { annotator, glosses, simplify = (text: string) => text, dotObjects, wordnets } = parts;
  const choose = wordnets && createEnglishChooser(wordnets);

  const findName = (word: string): string | undefined => {
    return word.length < 2 ? undefined : dotObjects?.findName(word, 'zh')[0]?.name;
  };

  // A lone character that is only a part of a word has too many meanings, and a word with a particle is two.
  function isInWordnet(word: string, isWord: boolean): boolean {
    const isPlain = word.length === 1 ? isWord : !/[的地]$/.test(word);
    return isPlain && wordnets?.own.has(word) === true;
  }

  function isKnown(word: string, isWord: boolean): boolean {
    return glosses.find(word).length > 0 || findName(word) !== undefined || isInWordnet(word, isWord);
  }

  function glossOf(word: string, place: GlossPlace): GlossItem {
    const gloss = chooseGloss(glosses.find(word), place);
    if (gloss !== undefined) return gloss;
    const name = findName(word);
    if (name !== undefined) return { english: name, kind: 'name' };
    const isAsked = isInWordnet(word, place.tag !== undefined);
    const chosen = isAsked ? choose?.(word, place.tag && wordnetPartOf(place.tag)) : undefined;
    return chosen === undefined
      ? { english: '', kind: 'unknown' }
      : { english: chosen.english, kind: kindsOfParts[chosen.partOfSpeech] };
  }

  function addStretch(items: GlossItem[], { text, stretch, tokens }: Stretch): void {
    const { start: from, end: to } = stretch;
    const words = tokens.filter(({ start, end }) => start < to && end > from);
    for (const { start, end } of cutChinese(text, { from, to }, { words, isKnown })) {
      const tag = words.find((word) => word.start === start && word.end === end)?.tag;
      items.push(glossOf(text.slice(start, end), { tag, before: items.at(-1) }));
    }
  }

  return ({ text, start, end }) => {
    if (!/\p{Script=Han}/u.test(text)) return { text, start, end };
    const simple = simplify(text);
    const { tokens } = annotator.annotate({ document: '', position: 0, text });
    const items: GlossItem[] = [];
    const add = (from: number, to: number): void => {
      for (const stretch of listStretches(simple, from, to)) {
        const form = simple.slice(stretch.start, stretch.end);
        if (/\p{Script=Han}/u.test(form)) addStretch(items, { text: simple, stretch, tokens });
        else items.push(readForeign(form));
      }
    };
    add(0, start);
    items.push({ english: text.slice(start, end), kind: 'target' });
    add(end, text.length);
    return joinItems(orderGlosses(items));
  };
}

/** A run of Chinese characters with the words that a segmenter finds in the text. */
interface Stretch {
  readonly text: string;
  readonly stretch: PlacedWord;
  readonly tokens: readonly Token[];
}

const kindsOfParts = { n: 'noun', v: 'verb', a: 'adjective', r: 'function' } as const;

/** Runs of Chinese characters, of numbers, of other letters, and single marks. */
function listStretches(text: string, from: number, to: number): PlacedWord[] {
  const stretches = text
    .slice(from, to)
    .matchAll(/\p{Script=Han}+|\p{N}+|[^\p{Script=Han}\p{N}\p{P}\p{S}\s]+|…+|—+|[\p{P}\p{S}]/gu);
  return Array.from(stretches, ({ index, 0: form }) => ({ start: from + index, end: from + index + form.length }));
}

const marks: ReadonlyMap<string, string> = new Map([
  ['。', '.'],
  ['、', ','],
  ['“', '"'],
  ['”', '"'],
  ['「', '"'],
  ['」', '"'],
  ['《', '"'],
  ['》', '"'],
  ['—', '-'],
  ['…', '.'],
]);

function readForeign(form: string): GlossItem {
  if (/\p{N}/u.test(form)) return { english: form.normalize('NFKC'), kind: 'number' };
  if (/\p{L}/u.test(form)) return { english: form.normalize('NFKC'), kind: 'noun' };
  return { english: marks.get(form.charAt(0)) ?? form.normalize('NFKC'), kind: 'mark' };
}

function joinItems(items: readonly GlossItem[]): TargetInContext {
  let text = '';
  let place = { start: 0, end: 0 };
  for (const { english, kind } of items) {
    if (english === '') continue;
    const isClose = text === '' || english === "'s" || (kind === 'mark' && /^[,.?!;:)]/.test(english));
    if (!isClose) text += ' ';
    if (kind === 'target') place = { start: text.length, end: text.length + english.length };
    text += english;
  }
  return { text, ...place };
}
