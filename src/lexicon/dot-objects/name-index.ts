import type { DotLanguage, DotName } from './dot-records.js';

/** Finds the entries of a name in a language, or in any; in the order they were given. */
export type FindNames = (name: string, language?: DotLanguage) => readonly DotName[];

/**
 * Makes the look-up of names by their forms.
 *
 * The article "the", quotation marks around a name and a possessive ending do not matter. Letter case does: entries that have
 * the very form count alone; failing these, a form in other case counts where the name looked for has a capital, or where
 * the form itself begins with a small letter (`iphone` for iPhone). Acronyms of up to three letters need their case, so that
 * "It" and "Us" are no names.
 */
export function createNameIndex(entries: readonly DotName[]): FindNames {
  let index: ReadonlyMap<string, readonly DotName[]> | undefined;
  return (name, language) => {
    // Those who only read glosses and rules need no index.
    index ??= indexForms(entries);
    const whole = dropMarks(name);
    const found = match(index, whole, language);
    return found.length > 0 ? found : match(index, whole.replace(/(?:'s|(?<=s)')$/i, ''), language);
  };
}

function indexForms(entries: readonly DotName[]): Map<string, DotName[]> {
  const index = new Map<string, DotName[]>();
  for (const entry of entries) {
    for (const form of listForms(entry)) {
      const key = dropMarks(form).toLowerCase();
      const known = index.get(key);
      if (known === undefined) index.set(key, [entry]);
      else if (known.at(-1) !== entry) known.push(entry);
    }
  }
  return index;
}

function listForms({ name, aliases, chinese }: DotName, language?: DotLanguage): readonly string[] {
  if (language === 'zh') return chinese;
  return language === 'en' ? [name, ...aliases] : [name, ...aliases, ...chinese];
}

function match(
  index: ReadonlyMap<string, readonly DotName[]>,
  name: string,
  language: DotLanguage | undefined,
): readonly DotName[] {
  const key = name.toLowerCase();
  const fitting = (index.get(key) ?? []).map((entry) => {
    const forms = listForms(entry, language).map(dropMarks);
    return { entry, forms: forms.filter((form) => form.toLowerCase() === key) };
  });
  const exact = fitting.filter(({ forms }) => forms.includes(name));
  const other = fitting.filter(({ forms }) => forms.some((form) => matchesInOtherCase(form, name)));
  return (exact.length > 0 ? exact : other).map(({ entry }) => entry);
}

function matchesInOtherCase(form: string, name: string): boolean {
  if (/^[\p{Lu}.]{1,6}$/u.test(form) && form.replaceAll('.', '').length <= 3) return false;
  return /\p{Lu}/u.test(name) || /^\p{Ll}/u.test(form);
}

/** A name without the article before it and without quotation marks around it. */
function dropMarks(name: string): string {
  // Nearly every form is plain already, and tens of thousands are indexed on loading.
  if (plainForm.test(name) && !article.test(name)) return name;
  const plain = name.normalize('NFC').trim().replaceAll('’', "'");
  const bare = plain.replace(/^[《「『“"]\s*/u, '').replace(/(?<!\s)\s*[》」』”"]$/u, '');
  return bare.replace(article, '');
}

const plainForm = /^[A-Za-z](?:[A-Za-z .'-]*[A-Za-z.'])?$/;
const article = /^the\s+(?=\S)/i;
