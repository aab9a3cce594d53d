/** Gives the items of a data set ids from what they say; repeats are numbered: `lull:trust`, `lull:trust#2`. */
export class ItemIds {
  readonly #taken = new Set<string>();
  readonly #repeats = new Map<string, number>();

  /** Returns `name`, or where an item before has it, `name#2`, `name#3` and so on. */
  take(name: string): string {
    let repeat = this.#repeats.get(name) ?? 1;
    let id = repeat === 1 ? name : `${name}#${repeat}`;
    while (this.#taken.has(id)) id = `${name}#${++repeat}`;
    this.#taken.add(id);
    this.#repeats.set(name, repeat + 1);
    return id;
  }
}
