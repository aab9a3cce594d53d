import { findBaseForms, type MorphyOptions, type WordnetPart } from './morphy.js';
import type { UniversalTag } from './sentence.js';

/**
 * Gives the lemma of a form that bears a tag; `first` says that the form begins its sentence, where a capital means
 * nothing.
 */
export type Lemmatise = (form: string, tag: UniversalTag, first?: boolean) => string;

const wordnetParts: ReadonlyMap<UniversalTag, WordnetPart> = new Map([
  ['NOUN', 'noun'],
  ['VERB', 'verb'],
  ['AUX', 'verb'],
  ['ADJ', 'adj'],
  ['ADV', 'adv'],
]);

// The lemmas of UD English EWT that no rule gives: tags, then pairs of form and lemma.
const listed: readonly (readonly [readonly UniversalTag[], string])[] = [
  [
    ['AUX', 'VERB'],
    "is be are be was be were be am be been be being be 's be 're be 'm be ’s be ’re be ’m be `s be s be m be re be r be " +
      "has have had have having have 've have ’ve have ve have does do did do done do doing do 'll will ’ll will wo will " +
      "ll will 'd would ’d would ca can sha shall gon go wan want might might lay lay rent rent",
  ],
  [['PART'], "n't not n’t not nt not na to ta to a to ’s 's `s 's s 's ’ 's ' 's"],
  [
    ['PRON'],
    "i I me I im I us we 's we ’s we him he them they 'em they ’em they em they these this those that u you ya you mine my " +
      'yours your hers her ours our theirs their',
  ],
  [['DET'], 'an a these this those that'],
  [['ADV'], "better well best well worse badly worst badly after after nt not n't not n’t not"],
  [
    ['ADJ'],
    'better good best good worse bad worst bad further further elder old eldest old more more most most least least ' +
      'less less modest modest outer outer inner inner',
  ],
  [['CCONJ'], 'n and'],
  [['ADP'], 'w/ with w/o without'],
  [
    ['NOUN'],
    'people people data data media media means means species species series series corps corps pants pants am a.m. ' +
      'a.m. a.m. a.m a.m. pm p.m. p.m. p.m. p.m p.m. etc etc. regards regards troops troops goods goods jeans jeans ' +
      'physics physics mechanics mechanics manners manners contents contents comics comic dive dive',
  ],
  [
    ['PROPN'],
    'jan. January jan January feb. February feb February mar. March apr. April apr April jun. June jul. July ' +
      'aug. August aug August sept. September sept September sep. September oct. October oct October nov. November ' +
      'nov November dec. December dec December',
  ],
  [['NUM'], 'm million mm million k thousand b billion bn billion'],
  [['PUNCT', 'SYM'], `“ " ” " ’’ '' ‘’ '' ’ ' ‘ ' – - — -`],
];

/**
 * Makes a lemmatiser by the conventions of UD English EWT: lemmas are in lower case, except that proper nouns, foreign
 * words, acronyms, adjectives with a capital inside a sentence and the pronoun "I" keep their case.
 *
 * Closed classes come from a table. Nouns, verbs, adjectives and adverbs go through WordNet's Morphy; where it finds
 * nothing, the ending is taken off by rule.
 *
 * @example createLemmatiser({ exceptions, isLemma })('feet', 'NOUN') // 'foot'
 */
export function createLemmatiser(options: MorphyOptions): Lemmatise {
  const table = readListed();
  return (form, tag, first = false) => {
    const lower = form.toLowerCase();
    const fixed = table.get(tag)?.get(lower);
    if (fixed !== undefined) return fixed;
    if (tag === 'X' || tag === 'SYM' || tag === 'PUNCT') return form;
    if (tag === 'PROPN') return singularName(form, options);
    if (tag === 'NUM') return /^\d+(?:,\d{3})+/.test(form) ? form.replaceAll(',', '') : lower;
    const part = wordnetParts.get(tag);
    if (part === undefined || !/^\p{L}/u.test(form)) return lower;
    const acronym = part === 'noun' ? /^(\p{Lu}[\p{Lu}\d]{1,3})s?$/u.exec(form)?.[1] : undefined;
    if (acronym !== undefined) return acronym;
    const lemma = chooseBaseForm(lower, part, options) ?? takeOffEnding(lower, part, options);
    const keepsCapital = part === 'adj' && !first && /^\p{Lu}(?:\p{Ll}|$)/u.test(form);
    return keepsCapital ? form.charAt(0) + lemma.slice(1) : lemma;
  };
}

