import { describe, expect, it } from 'vitest';
import { isWide } from '../../src/corpus/wide-characters.js';

describe('isWide', () => {
  it.each(['中', 'あ', 'カ', '。', '！', '「'])('holds for %s', (sign) =>
    expect(isWide(sign.charCodeAt(0))).toBe(true),
  );
  it.each(['a', 'é', '“', '…', ' ', ''])('does not hold for "%s"', (sign) =>
    expect(isWide(sign.charCodeAt(0))).toBe(false),
  );
});
