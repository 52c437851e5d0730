// How many updates a Trainer does.
import { lengthFromSettings } from '../shared/run/fromSettings';
import { type FoundParameter, fromElsewhere } from '../../language/find/found';
import type { Site } from '../../language/find/site';
import type { KnownNumber, Origin } from '../../language/resolve/origin';
import { isSince } from '../shared/release';

/** What a trainer's keys are called, and what they are where they are left out. */
export interface RunKeys {
  readonly epochs: string;
  readonly epochsByDefault?: number;
  readonly batch: string;
  readonly batchByDefault: number;
  /** The batches of an update where that is left out, by the batch and the processes; one where this is left out. */
  readonly accumulationByDefault?: (batch: number, processes: number) => number;
}

/** The values that stand beside a schedule, by their keys. */
export type ValueOf = (key: string) => { readonly value: number | boolean; readonly origin: Origin } | undefined;

/**
 * The updates of a run as `max_steps`: what it says itself, else the setting, else epochs out of the data as transformers rounds them (4.53 to 5.24),
 * else what the surroundings of a config say: a call is told by its own arguments alone. Undefined where nothing does.
 */
export function totalOf(site: Site, valueOf: ValueOf, keys: RunKeys): FoundParameter | undefined {
  const set = lengthFromSettings(site, 'max_steps');
  const fromData = set ? undefined : fromEpochs(site, valueOf, keys);
  return fromData ?? (site.node.kind === 'call' || countsRollouts(site) ? set : site.run.total('max_steps'));
}

/** Whether a step of the run is a batch of rollouts, from which a Trainer within it (ROLL's) does several updates, or one from several. */
const countsRollouts = (site: Site): boolean => site.at('rollout_batch_size') !== undefined;

function fromEpochs(site: Site, valueOf: ValueOf, keys: RunKeys): FoundParameter | undefined {
  if (keys.epochsByDefault === undefined && !valueOf(keys.epochs)) return undefined;
  const number = (key: string, otherwise: number): KnownNumber => {
    const found = valueOf(key);
    return typeof found?.value === 'number'
      ? { value: found.value, origin: found.origin }
      : { value: otherwise, origin: { kind: 'default' } };
  };
  const epochs = number(keys.epochs, keys.epochsByDefault ?? NaN);
  const perEpoch = updatesOf(site, number, keys, valueOf('dataloader_drop_last')?.value === true);
  if (!perEpoch) return undefined;
  const value = Math.ceil(epochs.value * perEpoch.value);
  return fromElsewhere('max_steps', { value, origin: { kind: 'epochs', epochs, perEpoch } });
}

/** The updates of one epoch, where it is known how much data there is. */
function updatesOf(
  { options }: Site,
  number: (key: string, otherwise: number) => KnownNumber,
  keys: RunKeys,
  dropsLast: boolean,
): KnownNumber | undefined {
  const { datasetSize, processes = 1, stepsPerEpoch } = options.run ?? {};
  const fromSetting = (name: string): Origin => ({ kind: 'setting', name });
  if (stepsPerEpoch !== undefined) return { value: stepsPerEpoch, origin: fromSetting('stepsPerEpoch') };
  if (datasetSize === undefined) return undefined;
  const batch = number(keys.batch, keys.batchByDefault);
  const accumulation = number('gradient_accumulation_steps', keys.accumulationByDefault?.(batch.value, processes) ?? 1);
  const batches = (dropsLast ? Math.floor : Math.ceil)(datasetSize / batch.value);
  const each = batches % processes === 0 ? batches / processes : Math.floor(batches / processes) + (dropsLast ? 0 : 1);
  const round = isSince(options, 'transformers', '4.52') ? Math.ceil : Math.floor;
  return {
    value: Math.max(1, round(each / accumulation.value)),
    origin: {
      kind: 'batches',
      dataset: { value: datasetSize, origin: fromSetting('datasetSize') },
      factors: [batch, accumulation, { value: processes, origin: fromSetting('processes') }].filter(({ value }) => value !== 1),
      ...(dropsLast && { isRoundedDown: true }),
    },
  };
}
