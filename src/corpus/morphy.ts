/** WordNet's names for the parts of speech that have lemmas. */
export type WordnetPart = 'noun' | 'verb' | 'adj' | 'adv';

/** Says whether a lexicon holds a lower-case lemma in a part of speech. */
export type IsLemma = (lemma: string, part: WordnetPart) => boolean;

/** Irregular forms with their base forms, for each part of speech; `read-exceptions` reads WordNet's. */
export type ExceptionLists = ReadonlyMap<WordnetPart, ReadonlyMap<string, readonly string[]>>;

/** What morphology needs to know about a lexicon. */
export interface MorphyOptions {
  readonly exceptions: ExceptionLists;
  readonly isLemma: IsLemma;
}

// WordNet 3.0, morphy(7WN), "Rules of Detachment", in the order of that page.
const detachments: ReadonlyMap<WordnetPart, readonly (readonly [string, string])[]> = new Map([
  [
    'noun',
    [
      ['s', ''],
      ['ses', 's'],
      ['xes', 'x'],
      ['zes', 'z'],
      ['ches', 'ch'],
      ['shes', 'sh'],
      ['men', 'man'],
      ['ies', 'y'],
    ],
  ],
  [
    'verb',
    [
      ['s', ''],
      ['ies', 'y'],
      ['es', 'e'],
      ['es', ''],
      ['ed', 'e'],
      ['ed', ''],
      ['ing', 'e'],
      ['ing', ''],
    ],
  ],
  [
    'adj',
    [
      ['er', ''],
      ['est', ''],
      ['er', 'e'],
      ['est', 'e'],
    ],
  ],
  ['adv', []],
]);

/**
 * Finds the lemmas that a lower-case form can belong to, as WordNet's Morphy does: the exception list's base forms; or,
 * where the list is silent, the form itself and what the detachment rules leave, as far as the lexicon holds them.
 *
 * @example findBaseForms('axes', 'noun', { exceptions, isLemma }) // ['ax', 'axis']
 */
export function findBaseForms(form: string, part: WordnetPart, options: MorphyOptions): string[] {
  const { exceptions, isLemma } = options;
  const irregular = exceptions.get(part)?.get(form);
  if (irregular !== undefined) return [...irregular];
  const found = isLemma(form, part) ? [form] : [];
  // Morphy takes nouns in "-ss" and words of up to two letters as they are.
  if (form.length <= 2 || (part === 'noun' && form.endsWith('ss'))) return found;
  for (const [ending, replacement] of detachments.get(part) ?? []) {
    if (!form.endsWith(ending)) continue;
    const base = form.slice(0, form.length - ending.length) + replacement;
    if (base !== '' && !found.includes(base) && isLemma(base, part)) found.push(base);
  }
  return found;
}

const letters: readonly (readonly [WordnetPart, string])[] = [
  ['noun', 'n'],
  ['verb', 'v'],
  ['adj', 'a'],
  ['adv', 'r'],
];

/**
 * Makes the function that tells the tagger which parts of speech a lexicon knows for a lower-case form: the letters `n`,
 * `v`, `a`, `r` in this order, of every part in which Morphy finds a base form.
 *
 * @example createPartsOfSpeech({ exceptions, isLemma })('walks') // 'nv'
 */
export function createPartsOfSpeech(options: MorphyOptions): (lowerForm: string) => string {
  return (lowerForm) =>
    letters.map(([part, letter]) => (findBaseForms(lowerForm, part, options).length > 0 ? letter : '')).join('');
}
