import { OptionError } from '../errors.js';

/** Makes a reader of whole numbers in a range; it throws an OptionError that names the option otherwise. */
export function wholeNumber(option: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new OptionError(option, text, `a whole number from ${least} to ${most}`);
    }
    return value;
  };
}
