/** The named characters of HTML that texts use, beside the five of XML. */
const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['ensp', '\u2002'],
  ['emsp', '\u2003'],
  ['thinsp', '\u2009'],
  ['zwnj', ''],
  ['zwj', ''],
  ['lrm', ''],
  ['rlm', ''],
  ['shy', ''],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['sbquo', '‚'],
  ['bdquo', '„'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['bull', '•'],
  ['middot', '·'],
  ['sdot', '⋅'],
  ['deg', '°'],
  ['prime', '′'],
  ['Prime', '″'],
  ['times', '×'],
  ['divide', '÷'],
  ['plusmn', '±'],
  ['minus', '−'],
  ['ne', '≠'],
  ['le', '≤'],
  ['ge', '≥'],
  ['asymp', '≈'],
  ['equiv', '≡'],
  ['infin', '∞'],
  ['radic', '√'],
  ['sum', '∑'],
  ['frac12', '½'],
  ['frac14', '¼'],
  ['frac34', '¾'],
  ['sup2', '²'],
  ['sup3', '³'],
  ['micro', 'µ'],
  ['cent', '¢'],
  ['pound', '£'],
  ['euro', '€'],
  ['yen', '¥'],
  ['copy', '©'],
  ['reg', '®'],
  ['trade', '™'],
  ['sect', '§'],
  ['para', '¶'],
  ['dagger', '†'],
  ['larr', '←'],
  ['rarr', '→'],
  ['uarr', '↑'],
  ['darr', '↓'],
  ['harr', '↔'],
  ['rArr', '⇒'],
  ...greek(),
  ...accented(),
]);

function greek(): [string, string][] {
  const names =
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega';
  return names.split(' ').flatMap((name, index): [string, string][] => {
    const small = String.fromCharCode(0x3b1 + index);
    return [
      [name, small],
      [`${name.charAt(0).toUpperCase()}${name.slice(1)}`, small.toUpperCase()],
    ];
  });
}

/** Letters of Latin-1 with their accents: `eacute`, `Ouml`. */
function accented(): [string, string][] {
  const accents = { grave: '\u0300', acute: '\u0301', circ: '\u0302', tilde: '\u0303', uml: '\u0308', cedil: '\u0327' };
  const pairs = Object.entries(accents).flatMap(([accent, mark]) =>
    [...'aceinouyACEINOUY'].map((letter): [string, string] => [
      `${letter}${accent}`,
      `${letter}${mark}`.normalize('NFC'),
    ]),
  );
  const others = {
    szlig: 'ß',
    aelig: 'æ',
    AElig: 'Æ',
    oelig: 'œ',
    OElig: 'Œ',
    oslash: 'ø',
    Oslash: 'Ø',
    aring: 'å',
    Aring: 'Å',
    eth: 'ð',
    ETH: 'Ð',
    thorn: 'þ',
    THORN: 'Þ',
    scaron: 'š',
    Scaron: 'Š',
  };
  return [...pairs.filter(([, letter]) => letter.length === 1), ...Object.entries(others)];
}

/** Turns entities such as `&amp;`, `&#233;` and `&#xe9;` into their characters; unknown ones stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]\w{1,9}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return named.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    const isCharacter = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : whole;
  });
}
