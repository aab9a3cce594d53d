import { joinTokens } from '../join-tokens.js';
import type { MultiwordSpan, NameClass, NameSpan, Sentence, Token, TokenRange, UniversalTag } from '../sentence.js';
import { ownText } from './own-text.js';
import { universalTagsOf } from './universal-tags-of.js';

/** The senses of a stretch of tokens, as WordNet sense keys; more than one where the annotators could not decide. */
export interface SenseSpan extends TokenRange {
  readonly keys: readonly string[];
}

/** A sentence whose words carry senses. */
export interface SenseSentence extends Sentence {
  /** In order, without overlap. */
  readonly senses: readonly SenseSpan[];
}

/** A word or mark of a tag file. */
export interface SemcorItem {
  readonly form: string;
  readonly isMark: boolean;
  readonly pos?: string | undefined;
  readonly lemma?: string | undefined;
  /** The lexical part of the sense key, or several separated by `;`. */
  readonly lexsn?: string | undefined;
  /** The class of a name. */
  readonly name?: string | undefined;
}

const nameClasses: ReadonlyMap<string, NameClass> = new Map<string, NameClass>([
  ['person', 'person'],
  ['location', 'place'],
  ['group', 'organisation'],
  ['other', 'other'],
]);

/** Forms that the tag files leave without a lemma, since their senses were not annotated. */
const helperLemmas: ReadonlyMap<string, string> = new Map([
  ...['am', 'is', 'are', 'was', 'were', 'been', 'being', "'re", "'m"].map((form): [string, string] => [form, 'be']),
  ...['has', 'had', 'having', "'ve"].map((form): [string, string] => [form, 'have']),
  ...['does', 'did', 'done', 'doing'].map((form): [string, string] => [form, 'do']),
]);

/** Words that keep their own tag inside a multiword lemma. */
const smallWords: ReadonlyMap<string, UniversalTag> = new Map<string, UniversalTag>([
  ...'of in on at by for from to with into up out off over down about after through away back around'
    .split(' ')
    .map((word): [string, UniversalTag] => [word, 'ADP']),
  ...'the a an'.split(' ').map((word): [string, UniversalTag] => [word, 'DET']),
  ...'and or'.split(' ').map((word): [string, UniversalTag] => [word, 'CCONJ']),
]);

/** Makes a sentence of the words and marks of a tag file. */
export function makeSenseSentence(
  items: readonly SemcorItem[],
): Pick<SenseSentence, 'text' | 'tokens' | 'names' | 'multiwords' | 'senses'> {
  const pieces = items.map(({ form }) =>
    form.includes('_') ? form.split('_').filter((piece) => piece !== '') : [form],
  );
  const joined = joinTokens(pieces.flat());
  const text = ownText(joined.text);
  const tags = universalTagsOf(
    items.map(({ form, pos = '' }) => ({ form, tag: pos })),
    'penn',
  );
  const tokens: Token[] = [];
  const names: NameSpan[] = [];
  const multiwords: MultiwordSpan[] = [];
  const senses: SenseSpan[] = [];
  for (const [index, item] of items.entries()) {
    const parts = pieces[index] as readonly string[];
    const tag = tags[index] as UniversalTag;
    const lemma = lemmaOf(item, tag);
    const lemmaParts = parts.length === 1 ? [lemma] : lemma.split(' ');
    const range = { start: tokens.length, end: tokens.length + parts.length };
    for (let part = 0; part < parts.length; part++) {
      const { start, end } = joined.spans[tokens.length] as Token;
      const form = text.slice(start, end);
      const own = part === 0 ? undefined : smallWords.get(form.toLowerCase());
      const partLemma = lemmaParts.length === parts.length ? (lemmaParts[part] as string) : form.toLowerCase();
      tokens.push({ form, lemma: partLemma, tag: own ?? tag, start, end });
    }
    if (parts.length > 1) multiwords.push({ ...range, lemma, tag });
    const nameClass = nameClasses.get(item.name ?? '');
    if (nameClass !== undefined) names.push({ ...range, class: nameClass });
    const keys = sensesOf(item);
    if (keys.length > 0) senses.push({ ...range, keys });
  }
  return { text, tokens, names, multiwords, senses };
}

/** The lemma, its words separated by spaces; names are filed under `person` and the like, and have their form. */
function lemmaOf({ form, lemma, name }: SemcorItem, tag: UniversalTag): string {
  const words = form.includes('_') ? form.replaceAll('_', ' ').trim() : form;
  if (name !== undefined) return ownText(words);
  if (lemma !== undefined) return ownText(lemma.includes('_') ? lemma.replaceAll('_', ' ') : lemma);
  const helper = tag === 'AUX' || tag === 'VERB' ? helperLemmas.get(words.toLowerCase()) : undefined;
  return helper ?? ownText(tag === 'PROPN' ? words : words.toLowerCase());
}

function sensesOf({ lemma, lexsn }: SemcorItem): readonly string[] {
  if (lemma === undefined || lexsn === undefined) return [];
  // The head of a satellite may carry a mark of position, which sense keys do not.
  return lexsn.split(';').map((part) => ownText(`${lemma}%${part.replace(/\((?:a|p|ip)\)/, '')}`));
}
