import type { UniversalTag } from '../sentence.js';
import { brownTags } from './brown-tags.js';
import { pennTags } from './penn-tags.js';

/** A set of part-of-speech tags that can be turned into universal ones. */
export type TagSet = 'penn' | 'brown';

/** A word with its tag of another set. */
export interface TaggedForm {
  readonly form: string;
  readonly tag: string;
}

const beForms: ReadonlySet<string> = wordSet("be am is are was were been being 's 're 'm");
const helperForms: ReadonlySet<string> = wordSet("have has had having do does did 've 'd");
const subordinators: ReadonlySet<string> = wordSet('that because if although though unless whether while whereas lest');

/**
 * Turns tags of a whole sentence into universal ones, as UD English EWT has them: forms of "be" are auxiliaries, those of
 * "have" and "do" where a verb follows within three words with only adverbs, particles and pronouns between; `that`, `if` and
 * their like are subordinating conjunctions under Penn's `IN`, as is `to` a preposition where no verb follows. What no table
 * knows is punctuation if it has no letter or digit, and `X` otherwise.
 */
export function universalTagsOf(words: readonly TaggedForm[], tagSet: TagSet): UniversalTag[] {
  const tags = words.map((word) => (tagSet === 'penn' ? pennTag(word) : brownTag(word)));
  return tags.map((tag, index) => {
    const form = (words[index] as TaggedForm).form.toLowerCase();
    if (tag === 'VERB') return isAuxiliary(form, tags, index) ? 'AUX' : tag;
    if (tagSet === 'brown') return tag;
    if (form === 'to' && tag === 'PART' && !isVerb(tags[index + 1]) && tags[index + 1] !== 'ADV') return 'ADP';
    if (tag === 'ADV' && (form === 'not' || form === "n't" || form === 'n’t')) return 'PART';
    return tag === 'ADP' && subordinators.has(form) ? 'SCONJ' : tag;
  });
}

function isAuxiliary(form: string, tags: readonly UniversalTag[], index: number): boolean {
  if (beForms.has(form)) return true;
  if (!helperForms.has(form.endsWith('t') ? form.replace(/n[’']t$/, '') : form)) return false;
  for (let next = index + 1; next <= index + 4; next++) {
    const tag = tags[next];
    if (isVerb(tag)) return true;
    if (tag !== 'ADV' && tag !== 'PART' && tag !== 'PRON') return false;
  }
  return false;
}

function isVerb(tag: UniversalTag | undefined): boolean {
  return tag === 'VERB' || tag === 'AUX';
}

function pennTag({ form, tag }: TaggedForm): UniversalTag {
  // Of two tags between which nobody decided, the first.
  const first = tag.includes('|') ? tag.slice(0, tag.indexOf('|')) : tag;
  return pennTags.get(first) ?? unknownTag(form);
}

/** Of contractions such as `ppss+md` (I'll), which are one word, the first tag counts. */
function brownTag({ form, tag }: TaggedForm): UniversalTag {
  const lower = tag.toLowerCase();
  const known = brownTags.get(lower);
  if (known !== undefined) return known;
  if (lower.startsWith('fw-')) return 'X';
  const [first = ''] = lower.split('+');
  const base = first.replace(/-(?:tl|hl|nc|t|n)\b.*$/, '').replace(/(?<![$*])[$*]+$/, '');
  return brownTags.get(base) ?? unknownTag(form);
}

function unknownTag(form: string): UniversalTag {
  return /[\p{L}\p{N}]/u.test(form) ? 'X' : 'PUNCT';
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
