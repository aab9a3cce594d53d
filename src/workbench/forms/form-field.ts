import { type Html, html, nothing } from '../html.js';

/** What of a lexicon a field names by its id. */
type PickedKind = 'entry' | 'sense' | 'synset' | 'sense-or-synset' | 'any';

/** A field of a form that edits. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  /**
   * `line` is one line, `text` several, `lines` one value a line, `pick` an id that is looked for, `choice` one of some, `checks`
   * several of some, `check` yes or no.
   */
  readonly kind: 'line' | 'text' | 'lines' | 'number' | 'pick' | 'choice' | 'checks' | 'check';
  readonly pick?: PickedKind;
  readonly choices?: readonly (readonly [value: string, label: string])[];
  readonly hint?: string;
  /** Whether it may stay empty; default false. */
  readonly optional?: boolean;
  /** Whether it is known from where the form was opened, and shown only to be read; default false. */
  readonly fixed?: boolean;
}

/** The values of the fields of a form, by name. */
export type FormValues = ReadonlyMap<string, readonly string[]>;

/** The first value of a field, or nothing. */
export function firstValue(values: FormValues, name: string): string {
  return values.get(name)?.[0] ?? '';
}

/** The values that were sent or stand in an address. */
export function toFormValues(sent: URLSearchParams): FormValues {
  return new Map(Array.from(new Set(sent.keys()), (name) => [name, sent.getAll(name)]));
}

/** How {@link renderField} shows a field. */
export interface FieldOptions {
  readonly values: FormValues;
  /** Begins the ids of the page, so that several forms may stand on it. */
  readonly prefix: string;
  /** The address at which records are looked for. */
  readonly pickAddress: string;
  /** What an id is called. */
  readonly nameOf: (id: string) => string;
}

/** Shows a field with its label. */
export function renderField(field: FormField, { values, prefix, pickAddress, nameOf }: FieldOptions): Html {
  const { name, label, kind, choices = [], hint, optional = false, pick = 'any' } = field;
  const value = firstValue(values, name);
  const id = `${prefix}-${name}`;
  const required = optional ? nothing : html` required`;
  const described = hint === undefined ? nothing : html` aria-describedby="${id}-hint"`;
  const note = hint === undefined ? nothing : html`<small id="${id}-hint">${hint}</small>`;
  if (field.fixed === true && value !== '') {
    const shown = kind === 'pick' && nameOf(value) !== value ? html`${nameOf(value)} <code>${value}</code>` : value;
    return html`<p class="fixed"><span>${label}</span> ${shown}<input type="hidden" name="${name}" value="${value}"></p>`;
  }
  switch (kind) {
    case 'text':
    case 'lines': {
      const text = kind === 'lines' ? (values.get(name) ?? []).join('\n') : value;
      // A newline right after the tag is not part of the text.
      return html`<p><label for="${id}">${label}</label><textarea id="${id}" name="${name}" rows="${kind === 'lines' ? 3 : 2}"${required}${described}>
${text}</textarea>${note}</p>`;
    }
    case 'choice':
      return html`<p><label for="${id}">${label}</label><select id="${id}" name="${name}"${required}${described}>${choices.map(
        ([each, text]) => html`<option value="${each}"${each === value ? html` selected` : nothing}>${text}</option>`,
      )}</select>${note}</p>`;
    case 'checks':
      return html`<fieldset><legend>${label}</legend>${choices.map(([each, text]) => {
        const isOn = (values.get(name) ?? []).includes(each);
        return html`<label class="check"><input type="checkbox" name="${name}" value="${each}"${isOn ? html` checked` : nothing}> ${text}</label>`;
      })}${note}</fieldset>`;
    case 'check':
      return html`<p><label class="check"><input type="checkbox" name="${name}" value="true"${value === 'true' ? html` checked` : nothing}> ${label}</label>${note}</p>`;
    case 'pick':
      return html`<p class="pick"><label for="${id}">${label}</label><input id="${id}" name="${name}" value="${value}" autocomplete="off" spellcheck="false" data-pick="${pickAddress}?kind=${pick}"${required}${described}>${
        value === '' || nameOf(value) === value ? nothing : html`<small class="picked">${nameOf(value)}</small>`
      }${note}</p>`;
    default:
      return html`<p><label for="${id}">${label}</label><input id="${id}" name="${name}" value="${value}"${kind === 'number' ? html` inputmode="numeric" pattern="[0-9]+"` : nothing} autocomplete="off"${required}${described}>${note}</p>`;
  }
}
