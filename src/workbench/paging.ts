import { type Html, html, nothing } from './html.js';

/** A page of a long list. */
export interface PageOfList {
  readonly from: number;
  readonly size: number;
  readonly total: number;
  /** The address of the page that begins at a place. */
  readonly addressAt: (from: number) => string;
}

/** Where a page begins as an address says; 0 where it says nothing sensible. */
export function readFrom(text: string | undefined): number {
  const from = Number(text ?? 0);
  return Number.isSafeInteger(from) && from > 0 ? from : 0;
}

/** Shows which part of a list it is, with the ways on and back. */
export function showPaging({ from, size, total, addressAt }: PageOfList): Html {
  if (total === 0) return nothing;
  const last = Math.min(total, from + size);
  const number = (value: number): string => value.toLocaleString('en-US');
  return html`<nav class="paging" aria-label="Pages"><span>${number(from + 1)} to ${number(last)} of ${number(total)}</span>
${from > 0 ? html`<a href="${addressAt(Math.max(0, from - size))}" rel="prev">Back</a>` : nothing}
${last < total ? html`<a href="${addressAt(from + size)}" rel="next">Next</a>` : nothing}</nav>`;
}
