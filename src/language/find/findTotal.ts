import { type Environment, parentsOf, whereIs } from '../resolve/environment';
import { evaluate } from '../resolve/evaluate';
import type { FoundParameter } from './found';
import type { RunSettings } from './site';
import { entriesNamed, keysOf } from '../resolve/lookUp';
import type { KnownNumber, Origin } from '../resolve/origin';
import type { Parent } from '../resolve/parents';
import type { Entry, MappingNode, Range } from '../tree/tree';
import { asNumber, type Value } from '../resolve/values';
import type { Place } from '../tree/walk';

/** Keys that say how many steps a run has, the plainest first. */
const totalKeys = [
  'total_steps',
  'max_steps',
  'total_training_steps',
  'num_training_steps',
  'num_train_steps',
  'max_train_steps',
  'train_steps',
  'training_steps',
  'train_iters',
  'max_iters',
  'max_iter',
  'total_iters',
  'total_iter',
  'num_iterations',
  'max_updates',
  'max_update',
  'total_timesteps',
  'n_timesteps',
  'max_duration',
];
const epochKeys = ['epochs', 'num_epochs', 'max_epochs', 'num_train_epochs', 'n_epochs', 'total_epochs', 'train_epochs', 'epoch'];
const stepsPerEpochKeys = ['steps_per_epoch', 'iters_per_epoch', 'iterations_per_epoch', 'updates_per_epoch', 'num_steps_per_epoch'];
const datasetKeys = [
  'dataset_size',
  'num_train_samples',
  'num_samples',
  'train_samples',
  'num_examples',
  'num_train_examples',
  'train_size',
];
/** What all processes take in one step of the optimizer, accumulation included. */
const globalBatchKeys = ['global_batch_size', 'global_train_batch_size'];
const batchKeys = [
  'batch_size',
  'train_batch_size',
  'per_device_train_batch_size',
  'train_micro_batch_size_per_gpu',
  'micro_batch_size',
  'batch_size_per_gpu',
  'samples_per_gpu',
];
const accumulationKeys = [
  'gradient_accumulation_steps',
  'accumulate_grad_batches',
  'grad_accumulation_steps',
  'grad_accum',
  'accumulation_steps',
];
const processKeys = ['num_processes', 'world_size', 'num_gpus', 'num_gpu', 'n_gpus', 'gpus'];

/** Sections in which such keys stand when they are not beside the schedule. */
const sections = [
  'trainer',
  'training',
  'train',
  'optimization',
  'training_arguments',
  'training_args',
  'train_args',
  'train_cfg',
  'runner',
  'solver',
  'data',
  'dataset',
  'datamodule',
];

/** How each key may be written: in small letters, with hyphens or, as constants are, in capitals. */
const spellings: ReadonlyMap<string, readonly string[]> = new Map(
  [totalKeys, epochKeys, stepsPerEpochKeys, datasetKeys, globalBatchKeys, batchKeys, accumulationKeys, processKeys, sections]
    .flat()
    .map((name) => [name, [...new Set([name, name.replaceAll('_', '-'), name.toUpperCase()])]]),
);

/** All of them: a mapping that has none says nothing of a run. */
export const runKeys: ReadonlySet<string> = new Set([...spellings.values()].flat());

/** Whether each mapping that was ever asked says anything of a run. Most do not, and need not be asked for each key. */
const telling = new WeakMap<MappingNode, boolean>();

function tellsOfRun(mapping: MappingNode): boolean {
  let tells = telling.get(mapping);
  if (tells === undefined) telling.set(mapping, (tells = keysOf(mapping).some((key) => runKeys.has(key))));
  return tells;
}

interface Known extends KnownNumber {
  readonly literal: Range | undefined;
}

/**
 * The total steps of the run around a schedule: what the nearest enclosing mapping or scope (or one of its sections) says, or a parent's, else the
 * setting, else epochs times the steps of one. Undefined where nothing says so.
 */
export function findTotal(place: Place, environment: Environment, settings: RunSettings): FoundParameter | undefined {
  const lookUp = (names: readonly string[]) => lookUpKey(names, place, environment);
  const total = lookUp(totalKeys) ?? fromSetting('totalSteps', settings.totalSteps) ?? fromEpochs(lookUp, settings);
  return total && { ...total, name: 'total_steps', node: undefined };
}

/** The steps of one epoch of the run around a schedule, and where that is said. Undefined where nothing says so. */
export function findStepsPerEpoch(place: Place, environment: Environment, settings: RunSettings): KnownNumber | undefined {
  return perEpochOf((names) => lookUpKey(names, place, environment), settings);
}

