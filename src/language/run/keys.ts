// The keys by which configs and scripts say how long a run is.

/** Keys that say how many steps a run has, the plainest first. */
export const totalKeys = [
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
] as const;

/** Keys that say it too, but are often about something else: they count where nothing better is around. */
export const vagueTotalKeys = [
  'max_iterations',
  'total_num_steps',
  'num_updates',
  'num_iters',
  'n_iters',
  'niters',
  'iterations',
  'num_steps',
  'steps',
] as const;

/** How many epochs a run has. */
export const epochKeys = [
  'epochs',
  'num_epochs',
  'max_epochs',
  'num_train_epochs',
  'max_train_epochs',
  'n_epochs',
  'total_epochs',
  'train_epochs',
  'max_epoch',
  'epoch',
] as const;

/** How many steps of the optimizer an epoch has. */
export const stepsPerEpochKeys = [
  'steps_per_epoch',
  'iters_per_epoch',
  'iterations_per_epoch',
  'updates_per_epoch',
  'num_steps_per_epoch',
] as const;

/** How many samples an epoch has. */
export const datasetKeys = [
  'dataset_size',
  'num_train_samples',
  'train_samples',
  'num_examples',
  'num_train_examples',
  'train_size',
] as const;

/** What all processes take in one step of the optimizer, accumulation included. */
export const globalBatchKeys = ['global_batch_size', 'global_train_batch_size'] as const;

/** What each process takes at once. */
export const batchKeys = [
  'batch_size',
  'train_batch_size',
  'per_device_train_batch_size',
  'train_micro_batch_size_per_gpu',
  'micro_batch_size',
  'batch_size_per_gpu',
  'samples_per_gpu',
] as const;

/** How many batches make one step of the optimizer. */
export const accumulationKeys = [
  'gradient_accumulation_steps',
  'accumulate_grad_batches',
  'grad_accumulation_steps',
  'grad_accum',
  'accumulation_steps',
] as const;

/** How many processes there are on all nodes. */
export const processKeys = ['num_processes', 'world_size'] as const;

/** How many there are on each node. */
export const deviceKeys = ['devices', 'num_gpus', 'num_gpu', 'n_gpus', 'gpus'] as const;

/** How many machines there are. */
export const nodeKeys = ['num_nodes', 'nnodes'] as const;

/** Whether a last, smaller batch is left out. */
export const dropLastKeys = ['drop_last', 'dataloader_drop_last'] as const;

/** Sections in which such keys stand when they are not beside the schedule. */
export const sections = [
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
  'dataloader',
  'train_dataloader',
  'train_loader',
] as const;

/** Mappings with such a name, or beside such a key, count other steps than those of the run: of an environment, of a numerical solver, of sampling. */
export const otherSections =
  /^(?:(?:\w+_)?envs?|environment|eval|evaluation|val|validation|test|sampl(?:er|ing)|diffusion|inference|generation|ode|sde|integrator|l_?bfgs)(?:_(?:cfg|config|args|kwargs|params|options))?$/i;

/** Kinds of solvers that count steps or iterations of their own: of differential equations, of sampling, of a minimizer, of a classic model. */
export const solverNames =
  /(?:^|\.)(?:l-?bfgs(?:-?b)?|rk\d*|dopri\d+|euler\w*|heun\d*|midpoint|bosh\d|tsit\d|kvaerno\d|(?:implicit_)?adams|bdf|radau|dd[ip]m|plms|dpm\S*|unipc\S*|(?:logistic|linear)regression|kmeans|(?:linear)?sv[cr]|nmf|fastica)$/i;

/** Tolerances, which only a solver has. */
export const solverKeys = ['rtol', 'atol', 'tol', 'tolerance'] as const;

/** All keys that are about the run. */
export const allKeys: readonly string[] = [
  totalKeys,
  vagueTotalKeys,
  epochKeys,
  stepsPerEpochKeys,
  datasetKeys,
  globalBatchKeys,
  batchKeys,
  accumulationKeys,
  processKeys,
  deviceKeys,
  nodeKeys,
  dropLastKeys,
  sections,
].flat();

/** How a key may be written, as in the tables first: in small letters, with hyphens or, as constants are, in capitals. */
export function spellingsOf(name: string): readonly string[] {
  let known = spellings.get(name);
  if (!known) spellings.set(name, (known = [...new Set([name, name.replaceAll('_', '-'), name.toUpperCase()])]));
  return known;
}

const spellings = new Map<string, readonly string[]>();

/** What all keys about runs are asked for by, of a mapping that reports what is looked up in it. */
export const runKeysKey = '[run]';
