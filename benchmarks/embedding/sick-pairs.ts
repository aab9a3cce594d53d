import { readFileSync } from 'node:fs';

/** Two sentences and how related people find them, 1 to 5. */
export interface SickPair {
  readonly left: string;
  readonly right: string;
  readonly relatedness: number;
}

/** Reads the pairs of a file of SICK (Marelli et al. 2014). */
export function readSickPairs(path: string): SickPair[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/);
  const names = head.split('\t');
  const places = ['sentence_A', 'sentence_B', 'relatedness_score'].map((name) => names.indexOf(name));
  if (places.includes(-1)) throw new Error(`${path} has not the columns of SICK`);
  return lines.map((line) => {
    const fields = line.split('\t');
    const [left = '', right = '', relatedness = ''] = places.map((place) => fields[place]);
    return { left, right, relatedness: Number(relatedness) };
  });
}
