/**
 * Gives the parts of speech that a lexicon knows for a lower-case form, its inflected forms included: a string of
 * letters from `n`, `v`, `a`, `r` in this order, for instance `nv` for `walks`, or the empty string.
 */
export type PartsOfSpeech = (lowerForm: string) => string;

/** Turns a string into its number; a trainer adds new strings, a trained tagger answers -1 for them. */
export type InternAtom = (atom: string) => number;

/** What the features see of one word; the numbers are atoms. */
export interface FormProfile {
  readonly word: number;
  readonly ambiguity: number;
  readonly ending: number;
  readonly shape: number;
  readonly capitals: 'none' | 'small' | 'initial' | 'all';
  /** Atoms of the word seen as the current word. */
  readonly atoms: Int32Array;
  /** Atoms of the word seen from a neighbour. */
  readonly neighbourAtoms: Int32Array;
}

/** Settings of {@link profileForm}. */
export interface ProfileOptions {
  readonly intern: InternAtom;
  /** Gives the ambiguity class of a word frequent in training, or undefined. */
  readonly ambiguityOf: (lowerForm: string) => string | undefined;
  readonly partsOfSpeech?: PartsOfSpeech | undefined;
}

/** Describes one word by its atoms: itself, its first and last letters, its shape and its possible classes. */
export function profileForm(form: string, options: ProfileOptions): FormProfile {
  const { intern, ambiguityOf, partsOfSpeech } = options;
  const lower = form.toLowerCase();
  const shape = shapeOf(form);
  const known = partsOfSpeech?.(lower);
  const capitals = capitalsOf(form);
  const mark = capitals === 'all' ? '^^' : capitals === 'initial' ? '^' : '';
  const endings: string[] = [];
  for (let length = 1; length <= 5 && length < lower.length; length++) endings.push(`s${lower.slice(-length)}`);
  for (let length = 1; length <= 4 && length < lower.length; length++) endings.push(`p${lower.slice(0, length)}`);
  const ambiguity = ambiguityOf(lower) ?? `?${known ?? ''}${classOfUnknown(lower)}`;
  const shared = [`w${lower}`, `c${ambiguity}${mark}`, `s${lower.slice(-3)}`, `h${shape}`];
  const lexical = known === undefined ? [] : [`l${known}`, `l${known}${mark}`, `l${known}${lower.slice(-2)}`];
  const own = [...shared, ...lexical, ...endings, `W${form}`, `h${shape}${lower.slice(-2)}`, `m${middleOf(lower)}`];
  const [word, ambiguityAtom, ending, shapeAtom] = shared.map(intern) as [number, number, number, number];
  return {
    word,
    ambiguity: ambiguityAtom,
    ending,
    shape: shapeAtom,
    capitals,
    atoms: numbers([...new Set(own)], intern),
    neighbourAtoms: numbers([...new Set([...shared, ...lexical.slice(0, 1), `s${lower.slice(-2)}`])], intern),
  };
}

/** The profile of the place before the first and after the last word. */
export function boundaryProfile(intern: InternAtom): FormProfile {
  const atom = intern('|');
  const atoms = Int32Array.of(atom);
  return { word: atom, ambiguity: atom, ending: atom, shape: atom, capitals: 'none', atoms, neighbourAtoms: atoms };
}

/** How many words on each side a word's features look at. */
const windowRadius = 2;

/** How many places a word's features look at, its own included. */
export const windowLength = 2 * windowRadius + 1;

/**
 * The atoms through which a word speaks to the current word from a place of the window (0 to 4, itself at 2). Their keys
 * are `(place, atom, 0)`; since they depend on one word only, a tagger sums their weights once a word.
 */
export function atomsAt(profile: FormProfile, place: number): Int32Array {
  return place === windowRadius ? profile.atoms : profile.neighbourAtoms;
}

/** How a sentence uses capitals: as running text, as a headline, or in capitals only. */
export type CaseStyle = 0 | 1 | 2;

/** Judges the capitals of a sentence by the words that begin with a letter. */
export function caseStyleOf(profiles: readonly FormProfile[]): CaseStyle {
  let small = 0;
  let initial = 0;
  let capital = 0;
  for (const { capitals } of profiles) {
    if (capitals === 'small') small++;
    else if (capitals === 'initial') initial++;
    else if (capitals === 'all') capital++;
  }
  if (small === 0 && initial === 0 && capital >= 2) return 2;
  return initial + capital > 2 && initial + capital > small ? 1 : 0;
}

/** What is known of a place in a sentence while it is being tagged. */
export interface TaggingContext {
  /** The profiles of the sentence with two more before the first and after the last word. */
  readonly places: readonly FormProfile[];
  readonly style: CaseStyle;
  /** The tags chosen for the word before and for the one before that. */
  last: number;
  beforeLast: number;
}

/** A growing list of keys, three numbers a key, which is filled anew for each word. */
export class KeyBuffer {
  readonly keys = new Int32Array(3 * 256);
  length = 0;

  /** Adds a key unless it speaks about an unknown atom. */
  add(first: number, second: number, third: number): void {
    if (second < 0 || third < 0) return;
    const at = this.length;
    this.keys[at] = first;
    this.keys[at + 1] = second;
    this.keys[at + 2] = third;
    this.length = at + 3;
  }
}

function numbers(atoms: readonly string[], intern: InternAtom): Int32Array {
  return Int32Array.from(atoms.map(intern).filter((atom) => atom >= 0));
}

/** Capitals to X, other letters to x, digits to d, runs shortened to two. */
function shapeOf(form: string): string {
  return form
    .replace(/\p{Lu}/gu, 'X')
    .replace(/\p{Ll}|\p{Lo}/gu, 'x')
    .replace(/\d/g, 'd')
    .replace(/(.)\1{2,}/g, '$1$1')
    .slice(0, 12);
}

function capitalsOf(form: string): FormProfile['capitals'] {
  const first = form.charAt(0);
  if (first.toLowerCase() === first) return first.toUpperCase() === first ? 'none' : 'small';
  return form.length > 1 && form.toUpperCase() === form ? 'all' : 'initial';
}

function classOfUnknown(lower: string): string {
  if (!/^\p{L}/u.test(lower)) return shapeOf(lower).slice(0, 4);
  return /(?:ing|ed|est|er|ly|ss|s|able|al|ous|ic|ive|ful|less|tion|ness|ity|ment|ist|ism|y)$/.exec(lower)?.[0] ?? 'x';
}

function middleOf(lower: string): string {
  const dash = lower.indexOf('-');
  if (dash > 0) return '-';
  return /\d/.test(lower) ? 'd' : lower.length > 8 ? '9' : `${lower.length}`;
}
