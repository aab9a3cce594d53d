/** Templates that stand for words in the middle of sentences, and which of their arguments these are. */
const wordTemplates: ReadonlyMap<string, (args: readonly string[]) => string> = new Map([
  ...each(
    'nowrap nobr small big abbr tooltip sic keep quote cquote blockquote nihongo em strong smallcaps sc var mvar math tlit',
    (args) => args[0] ?? '',
  ),
  ...each('lang transl transliteration lang-x rtl-lang', (args) => args.at(-1) ?? ''),
  ...each('convert cvt', (args) => `${args[0] ?? ''} ${args[1] ?? ''}`),
  ...each('circa c. ca.', (args) => `c. ${args[0] ?? ''}`.trim()),
  ...each('snd spnd sndash spaced_ndash ndash spaced_en_dash –', () => ' – '),
  ...each('mdash spaced_mdash em_dash', () => ' — '),
  ...each("' -' '-", () => "'"),
  ...each('nbsp space', () => ' '),
  ...each('· • dot bullet', () => ' · '),
  ...each('frac fraction', (args) => args.join('/')),
  ...each('val num formatnum', (args) => args[0] ?? ''),
  ...each('sup', (args) => args[0] ?? ''),
  ...each('birth_date start_date', (args) => args.slice(0, 3).join('-')),
  ...each('ill interlanguage_link', (args) => args[0] ?? ''),
  ...each('us$', (args) => `US$${args[0] ?? ''}`),
  ...each('gbp', (args) => `£${args[0] ?? ''}`),
]);

function each(
  names: string,
  words: (args: readonly string[]) => string,
): [string, (args: readonly string[]) => string][] {
  return names.split(' ').map((name) => [name.replaceAll('_', ' '), words]);
}

/** Returns the words of a template by what stands between its braces; most have none. */
export function resolveTemplate(content: string): string {
  const bar = content.indexOf('|');
  const name = (bar === -1 ? content : content.slice(0, bar)).trim();
  if (name.length > 30) return '';
  const key = name.toLowerCase().replaceAll('_', ' ');
  // {{lang-fr|mot}}
  const words = wordTemplates.get(key.startsWith('lang-') ? 'lang-x' : key);
  if (words === undefined) return '';
  const args = bar === -1 ? [] : content.slice(bar + 1).split('|');
  // Named arguments steer the display; "1=" names the first one.
  const unnamed = args
    .filter((arg) => !/^\s*[a-z][\w -]{0,30}=/i.test(arg))
    .map((arg) => arg.replace(/^\s*\d=/, '').trim());
  return words(unnamed);
}
