import type { TextSpan } from './split-sentences.js';

/** A sentence put together from its tokens, and where each of them lies in it. */
export interface JoinedTokens {
  readonly text: string;
  readonly spans: readonly TextSpan[];
}

/** No space stands before these, unless a quotation mark opens. */
const closesLeft = /^(?:[,.;:!?%)\]}…]|\.\.+|n['’]t|['’](?:s|S|d|D|m|M|ll|re|ve|LL|RE|VE)?|''|”|’’)$/;

/** No space stands behind these. */
const opensRight = /^(?:[([{$£#]|``|“|‘|`)$/;

/**
 * Puts tokens together as they are usually written: no space before `,` or `n't`, none behind `(`; straight double quotes
 * open and close by turns, and the marks `@-@`, `@,@` and `@.@` of WikiText join their neighbours as `-`, `,` and `.`.
 *
 * The forms are kept as they are but for those marks and the quotes ``` `` ``` and `''`, which become `"`.
 *
 * @example joinTokens(['He', 'did', "n't", '(', 'yet', ')', '.']).text // "He didn't (yet)."
 */
export function joinTokens(forms: readonly string[]): JoinedTokens {
  let text = '';
  const spans: TextSpan[] = [];
  let isTight = true;
  let isQuoteOpen = false;
  for (const form of forms) {
    let written = form;
    let before = isTight ? '' : ' ';
    isTight = false;
    if (isPlain(form)) {
      // Most are words, which need no look at the marks.
    } else if (
      form.length === 3 &&
      form.charCodeAt(0) === 64 &&
      form.charCodeAt(2) === 64 &&
      '-,.'.includes(form.charAt(1))
    ) {
      written = form.charAt(1);
      before = '';
      isTight = true;
    } else if (form === '"' || form === '``' || (form === "''" && isQuoteOpen)) {
      const opens: boolean = form === '``' || (form === '"' && !isQuoteOpen);
      written = '"';
      isQuoteOpen = opens;
      if (!opens) before = '';
      isTight = opens;
    } else if (closesLeft.test(form)) before = '';
    else if (opensRight.test(form)) isTight = true;
    text += before;
    spans.push({ start: text.length, end: text.length + written.length });
    text += written;
  }
  return { text, spans };
}

/** Whether a form begins as only words do: with a letter other than the n of "n't", or a digit. */
function isPlain(form: string): boolean {
  const code = form.charCodeAt(0);
  if (code === 110) return form.charCodeAt(1) !== 39 && form.charCodeAt(1) !== 0x2019;
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}
