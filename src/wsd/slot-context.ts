import type { Space } from '../space/space.js';
import type { LemmaChoice } from './lemma-choice.js';
import type { Occurrence } from './occurrence.js';
import { edgeForm, formatSlot, formSlots, isStop, type PlacedForm, placeForms, visitSlots } from './slots.js';
import { toUnitLength } from './word-sums.js';

/** Makes vectors of the places of words in texts. */
export class SlotContext {
  readonly #slots: Space;
  readonly #lemmaWeight: number;
  readonly #chooseLemma: LemmaChoice;
  /** The forms of the last text: the words of a sentence come together. */
  #text: string | undefined;
  #forms: readonly PlacedForm[] = [];

  constructor(slots: Space, options: { readonly lemmaWeight: number; readonly chooseLemma: LemmaChoice }) {
    this.#slots = slots;
    this.#lemmaWeight = options.lemmaWeight;
    this.#chooseLemma = options.chooseLemma;
  }

  /** Returns the direction of the forms, plus that of the lemmas times their weight. */
  vectorOf({ text, start, end }: Pick<Occurrence, 'text' | 'start' | 'end'>): Float64Array {
    if (text !== this.#text) {
      this.#text = text;
      this.#forms = placeForms(text);
    }
    const forms = this.#forms;
    const first = firstPlace(forms, (form) => form.end > start);
    const sums = [0, 1].map(() => new Float64Array(this.#slots.matrix.columns));
    const sequence = {
      length: forms.length,
      isStop: (place: number) => isStop(forms[place].form),
      hasLemma: (place: number) => this.#chooseLemma(forms[place].form) !== undefined,
    };
    visitSlots(
      sequence,
      {
        first,
        end: Math.max(
          first,
          firstPlace(forms, (form) => form.start >= end),
        ),
      },
      (slot, place) => {
        const form = forms[place]?.form;
        const content = slot < formSlots ? (form ?? edgeForm) : this.#chooseLemma(form ?? '');
        const row = content === undefined ? undefined : this.#slots.targets.find(formatSlot(slot, content));
        if (row === undefined) return;
        const sum = sums[slot < formSlots ? 0 : 1];
        const values = this.#slots.vectorAt(row);
        for (let entry = 0; entry < sum.length; entry++) sum[entry] += values[entry];
      },
    );
    const [near, lemmas] = sums.map(toUnitLength);
    return near.map((value, entry) => value + this.#lemmaWeight * lemmas[entry]);
  }
}

/** The place of the first form that passes, or the number of forms. */
function firstPlace(forms: readonly PlacedForm[], passes: (form: PlacedForm) => boolean): number {
  const place = forms.findIndex(passes);
  return place < 0 ? forms.length : place;
}
