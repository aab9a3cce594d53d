import { OptionError } from '../errors.js';

/** Makes a reader of decimal numbers in a range; it throws an OptionError that names the option otherwise. */
export function decimalNumber(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && value >= least && value <= most) return value;
    const range = most === Number.POSITIVE_INFINITY ? `${least} upwards` : `${least} to ${most}`;
    throw new OptionError(option, text, `a number from ${range}`);
  };
}