function perEpochOf(lookUp: (names: readonly string[]) => Known | undefined, settings: RunSettings): Known | undefined {
  return lookUp(stepsPerEpochKeys) ?? fromSetting('stepsPerEpoch', settings.stepsPerEpoch) ?? fromBatches(lookUp, settings);
}

/** Epochs as steps; the origin says the rule and its numbers. A last, smaller batch counts, as most loaders have it. */
function fromEpochs(lookUp: (names: readonly string[]) => Known | undefined, settings: RunSettings): Known | undefined {
  const epochs = lookUp(epochKeys);
  if (!epochs) return undefined;
  const perEpoch = perEpochOf(lookUp, settings);
  if (!perEpoch) return undefined;
  const value = Math.ceil(epochs.value * perEpoch.value);
  return { value, origin: { kind: 'epochs', epochs, perEpoch }, literal: undefined };
}

/** The steps of one epoch, from the size of the dataset and what one step takes of it. */
function fromBatches(lookUp: (names: readonly string[]) => Known | undefined, settings: RunSettings): Known | undefined {
  const dataset = lookUp(datasetKeys) ?? fromSetting('datasetSize', settings.datasetSize);
  const whole = lookUp(globalBatchKeys);
  const batch = whole ?? lookUp(batchKeys);
  if (!dataset || !batch) return undefined;
  const accumulation = whole ? undefined : lookUp(accumulationKeys);
  const processes = whole ? undefined : (lookUp(processKeys) ?? fromSetting('processes', settings.processes));
  const factors = [batch, accumulation, processes].flatMap((factor) => factor ?? []);
  const value = Math.ceil(dataset.value / factors.reduce((product, factor) => product * factor.value, 1));
  return { value, origin: { kind: 'batches', dataset, factors }, literal: undefined };
}

function fromSetting(name: keyof RunSettings, value: number | undefined): Known | undefined {
  return value === undefined ? undefined : { value, origin: { kind: 'setting', name }, literal: undefined };
}

/**
 * The positive number under one of these keys in the nearest mapping around a place, or in one of that mapping's sections; where there is
 * none, in a parent of the text.
 */
function lookUpKey(names: readonly string[], { ancestors }: Place, environment: Environment): Known | undefined {
  const [winning, others] = parentsOf(environment);
  for (let end = ancestors.length; end > 0; end--) {
    const found =
      (end === 1 ? numberInFiles(names, winning, environment) : undefined) ?? numberAround(names, ancestors.slice(0, end), environment);
    if (found) return found;
  }
  environment.onMissing?.();
  return numberInFiles(names, others, environment);
}

function numberInFiles(names: readonly string[], files: readonly Parent[], environment: Environment): Known | undefined {
  for (const { root } of files) {
    const found = numberAround(names, [root], environment);
    if (found) return found;
  }
  return undefined;
}

/** The number in the last of these mappings or in one of its sections. */
function numberAround(names: readonly string[], path: readonly MappingNode[], environment: Environment): Known | undefined {
  if (!tellsOfRun(path.at(-1)!)) return undefined;
  const found = numberIn(path, names, '', environment);
  if (found) return found;
  for (const name of sections) {
    const section = entryOf(path.at(-1)!, name);
    const inside =
      section?.value.kind === 'mapping' ? numberIn([...path, section.value], names, `${section.key!.text}.`, environment) : undefined;
    if (inside) return inside;
  }
  return undefined;
}

function numberIn(path: readonly MappingNode[], names: readonly string[], prefix: string, environment: Environment): Known | undefined {
  for (const name of names) {
    const entry = entryOf(path.at(-1)!, name);
    const result = entry && evaluate(entry.value, { ...environment, path });
    const value = result?.ok === true ? countOf(result.value) : undefined;
    if (result?.ok === true && value !== undefined && value > 0) {
      const { range, text } = entry!.key!;
      const isRepeated = entriesNamed(path.at(-1)!, text).length > 1;
      const origin: Origin = {
        kind: 'name',
        name: prefix + text,
        place: whereIs(range, path, environment),
        ...(isRepeated && { isRepeated }),
      };
      return { value, origin, literal: result.literal };
    }
  }
  return undefined;
}

/** A value as a number of steps; Composer writes them as batches, `4800ba`. */
function countOf(value: Value): number | undefined {
  return asNumber(typeof value === 'string' ? value.replace(/^(\d+)ba$/, '$1') : value);
}

/** The only entry with this key, however it is written; in a config the last of several. A name that is bound twice is none. */
function entryOf(mapping: MappingNode, name: string): Entry | undefined {
  const found = (spellings.get(name) ?? [name]).flatMap((spelling) => entriesNamed(mapping, spelling));
  const isSame = mapping.scope !== true && found.every(({ key }) => key?.text === found[0]!.key?.text);
  return found.length === 1 || isSame ? found.at(-1) : undefined;
}
