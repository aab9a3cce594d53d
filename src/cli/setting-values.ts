import { requireOption } from '../errors.js';

/** Settings of a system by their names, as a specification has them. */
export type SettingTexts = ReadonlyMap<string, string>;

/**
 * Reads a setting that is a decimal number; undefined where it is not set.
 *
 * @throws OptionError where it is none.
 */
export function readDecimal(settings: SettingTexts, name: string): number | undefined {
  const value = settings.get(name);
  if (value === undefined) return undefined;
  requireOption(/^-?\d+(\.\d+)?$/.test(value), name, value, 'a decimal number');
  return Number(value);
}

/**
 * Reads a setting that is true or false; undefined where it is not set.
 *
 * @throws OptionError where it is neither.
 */
export function readTruth(settings: SettingTexts, name: string): boolean | undefined {
  const value = settings.get(name);
  if (value === undefined) return undefined;
  requireOption(value === 'true' || value === 'false', name, value, 'true, false');
  return value === 'true';
}
