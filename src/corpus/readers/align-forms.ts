import type { TextSpan } from '../split-sentences.js';

/** What is written of one word, or of several together. */
export interface SurfaceForm {
  readonly form: string;
  /** Whether no space follows. */
  readonly isTight: boolean;
  /** How many words it stands for. */
  readonly words: number;
}

/** The text of a sentence with the span of each word, or a form that is not found where it should be. */
export type AlignedForms =
  | { readonly text: string; readonly spans: readonly TextSpan[] }
  | { readonly missing: string };

/**
 * Finds the words of a sentence in its text, or puts the text together from what is written of them where there is none.
 *
 * Words that are written together lie one after the other; where their forms do not give what is written, each has the span
 * of the whole.
 */
export function alignForms(
  surface: readonly SurfaceForm[],
  forms: readonly string[],
  written: string | undefined,
): AlignedForms {
  const text =
    written ??
    surface
      .map(({ form, isTight }) => (isTight ? form : `${form} `))
      .join('')
      .trimEnd();
  const spans: TextSpan[] = [];
  let at = 0;
  for (const { form, words } of surface) {
    let start = at;
    while (!text.startsWith(form, start) && isSpace(text.charCodeAt(start))) start++;
    if (!text.startsWith(form, start)) return { missing: form };
    at = start + form.length;
    if (words === 1) spans.push({ start, end: at });
    else pushParts(spans, form, forms.slice(spans.length, spans.length + words), start);
  }
  return { text, spans };
}

function pushParts(spans: TextSpan[], form: string, parts: readonly string[], start: number): void {
  const isWritten = parts.join('') === form;
  let at = start;
  for (const part of parts) {
    spans.push(isWritten ? { start: at, end: at + part.length } : { start, end: start + form.length });
    at += part.length;
  }
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200b);
}
