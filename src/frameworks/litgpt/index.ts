// LitGPT's configs (litgpt 0.5.13): those of `litgpt pretrain`, and those of `litgpt finetune`, which schedule their rates in different ways.
import type { Definition } from '../../language/find/definition';
import type { Claim, Framework } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import type { MappingNode } from '../../language/tree/tree';
import { configAround, entryAlong, hasAt, isFirstOf, readWays, type Ways } from '../shared/configKeys';
import { finetune, finetuneWays } from './finetune';
import { pretrain, pretrainWays } from './pretrain';

const train = (key: string): string => `train.${key}`;

/** Where the schedule stands: at the first of these keys. */
const places: Ways = ['lr_warmup_steps', 'lr_warmup_fraction', 'global_batch_size'].map(train);

/** The learning rate of a LitGPT config. */
export const framework: Framework = {
  name: 'litgpt',
  reads: { field: 'language', library: 'LitGPT', what: 'the `train` section of `litgpt pretrain` and `litgpt finetune`', where: 'YAML' },
  language: 'yaml',
  marks: () => ['lr_warmup_steps', 'lr_warmup_fraction', 'global_batch_size'],
  recognise: (site) => {
    const root = configAround(site);
    if (!root || !isFirstOf(site, root, places) || !['global_batch_size', 'micro_batch_size'].every((key) => hasAt(root, [train(key)])))
      return undefined;
    // Only what is fine-tuned has its checkpoint there.
    if (hasAt(root, ['checkpoint_dir'])) return claimOf(site, root, finetune, finetuneWays);
    return hasAt(root, ['model_name']) ? claimOf(site, root, pretrain, pretrainWays) : undefined;
  },
};

function claimOf(
  site: Site,
  root: MappingNode,
  definitionOf: (keys: { readonly has: (way: string) => boolean }) => Definition,
  ways: Readonly<Record<string, Ways>>,
): Claim | undefined {
  const definition = definitionOf({ has: (way) => hasAt(root, [way]) });
  const read = readWays(site, root, definition, ways);
  if (!read) return undefined;
  // "auto" are the devices of the machine.
  const written = read.arguments.filter(({ name, value }) => name?.text !== 'devices' || value.kind === 'number');
  // No warm-up is not the one of the default.
  const none = entryAlong(root, train('lr_warmup_steps'))?.value;
  const isNone = none?.kind === 'null';
  const noWarmUp = { name: 'lr_warmup_steps', value: 0, node: none, origin: { kind: 'literal' }, literal: undefined } as const;
  return {
    definition,
    label: 'lr',
    arguments: written,
    given: isNone ? [...read.given, noWarmUp] : read.given,
    isOpen: true,
  };
}
