/** A form of a text in lower case, `#` for a number, with its place in UTF-16 units. */
export interface PlacedForm {
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/** The slots beside a word: the two forms on either side, and the nearest word with a lemma on either side. */
export const slotNames = ['-2', '-1', '+1', '+2', 'before', 'behind'] as const;

/** So many slots, the first ones, hold forms; the others hold lemmas. */
export const formSlots = 4;

/** What stands beyond the edge of a text. */
export const edgeForm = '|';

/** At most so many forms away a word with a lemma is looked for. */
const reach = 6;

const formPattern = /[a-z]+(?:'[a-z]+)?|\d+|[.,;:?!()"]/g;
const stopPattern = /^[.;:?!]$/;

/**
 * Cuts a text into the forms that slots hold: words of Latin letters, numbers, punctuation marks.
 *
 * @example placeForms('In 1922.').map(({ form }) => form) // ['in', '#', '.']
 */
export function placeForms(text: string): PlacedForm[] {
  return Array.from(text.toLowerCase().matchAll(formPattern), ({ 0: form, index }) => {
    return { form: /^\d/.test(form) ? '#' : form, start: index, end: index + form.length };
  });
}

/** Tells whether a form ends a clause, beyond which no word with a lemma is looked for. */
export function isStop(form: string): boolean {
  return stopPattern.test(form);
}

/** A sequence of forms, by their places. */
export interface FormSequence {
  readonly length: number;
  readonly isStop: (place: number) => boolean;
  readonly hasLemma: (place: number) => boolean;
}

/**
 * Visits the slots beside the forms from `first` up to `end`: each by its place in {@link slotNames}, with the place of the form in it.
 *
 * A form slot at the edge of the text holds the place -1 or the length of the sequence; one beyond the edge is not visited, and neither
 * is a lemma slot where none is found before the end of the clause.
 */
export function visitSlots(
  sequence: FormSequence,
  { first, end }: { readonly first: number; readonly end: number },
  visit: (slot: number, place: number) => void,
): void {
  const { length } = sequence;
  if (first >= 1) visit(0, first - 2);
  visit(1, first - 1);
  visit(2, end);
  if (end < length) visit(3, end + 1);
  for (let place = first - 1; place >= 0 && first - place <= reach && !sequence.isStop(place); place--) {
    if (!sequence.hasLemma(place)) continue;
    visit(4, place);
    break;
  }
  for (let place = end; place < length && place - end < reach && !sequence.isStop(place); place++) {
    if (!sequence.hasLemma(place)) continue;
    visit(5, place);
    break;
  }
}

/** Writes what a slot holds as a label. @example formatSlot(1, 'the') // '-1 the' */
export function formatSlot(slot: number, content: string): string {
  return `${slotNames[slot]} ${content}`;
}
