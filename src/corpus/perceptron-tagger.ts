import { ContextKeys } from './context-keys.js';
import { FeatureTable } from './feature-table.js';
import { type UniversalTag, universalTags } from './sentence.js';
import type { TaggerModel } from './tagger-model.js';
import {
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

/** Sums are kept two in a number: of tag 2 l in the lower and of tag 2 l + 1 in the higher half of lane l. */
const laneCount = Math.ceil(tagCount / 2);

interface KnownForm {
  readonly profile: FormProfile;
  /** Summed weights at the five places of the window, lane by lane. */
  readonly lanes: Int32Array;
  readonly certainTag: number | undefined;
}

/**
 * Tags words with universal parts of speech, from left to right, one decision at a time.
 *
 * The features that look at one word alone are summed once a word and kept, at most 65,536 words at a time; the same
 * forms always get the same tags. Every weight is summed with 128 added, so that no half of a lane borrows from the
 * other; what that adds up to is the same for all tags, and stays below 2^16 since no word has more than 255 features.
 */
export class PerceptronTagger {
  readonly #model: TaggerModel;
  readonly #table: FeatureTable;
  readonly #atoms: ReadonlyMap<string, number>;
  readonly #partsOfSpeech: PartsOfSpeech | undefined;
  readonly #boundary: KnownForm;
  /** The rows of weights as lanes. */
  readonly #weights: Int32Array;
  readonly #sums = new Int32Array(laneCount);
  readonly #rows = new Int32Array(256);
  readonly #contextKeys = new ContextKeys();
  readonly #buffer = new KeyBuffer();
  #known = new Map<string, KnownForm>();

  /** @param options.partsOfSpeech the lexicon's parts of speech; without it the tagger knows its training words only. */
  constructor(model: TaggerModel, options: { readonly partsOfSpeech?: PartsOfSpeech | undefined } = {}) {
    this.#model = model;
    this.#table = FeatureTable.from(model.keys);
    this.#weights = toLanes(model.weights);
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
    const buffer = this.#buffer;
    buffer.length = 0;
    this.#contextKeys.add(buffer, context, index);
    const { keys, length } = buffer;
    const weights = this.#weights;
    // Nine local variables stay in registers; a loop over an array of sums takes about twice as long.
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let e = 0;
    let f = 0;
    let g = 0;
    let h = 0;
    let i = 0;
    for (let place = 0; place < windowLength; place++) {
      const { lanes } = known[index + place] as KnownForm;
      const base = place * laneCount;
      a += lanes[base];
      b += lanes[base + 1];
      c += lanes[base + 2];
      d += lanes[base + 3];
      e += lanes[base + 4];
      f += lanes[base + 5];
      g += lanes[base + 6];
      h += lanes[base + 7];
      i += lanes[base + 8];
    }
    const rows = this.#rows;
    const found = this.#table.findAll(keys, length, rows);
    for (let place = 0; place < found; place++) {
      const base = rows[place] * laneCount;
      a += weights[base];
      b += weights[base + 1];
      c += weights[base + 2];
      d += weights[base + 3];
      e += weights[base + 4];
      f += weights[base + 5];
      g += weights[base + 6];
      h += weights[base + 7];
      i += weights[base + 8];
    }
    const sums = this.#sums;
    sums[0] = a;
    sums[1] = b;
    sums[2] = c;
    sums[3] = d;
    sums[4] = e;
    sums[5] = f;
    sums[6] = g;
    sums[7] = h;
    sums[8] = i;
    let best = 0;
    let highest = -1;
    for (let tag = 0; tag < tagCount; tag++) {
      const lane = sums[tag >> 1];
      const score = (tag & 1) === 0 ? lane & 0xffff : lane >>> 16;
      if (score <= highest) continue;
      highest = score;
      best = tag;
    }
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
    const lanes = new Int32Array(windowLength * laneCount);
    for (let place = 0; place < windowLength; place++) {
      for (const atom of atomsAt(profile, place)) {
        const row = this.#table.find(place, atom, 0);
        if (row < 0) continue;
        for (let lane = 0; lane < laneCount; lane++) {
          lanes[place * laneCount + lane] += this.#weights[row * laneCount + lane];
        }
      }
    }
    return { profile, lanes, certainTag };
  }
}

/** Packs rows of weights, one a tag, two in a number, each with 128 added. */
function toLanes(weights: Int8Array): Int32Array {
  const rows = weights.length / tagCount;
  const lanes = new Int32Array(rows * laneCount);
  for (let row = 0; row < rows; row++) {
    for (let tag = 0; tag < tagCount; tag++) {
      lanes[row * laneCount + (tag >> 1)] += (weights[row * tagCount + tag] + 128) << (16 * (tag & 1));
    }
  }
  return lanes;
}
