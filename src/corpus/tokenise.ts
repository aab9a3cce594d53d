/** A stretch of text that is one token: `text.slice(start, end)` is the form. */
export interface TokenSpan {
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Splits English text into tokens as UD English EWT does, losing no character but white space.
 *
 * Clitics stand alone (do|n't, can|not, dog|'s), so do hyphens between words (well|-|known) but not after a prefix
 * (non-human); abbreviations (e.g.), numbers (1,000.5), addresses and runs of dots or exclamation marks stay whole.
 *
 * @example tokenise("don't").map((token) => token.form) // ['do', "n't"]
 */
export function tokenise(text: string): TokenSpan[] {
  const tokens: TokenSpan[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      at++;
      continue;
    }
    const lettersEnd = isLetter(code) ? endOfLetters(text, at) : at;
    // Most words stand between spaces or before a comma; only the others are worth the patterns.
    const plain = lettersEnd > at && endsPlainly(text, lettersEnd);
    const specialEnd = plain ? at : endOfSpecial(text, at);
    if (specialEnd > at) push(tokens, text, at, specialEnd);
    at = specialEnd > at ? specialEnd : pushWordOrMark(tokens, text, at, lettersEnd);
  }
  return tokens;
}

// Longer words that are written together, and where EWT cuts them.
const fusedWords: ReadonlyMap<string, number> = new Map([
  ['cannot', 3],
  ['gonna', 3],
  ['wanna', 3],
  ['gotta', 3],
  ['lemme', 3],
  ['gimme', 3],
  ['dont', 2],
  ['didnt', 3],
  ['doesnt', 4],
  ['isnt', 2],
  ['wasnt', 3],
  ['arent', 3],
  ['werent', 4],
  ['havent', 4],
  ['hasnt', 3],
  ['couldnt', 5],
  ['wouldnt', 5],
  ['shouldnt', 6],
]);

const clitics: ReadonlySet<string> = new Set(['s', 'm', 'd', 'll', 've', 're']);

const abbreviation = new RegExp(
  [
    // Letters with points: U.S., i.e., a.k.a
    String.raw`(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?`,
    // Titles, months, companies, dictionary labels; "No." and "Sat." only where they cannot end a sentence.
    String.raw`(?:Dr|Mr|Mrs|Ms|Messrs|Prof|St|Ft|Mt|Gov|Gen|Lt|Col|Capt|Sgt|Maj|Rev|Hon|Sen|Reps?|Jr|Sr|Inc|Ltd|Corp|Co|Bros|Dept|Univ|Ave|Blvd|Ph\.D|Ph)\.(?!\p{L})`,
    String.raw`(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Thurs?|Fri)\.(?!\p{L})`,
    String.raw`(?:vs|esp|cf|viz|approx|ca|al|fig|Fig|Attn|Vol|vol|pp|ext|hrs|mins|lbs|oz)\.(?!\p{L})`,
    String.raw`(?:No|Nos|Sec|Wed|Sat|Sun)\.(?=\s\d)`,
    // At the end of a text EWT leaves the full stop to the sentence.
    String.raw`etc\.(?!\p{L}|\s*$)`,
    // Initials: W. in "George W. Bush"
    String.raw`\p{Lu}\.(?=\s\p{Lu})`,
  ].join('|'),
  'uy',
);

