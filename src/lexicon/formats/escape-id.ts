/**
 * Writes a text so that it may stand in an XML id: letters, digits, points, hyphens and underscores stay, a space becomes an
 * underscore, and any other character its code between hyphens.
 *
 * @example escapeId("ne'er do well") // 'ne-x27-er_do_well'
 */
export function escapeId(text: string): string {
  return text.replace(/[^\p{L}\p{N}._-]/gu, (character) => {
    return character === ' ' ? '_' : `-x${(character.codePointAt(0) as number).toString(16)}-`;
  });
}

/** Hands out ids, each once: what was handed out before gets a number. */
export class UniqueIds {
  readonly #taken = new Set<string>();

  take(wanted: string): string {
    let id = wanted;
    for (let copy = 2; this.#taken.has(id); copy++) id = `${wanted}-${copy}`;
    this.#taken.add(id);
    return id;
  }
}
