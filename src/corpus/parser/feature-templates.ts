/**
 * The features of a decision, given by templates: each joins up to three atoms, which are numbers that are set anew for
 * every decision.
 *
 * All hashes are computed in one loop over typed arrays, since a call for each feature takes longer than its hash.
 */
export class FeatureTemplates<Atom extends string> {
  /** The values of the atoms, at the places that the constructor was given. */
  readonly atoms: Int32Array;
  /** The hashes of the features, in the order of the templates, after {@link hash}. */
  readonly hashes: Int32Array;
  /** The number of features. */
  readonly length: number;
  readonly #seeds: Int32Array;
  readonly #firsts: Uint8Array;
  readonly #seconds: Uint8Array;
  readonly #thirds: Uint8Array;

  /**
   * @param places where the value of each atom lies; that of `none` is 0 for good.
   * @param templates the atoms of each feature, up to three.
   * @param options.firstNumber the number of the first feature, by which features of the same atoms differ.
   */
  constructor(
    places: Readonly<Record<Atom | 'none', number>>,
    templates: readonly (readonly Atom[])[],
    { firstNumber }: { readonly firstNumber: number },
  ) {
    const placesOfAtoms = (position: number): Uint8Array =>
      Uint8Array.from(templates, (template) => places[template[position] ?? 'none']);
    this.atoms = new Int32Array(Object.keys(places).length);
    this.length = templates.length;
    this.hashes = new Int32Array(this.length);
    this.#seeds = Int32Array.from(templates, (_, place) => Math.imul(firstNumber + place, 0x9e3779b1));
    this.#firsts = placesOfAtoms(0);
    this.#seconds = placesOfAtoms(1);
    this.#thirds = placesOfAtoms(2);
  }

  /** Computes the hashes of all features from the atoms. */
  hash(): void {
    const { atoms, hashes, length } = this;
    const seeds = this.#seeds;
    const firsts = this.#firsts;
    const seconds = this.#seconds;
    const thirds = this.#thirds;
    for (let i = 0; i < length; i++) {
      let hash = seeds[i] ^ Math.imul(atoms[firsts[i]] + 1, 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
      hash ^= Math.imul(atoms[seconds[i]] + 1, 0xc2b2ae35) ^ Math.imul(atoms[thirds[i]] + 1, 0x27d4eb2f);
      hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
      hashes[i] = hash ^ (hash >>> 15);
    }
  }
}
