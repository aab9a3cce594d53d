import { addressEndings, familyNames, nameEndings, soundCharacters, weakFamilyNames } from './chinese-name-words.js';
import type { ChineseWord } from './chinese-words.js';
import type { NameClass, NameSpan, UniversalTag } from './sentence.js';

const longestName = 7;

/**
 * Finds proper names among words with ICTCLAS tags, from left to right, the longest first: persons by family names and
 * tags, and runs that begin with a name and end as places or organisations do.
 *
 * @param tags the universal tags of the words; a word in the dictionary's list of names counts only where its tag is PROPN.
 */
export function findChineseNames(words: readonly ChineseWord[], tags: readonly UniversalTag[]): NameSpan[] {
  const names: NameSpan[] = [];
  let start = 0;
  while (start < words.length) {
    const found =
      dottedPersonAt(words, start) ??
      personAt(words, start) ??
      longNameAt(words, tags, start) ??
      soundedPersonAt(words, start) ??
      wordNameAt(words, tags, start);
    if (found !== undefined) names.push(found);
    start = found?.end ?? start + 1;
  }
  return names;
}

/** Parts joined by a middle dot: 科瑞·舒尔曼. */
function dottedPersonAt(words: readonly ChineseWord[], start: number): NameSpan | undefined {
  let end = start + 1;
  while (isHan(words[end - 1]) && /^[·・•]$/u.test(words[end]?.form ?? '') && isHan(words[end + 1])) end += 2;
  return end === start + 1 ? undefined : { start, end, class: 'person' };
}

/** Two words or more that are written by their sound, the first an unknown word or a person by the dictionary. */
function soundedPersonAt(words: readonly ChineseWord[], start: number): NameSpan | undefined {
  if (!/^(?:nr|x)/.test(words[start]?.ictclas ?? '')) return undefined;
  let end = start;
  let length = 0;
  while (isSounded(words[end]) && (end === start || words[end]?.start === words[end - 1]?.end)) {
    length += words[end]?.form.length ?? 0;
    end++;
  }
  return end > start + 1 && length > 2 ? { start, end, class: 'person' } : undefined;
}

function isSounded(word: ChineseWord | undefined): boolean {
  return (
    word !== undefined &&
    !/^(?:p|c|u|d|v)/.test(word.ictclas ?? '') &&
    [...word.form].every((c) => soundCharacters.has(c))
  );
}

/** A family name that is a word of its own, and a given name of one or two characters. */
function personAt(words: readonly ChineseWord[], start: number): NameSpan | undefined {
  const [family, given] = [words[start], words[start + 1]];
  if (family === undefined || given === undefined || !familyNames.has(family.form) || !isHan(given)) return undefined;
  const isName = /^(?:nr|zg|q$)/.test(family.ictclas ?? '') && /^(?:nr|nz|x|t|ns|ng|a|z|g)/.test(given.ictclas ?? '');
  return isName && given.form.length <= 2 && given.start === family.end
    ? { start, end: start + 2, class: 'person' }
    : undefined;
}

/** A run that begins with a name and ends with a word such as 大学 or 地区. */
function longNameAt(words: readonly ChineseWord[], tags: readonly UniversalTag[], start: number): NameSpan | undefined {
  if (!isNameLike(words[start], tags[start])) return undefined;
  let found: NameSpan | undefined;
  for (let at = start + 1; at < Math.min(words.length, start + longestName); at++) {
    const word = words[at] as ChineseWord;
    if (!isHan(word) || !/^(?:n|j|x|vn|b|zg|s|m)/.test(word.ictclas ?? '')) break;
    const nameClass = classOfEnding(word.form, 0);
    if (nameClass !== undefined) found = { start, end: at + 1, class: nameClass };
  }
  return found;
}

function wordNameAt(words: readonly ChineseWord[], tags: readonly UniversalTag[], start: number): NameSpan | undefined {
  const nameClass = classOfWord(words[start], tags[start]);
  return nameClass === undefined ? undefined : { start, end: start + 1, class: nameClass };
}

function classOfWord(word: ChineseWord | undefined, tag: UniversalTag | undefined): NameClass | undefined {
  if (word === undefined || !isHan(word)) return undefined;
  const { form, ictclas = '' } = word;
  // Words that the dictionary lacks, such as 中国队, are put together from characters, and their tags are guesses.
  if (ictclas === 'x')
    return classOfEnding(form, 2) ?? (isPersonal(form) && /NOUN|PROPN/.test(tag ?? '') ? 'person' : undefined);
  if (ictclas === 'nt' && form.length > 2) return 'organisation';
  if (tag !== 'PROPN')
    return ictclas === 'nr' && form.length === 3 && tag === 'NOUN' && isPersonal(form) ? 'person' : undefined;
  if (ictclas === 'ns') return 'place';
  if (ictclas === 'nz') return classOfEnding(form, 1) ?? 'other';
  if (!ictclas.startsWith('nr')) return undefined;
  return classOfEnding(form, 2) ?? (ictclas === 'nrt' || isPersonal(form) ? 'person' : undefined);
}

/** Whether a word is a family name with a given name of one or two characters, and no form of address. */
function isPersonal(form: string): boolean {
  const first = form.charAt(0);
  const length = familyNames.has(form.slice(0, 2)) ? 2 : familyNames.has(first) ? 1 : 0;
  const fits =
    length > 0 ? form.length > length && form.length <= length + 2 : form.length === 3 && weakFamilyNames.has(first);
  return fits && !addressEndings.some((title) => form.endsWith(title));
}

function isNameLike(word: ChineseWord | undefined, tag: UniversalTag | undefined): boolean {
  return isHan(word) && tag === 'PROPN' && /^(?:ns|nz|nt|nr|j|x)/.test(word?.ictclas ?? '');
}

/** The class that the ending of a word gives, where at least `before` characters stand before the ending. */
function classOfEnding(form: string, before: number): NameClass | undefined {
  let longest = 0;
  let found: NameClass | undefined;
  for (const [ending, nameClass] of nameEndings) {
    if (ending.length <= longest || form.length < ending.length + before || !form.endsWith(ending)) continue;
    longest = ending.length;
    found = nameClass;
  }
  return found;
}

function isHan(word: ChineseWord | undefined): boolean {
  return word !== undefined && /^\p{Script=Han}+$/u.test(word.form);
}
