/** Something in a user's data that a reader met, told and got past; `code` is stable and can be searched for. */
export interface Finding {
  /** What kind of trouble it is, such as `R301`; readers of lexicons have R301 to R399, writers X301 to X399. */
  readonly code: string;
  /** What was found, and what became of it. */
  readonly message: string;
  /** Where it stands: the path of the file and the line or entry. */
  readonly place: string;
}

/** Trouble of one kind that may come many times and is told once, with how often it came and the first place. */
export class RepeatedFindings {
  readonly #found = new Map<string, { readonly finding: Finding; count: number }>();

  /** Notes one more time; `message` tells what it is and is what makes two of them the same. */
  add(finding: Finding): void {
    const name = `${finding.code} ${finding.message}`;
    const known = this.#found.get(name);
    if (known === undefined) this.#found.set(name, { finding, count: 1 });
    else known.count++;
  }

  /** One finding for each kind, in the order in which they were first met. */
  list(): Finding[] {
    return Array.from(this.#found.values(), ({ finding, count }) =>
      count === 1 ? finding : { ...finding, message: `${finding.message} ${count} times in all, first here.` },
    );
  }
}
