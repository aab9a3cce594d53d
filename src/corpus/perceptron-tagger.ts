import { FeatureTable } from './feature-table.js';
import { type UniversalTag, universalTags } from './sentence.js';
import type { TaggerModel } from './tagger-model.js';
import {
  addContextKeys,
  atomsAt,
  boundaryProfile,
  caseStyleOf,
  type FormProfile,
  type InternAtom,
  KeyBuffer,
  type PartsOfSpeech,
  profileForm,
  type TaggingContext,
  windowLength,
} from './tagging-features.js';

/** Settings of {@link PerceptronTagger.tag}. */
export interface TagOptions {
  /**
   * A word that is to be imagined before the first form, for instance `{ form: 'to', tag: 'PART' }` before an infinitive
   * phrase such as a verb's definition. Default: the forms begin a sentence.
   */
  readonly precededBy?: { readonly form: string; readonly tag: UniversalTag } | undefined;
}

/** The number that stands for the tag of the place before the first word. */
export const startTag = universalTags.length;

const tagCount = universalTags.length;

interface KnownForm {
  readonly profile: FormProfile;
  /** Summed weights at the five places of the window, one number a tag. */
  readonly scores: Int32Array;
  readonly certainTag: number | undefined;
}

/**
 * Tags words with universal parts of speech, from left to right, one decision at a time.
 *
 * The features that look at one word alone are summed once a word and kept, at most 65,536 words at a time; the same
 * forms always get the same tags.
 */
export class PerceptronTagger {
  readonly #model: TaggerModel;
  readonly #table: FeatureTable;
  readonly #atoms: ReadonlyMap<string, number>;
  readonly #partsOfSpeech: PartsOfSpeech | undefined;
  readonly #boundary: KnownForm;
  readonly #scores = new Int32Array(tagCount);
  readonly #buffer = new KeyBuffer();
  #known = new Map<string, KnownForm>();

  /** @param options.partsOfSpeech the lexicon's parts of speech; without it the tagger knows its training words only. */
  constructor(model: TaggerModel, options: { readonly partsOfSpeech?: PartsOfSpeech | undefined } = {}) {
    this.#model = model;
    this.#table = FeatureTable.from(model.keys);
    this.#atoms = new Map(model.atoms.flatMap((atom, id) => (atom === '' ? [] : [[atom, id] as const])));
    this.#partsOfSpeech = options.partsOfSpeech;
    this.#boundary = this.#describe(boundaryProfile(this.#intern), undefined);
  }

  /** Gives each form its tag. */
  tag(forms: readonly string[], options: TagOptions = {}): UniversalTag[] {
    const { precededBy } = options;
    const boundary = this.#boundary;
    const words = forms.map((form) => this.#lookUp(form));
    const first = precededBy === undefined ? boundary : this.#lookUp(precededBy.form);
    const known = [boundary, first, ...words, boundary, boundary];
    const places = known.map(({ profile }) => profile);
    const last = precededBy === undefined ? startTag : universalTags.indexOf(precededBy.tag);
    const context: TaggingContext = { places, style: caseStyleOf(places), last, beforeLast: startTag };
    return words.map((word, index) => {
      const tag = word.certainTag ?? this.#choose(known, context, index);
      context.beforeLast = context.last;
      context.last = tag;
      return universalTags[tag] as UniversalTag;
    });
  }

  #choose(known: readonly KnownForm[], context: TaggingContext, index: number): number {
    const scores = this.#scores.fill(0);
    for (let place = 0; place < windowLength; place++) {
      addRow(scores, (known[index + place] as KnownForm).scores, place);
    }
    const buffer = this.#buffer;
    buffer.length = 0;
    addContextKeys(buffer, context, index);
    const keys = buffer.keys;
    for (let i = 0; i < buffer.length; i += 3) {
      const row = this.#table.find(keys[i] as number, keys[i + 1] as number, keys[i + 2] as number);
      if (row >= 0) addRow(scores, this.#model.weights, row);
    }
    let best = 0;
    for (let t = 1; t < tagCount; t++) if ((scores[t] as number) > (scores[best] as number)) best = t;
    return best;
  }

  readonly #intern: InternAtom = (atom) => this.#atoms.get(atom) ?? -1;

  #lookUp(form: string): KnownForm {
    const found = this.#known.get(form);
    if (found !== undefined) return found;
    const profile = profileForm(form, {
      intern: this.#intern,
      ambiguityOf: (lower) => this.#model.ambiguities.get(lower),
      partsOfSpeech: this.#partsOfSpeech,
    });
    const known = this.#describe(profile, this.#model.certain.get(form.toLowerCase()));
    if (this.#known.size >= 65_536) this.#known = new Map();
    this.#known.set(form, known);
    return known;
  }

  #describe(profile: FormProfile, certainTag: number | undefined): KnownForm {
    const scores = new Int32Array(windowLength * tagCount);
    for (let place = 0; place < windowLength; place++) {
      const placeScores = scores.subarray(place * tagCount, (place + 1) * tagCount);
      for (const atom of atomsAt(profile, place)) {
        const row = this.#table.find(place, atom, 0);
        if (row >= 0) addRow(placeScores, this.#model.weights, row);
      }
    }
    return { profile, scores, certainTag };
  }
}

function addRow(scores: Int32Array, rows: Int32Array | Int8Array, row: number): void {
  const base = row * tagCount;
  for (let t = 0; t < tagCount; t++) scores[t] = (scores[t] as number) + (rows[base + t] as number);
}
