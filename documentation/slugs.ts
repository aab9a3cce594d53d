/**
 * Makes the names of anchors from headings as code hosts do, so that links work there and here; a second heading of
 * the same text gets a number.
 */
export class Slugs {
  readonly #seen = new Map<string, number>();

  /** Returns the next anchor for this text. */
  next(text: string): string {
    const slug = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-');
    const base = slug === '' ? 'section' : slug;
    const count = this.#seen.get(base) ?? 0;
    this.#seen.set(base, count + 1);
    return count === 0 ? base : `${base}-${count}`;
  }
}
