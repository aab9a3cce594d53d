/** Remembers which document ids are taken, in about 16 bytes each: a hash of 52 bits stands for an id. */
export class DocumentIds {
  // Open addressing; 0 stands for a free place. At most half of the places are taken.
  private hashes = new Float64Array(1024);
  private taken = 0;

  /**
   * Returns the id if it is new, and otherwise the id with the place behind it, for instance `news (a.csv:17)`, which
   * is then numbered until it is new.
   */
  claim(id: string, place: string): string {
    if (this.add(id)) return id;
    const placed = `${id} (${place})`;
    if (this.add(placed)) return placed;
    for (let turn = 2; ; turn++) {
      const numbered = `${placed} (${turn})`;
      if (this.add(numbered)) return numbered;
    }
  }

  private add(id: string): boolean {
    if (this.taken * 2 >= this.hashes.length) this.grow();
    const hash = hashOf(id);
    const place = findPlace(this.hashes, hash);
    if (this.hashes[place] === hash) return false;
    this.hashes[place] = hash;
    this.taken++;
    return true;
  }

  private grow(): void {
    const larger = new Float64Array(this.hashes.length * 2);
    for (const hash of this.hashes) if (hash !== 0) larger[findPlace(larger, hash)] = hash;
    this.hashes = larger;
  }
}

function findPlace(hashes: Float64Array, hash: number): number {
  const last = hashes.length - 1;
  let place = hash % hashes.length;
  while (hashes[place] !== 0 && hashes[place] !== hash) place = (place + 1) & last;
  return place;
}

/** Two hashes of the units of the text, multiplied and mixed, put together into a whole number from 1 to 2^52. */
function hashOf(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul((high << 13) | (high >>> 19), 0x5bd1e995) ^ code;
  }
  low ^= low >>> 15;
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b);
  high ^= high >>> 13;
  return (high >>> 12) * 0x1_0000_0000 + (low >>> 0) + 1;
}
