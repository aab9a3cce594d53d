/** Remembers where each item of a file stood first, to tell of those that come again. */
export class FirstPlaces {
  readonly #places = new Map<string, string>();

  /**
   * Notes an item.
   *
   * @param parts what makes the item the same as another: its words in their order.
   * @returns where the same item stood before, or undefined where this is the first.
   */
  findEarlier(parts: readonly unknown[], place: string): string | undefined {
    const key = JSON.stringify(parts);
    const earlier = this.#places.get(key);
    if (earlier === undefined) this.#places.set(key, place);
    return earlier;
  }
}
