import type { OpenTask } from '../run-task.js';
import type { TaskManifest } from '../task-manifest.js';

/** A task with its data, and how its files were known. */
export interface RecognisedTask extends OpenTask {
  readonly manifest: TaskManifest;
  /** By their paths in the folder, by their checksums, by their names, or by what they hold. */
  readonly how: 'path' | 'checksum' | 'name' | 'content';
  /** The folder of data that it was found in. */
  readonly folder: string;
  /** Where its files lie in the folder, in the order of the manifest. */
  readonly paths: readonly string[];
  /** What is odd about them. */
  readonly findings: readonly string[];
}

/** A file that is in no task, and why. */
export interface FileProblem {
  readonly folder: string;
  /** Its path in the folder. */
  readonly path: string;
  readonly problem: string;
  /** Whether it is of a known format and something is wrong with it, or with what should lie beside it. */
  readonly isMalformed: boolean;
}

/** What `recogniseDatasets` finds. */
export interface RecognisedFolder {
  /** In the order of their ids. */
  readonly tasks: readonly RecognisedTask[];
  /** In the order of the folders, then of the paths. */
  readonly problems: readonly FileProblem[];
}
