import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UniversalTag } from '../../src/corpus/sentence.js';

/** A sentence as the teacher annotates it; the head of the root is -1. */
export interface AnnotatedSentence {
  readonly forms: readonly string[];
  readonly tags: readonly UniversalTag[];
  readonly heads: readonly number[];
  readonly relations: readonly string[];
}

/** Reads what the teacher has annotated in its folder. */
export function readAnnotated(folder: string | undefined): AnnotatedSentence[] {
  if (folder === undefined) throw new Error('Name the folder of the teacher; benchmarks/teacher/README.md fills it.');
  const lines = readFileSync(join(folder, 'annotated.jsonl'), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as AnnotatedSentence);
}
