import { DenseMatrix } from '../matrix/dense-matrix.js';
import { unitVector } from '../matrix/normalise.js';
import type { Space } from '../space/space.js';
import type { LemmaChoice } from './lemma-choice.js';
import type { Occurrence } from './occurrence.js';
import {
  edgeForm,
  formatSlot,
  formSlots,
  isStop,
  type PlacedForm,
  placeForms,
  slotNames,
  visitSlots,
} from './slots.js';

/** At most the rows of so many forms are remembered. */
const mostForms = 50_000;

/** Stands where the space has no row. */
const noRow = -1;

/** Makes vectors of the places of words in texts. */
export class SlotContext {
  readonly #slots: Space;
  readonly #lemmaWeight: number;
  readonly #chooseLemma: LemmaChoice;
  readonly #columns: number;
  readonly #rows = new Map<string, Int32Array>();
  /** The forms of the last text: the words of a sentence come together. */
  #text: string | undefined;
  #forms: readonly PlacedForm[] = [];

  constructor(slots: Space, options: { readonly lemmaWeight: number; readonly chooseLemma: LemmaChoice }) {
    this.#slots = slots;
    this.#columns = slots.matrix.columns;
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
    const range = {
      first,
      end: Math.max(
        first,
        firstPlace(forms, (form) => form.start >= end),
      ),
    };
    const sequence = {
      length: forms.length,
      isStop: (place: number) => isStop(forms[place].form),
      hasLemma: (place: number) => this.#chooseLemma(forms[place].form) !== undefined,
    };
    const [near, lemmas] = [new Float64Array(this.#columns), new Float64Array(this.#columns)];
    visitSlots(sequence, range, (slot, place) => {
      const row = this.#rowsOf(forms[place]?.form ?? edgeForm)[slot];
      if (row !== noRow) this.#addRow(slot < formSlots ? near : lemmas, row);
    });
    const [forward, weighted] = [unitVector(near), unitVector(lemmas)];
    return forward.map((value, entry) => value + this.#lemmaWeight * weighted[entry]);
  }

  #addRow(sum: Float64Array, row: number): void {
    const { matrix } = this.#slots;
    const values = matrix instanceof DenseMatrix ? matrix.values : this.#slots.vectorAt(row);
    const start = matrix instanceof DenseMatrix ? row * matrix.columns : 0;
    for (let entry = 0; entry < sum.length; entry++) sum[entry] += values[start + entry];
  }

  /** The row of each slot that a form, or its lemma, stands in. */
  #rowsOf(form: string): Int32Array {
    const known = this.#rows.get(form);
    if (known !== undefined) return known;
    const lemma = this.#chooseLemma(form);
    const rows = Int32Array.from(slotNames, (_, slot) => {
      const content = slot < formSlots ? form : lemma;
      return content === undefined ? noRow : (this.#slots.targets.find(formatSlot(slot, content)) ?? noRow);
    });
    if (this.#rows.size >= mostForms) this.#rows.clear();
    this.#rows.set(form, rows);
    return rows;
  }
}

/** The place of the first form that passes, or the number of forms. */
function firstPlace(forms: readonly PlacedForm[], passes: (form: PlacedForm) => boolean): number {
  const place = forms.findIndex(passes);
  return place < 0 ? forms.length : place;
}
