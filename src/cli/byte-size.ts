import { OptionError } from '../errors.js';

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

/** Prints a number of bytes in the largest unit that it fills: `1.5 GiB`. */
export function formatBytes(bytes: number): string {
  const names = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let value = bytes;
  let name = 0;
  while (value >= 1024 && name + 1 < names.length) {
    value /= 1024;
    name++;
  }
  return `${name === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${names[name]}`;
}
