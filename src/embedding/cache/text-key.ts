import { createHash, hash } from 'node:crypto';

/** How many words of 32 bits a key has. */
export const keyWords = 4;

/**
 * Writes the key of a text, the first 16 bytes of the SHA-256 of its UTF-8, into four words.
 *
 * UTF-8 has no form for half a surrogate pair; a text with one is hashed by its UTF-16 behind a byte that no UTF-8 holds.
 */
export function writeTextKey(text: string, key: Uint32Array, at = 0): void {
  // As a string of bytes the digest is made four times as fast as in a buffer.
  const digest = isWellFormed(text)
    ? hash('sha256', text, 'binary')
    : createHash('sha256').update(Uint8Array.of(0xff)).update(text, 'utf16le').digest('binary');
  for (let word = 0; word < keyWords; word++) {
    const byte = 4 * word;
    key[at + word] =
      digest.charCodeAt(byte) |
      (digest.charCodeAt(byte + 1) << 8) |
      (digest.charCodeAt(byte + 2) << 16) |
      (digest.charCodeAt(byte + 3) << 24);
  }
}

/** Node has the method since version 20, the types of ES2023 lack it. */
function isWellFormed(text: string): boolean {
  return (text as string & { isWellFormed(): boolean }).isWellFormed();
}