/**
 * Chooses among Morphy's base forms. WordNet lists many plurals and comparatives as lemmas of their own ("years",
 * "larger"); there EWT has the simple form.
 */
function chooseBaseForm(lower: string, part: WordnetPart, options: MorphyOptions): string | undefined {
  const { exceptions, isLemma } = options;
  if (part === 'adv') {
    // Morphy has no rules for adverbs: the comparative ones follow those for adjectives.
    const isAdverb = (lemma: string): boolean => isLemma(lemma, 'adv');
    const simple = findBaseForms(lower, 'adj', { exceptions, isLemma: isAdverb }).at(-1);
    return simple !== undefined && isAdverb(simple) ? simple : lower;
  }
  const [base, other] = findBaseForms(lower, part, options);
  if (part === 'verb') return base !== undefined && isBritishSingle(base, options) ? base + base.slice(-1) : base;
  if (base !== lower || other === undefined) return base;
  return other.length >= 3 ? other : base;
}

/** Whether a verb is spelt with one final l where the lexicon also has two: WordNet's list leads "installed" to "instal". */
function isBritishSingle(base: string, { isLemma }: MorphyOptions): boolean {
  return /[aeiou]l$/.test(base) && isLemma(`${base}l`, 'verb');
}

/** Takes the plural ending off a name whose singular is a noun of the lexicon: Americans, the United States. */
function singularName(form: string, { isLemma }: MorphyOptions): string {
  if (form.length < 5 || !/\p{Ll}s$/u.test(form)) return form;
  const lower = form.toLowerCase();
  if (isLemma(lower, 'noun') || !isLemma(lower.slice(0, -1), 'noun')) return form;
  return form.slice(0, -1);
}

function takeOffEnding(lower: string, part: WordnetPart, options: MorphyOptions): string {
  if (lower.length < 4) return lower;
  if (part === 'noun') return lower.replace(/ies$/, 'y').replace(/(?:(?<=ss|[xz]|[cs]h)es|(?<=[^sui'])s)$/, '');
  if (part === 'verb') return verbStem(lower, options);
  return lower;
}

function verbStem(lower: string, options: MorphyOptions): string {
  const ending = /(?:ing|ed|ies|es|s)$/.exec(lower)?.[0];
  if (ending === undefined || lower.endsWith('ss')) return lower;
  const stem = lower.slice(0, -ending.length);
  if (!/[aeiouy]/.test(stem)) return lower;
  if (ending === 'ies') return `${stem}y`;
  if (ending === 's') return stem;
  if (ending === 'ed' && stem.endsWith('i')) return `${stem.slice(0, -1)}y`;
  const last = stem.slice(-1);
  const single = stem.slice(0, -1);
  if (last === stem.slice(-2, -1) && /[bdgklmnprtv]/.test(last)) {
    return options.isLemma(single, 'verb') || last !== 'l' ? single : stem;
  }
  if (ending === 'es') return /(?:[sxz]|[cs]h|o)$/.test(stem) ? stem : `${stem}e`;
  return /(?:[aeiou][cgsvz]|[^aeiou][cgvz]|[iu]s|[^aeiou]at|[aeiou]nc|rs|ut|[bcdfgkptz]l)$/.test(stem)
    ? `${stem}e`
    : stem;
}

function readListed(): ReadonlyMap<UniversalTag, ReadonlyMap<string, string>> {
  const tables = new Map<UniversalTag, Map<string, string>>();
  for (const [tags, text] of listed) {
    const words = text.split(' ');
    const pairs = words.flatMap((form, i) => (i % 2 === 0 ? [[form, words[i + 1] ?? form] as const] : []));
    for (const tag of tags) tables.set(tag, new Map(pairs));
  }
  return tables;
}