const prefixed =
  /(?:e|non|pre|anti|mid|re|co|post|over|multi|pro|ex|semi|sub|neo|un|counter|micro|intra|inter|socio|psycho)-\p{L}[\p{L}\p{M}]*(?![-@'’\p{N}])/iuy;

// The lengths are bounded so that a long run without an address is not looked through from each of its places.
const address =
  /(?:(?:https?|ftp):\/\/|mailto:|www\.)[^\s<>"]*[^\s<>".,;:!?'()[\]]|[\w.+%-]{0,255}\w(?:\.{3})?@\w[\w-]*(?:\.[\w-]+)*|@\w+|[\w-]{1,255}(?:\.[\w-]{1,255}){0,15}\.(?:com|org|net|edu|gov|info|co\.uk|docx?|xls|pdf|html?|txt|jpg|gif|exe)(?![\p{L}\p{N}])/iuy;

const number =
  /(?:1-)?\d{3}-\d{3}-\d{4}(?!\d)|\d{3}-\d{4}(?!\d)|\d{1,4}[-/.]\d{1,4}[-/.]\d{2,4}(?!\d)|\d+(?:[:.,]\d+)*(?:st|nd|rd|th|['’]?s)(?![\p{L}\p{N}])|\d\/\d{2,4}(?!\d)|\d{2}\/\d{1,4}(?!\d)|\d+(?:[:.,]\d+)*(?=(?:am|pm|a\.m|p\.m|kg|km|cm|mm|m|g|k|x|lbs?|oz|ft|mph|mg|ml|hz|khz|mhz|min|mins|hrs?|yrs?|bn)(?![\p{L}\p{N}]))|\d+(?:[:.,]\d+)+|\d+(?![\p{L}\p{N}])|[.]\d+/iuy;

const joined =
  /(?<=[\p{L}\p{N}.])['’`](?:s|m|d|ll|ve|re)(?![\p{L}\p{N}])|[A-Z]{1,3}&[A-Z]{1,3}(?![\p{L}\p{N}])|[a-z]&[a-z](?![\p{L}\p{N}])|\p{L}\/\p{L}(?![\p{L}\p{N}])|w\/(?:o(?:ut)?)?(?![\p{L}\p{N}])|['’`]\d0s|['’](?:em|n|til|cause|tis|twas)(?!\p{L})/uy;

const emoticon = /[:;=]['-]?[()DPO3|/\\](?![\p{L}\p{N}(])|<3|\^_\^/uy;

const marks = /[.!?]{2,}|(?:-){2,}|(?:\*){2,}|(?:=){2,}|(?:_){2,}|(?:~){2,}|(?:#){2,}|<<|>>|''|``|’’|‘’|‘‘/uy;

const alphanumeric = /[\p{L}\p{N}\p{M}_\u00ad]+/uy;

const specials: readonly RegExp[] = [address, abbreviation, prefixed, number, joined, emoticon, marks];

function endOfSpecial(text: string, start: number): number {
  for (const pattern of specials) {
    pattern.lastIndex = start;
    if (pattern.test(text)) return pattern.lastIndex;
  }
  return start;
}

function pushWordOrMark(tokens: TokenSpan[], text: string, start: number, lettersEnd: number): number {
  let end = lettersEnd;
  if (!endsPlainly(text, end) || end === start) {
    alphanumeric.lastIndex = start;
    end = alphanumeric.test(text) ? alphanumeric.lastIndex : start;
  }
  if (end === start) {
    const width = (text.codePointAt(start) as number) > 0xffff ? 2 : 1;
    push(tokens, text, start, start + width);
    return start + width;
  }
  return pushWord(tokens, text, start, end);
}

/** Adds a word, cut at the place where a fused word or a clitic begins; returns where the last piece ends. */
function pushWord(tokens: TokenSpan[], text: string, start: number, wordEnd: number): number {
  const last = text.charCodeAt(wordEnd - 1) | 32;
  // The fused words end in t, a or e.
  const cut =
    wordEnd - start <= 8 && (last === 116 || last === 97 || last === 101)
      ? fusedWords.get(text.slice(start, wordEnd).toLowerCase())
      : undefined;
  if (cut !== undefined) {
    push(tokens, text, start, start + cut);
    push(tokens, text, start + cut, wordEnd);
    return wordEnd;
  }
  if (!isApostrophe(text.charCodeAt(wordEnd))) {
    push(tokens, text, start, wordEnd);
    return wordEnd;
  }
  const tailEnd = endOfLetters(text, wordEnd + 1);
  const tail = text.slice(wordEnd + 1, tailEnd).toLowerCase();
  if (tail === 't' && last === 110 && wordEnd - start > 1) {
    push(tokens, text, start, wordEnd - 1);
    push(tokens, text, wordEnd - 1, tailEnd);
    return tailEnd;
  }
  if (tail === '' || clitics.has(tail)) {
    push(tokens, text, start, wordEnd);
    if (tail !== '') push(tokens, text, wordEnd, tailEnd);
    return tail === '' ? wordEnd : tailEnd;
  }
  push(tokens, text, start, tailEnd);
  return tailEnd;
}

function push(tokens: TokenSpan[], text: string, start: number, end: number): void {
  tokens.push({ form: text.slice(start, end), start, end });
}

function endOfLetters(text: string, start: number): number {
  let end = start;
  while (end < text.length && isLetter(text.charCodeAt(end))) end++;
  return end;
}

function isLetter(code: number): boolean {
  return ((code | 32) >= 97 && (code | 32) <= 122) || (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7);
}

/** Whether a word may end here without a look at what follows: at the end, a space or a mark that never joins. */
function endsPlainly(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const code = text.charCodeAt(at);
  // ! " ( ) , ; ?
  return (
    code === 32 || code === 44 || code === 59 || code === 33 || code === 63 || code === 40 || code === 41 || code === 34
  );
}

function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019 || code === 96;
}

function isSpace(code: number): boolean {
  return (
    code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || (code > 0x1000 && /\s/.test(String.fromCharCode(code)))
  );
}
