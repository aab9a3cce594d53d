import { OptionError } from '../errors.js';
import { formatBytes } from './format-bytes.js';

const units: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['k', 2 ** 10],
  ['m', 2 ** 20],
  ['g', 2 ** 30],
  ['t', 2 ** 40],
]);

/** Makes a reader of sizes such as `512M` or `1.5G`, in bytes; it throws an OptionError that names the option otherwise. */
export function byteSize(option: string, least: number): (text: string) => number {
  return (text) => {
    const [, number = '', letter = ''] = /^(\d+(?:\.\d+)?) ?([kmgt]?)i?b?$/i.exec(text.trim()) ?? [];
    const value = Math.floor(Number(number) * (units.get(letter.toLowerCase()) ?? Number.NaN));
    if (number !== '' && value >= least) return value;
    throw new OptionError(option, text, `a size such as 512M or 2G, at least ${formatBytes(least)}`);
  };
}
