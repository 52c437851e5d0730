// The words that people make such keys of, the most frequent first.
import type { Unit } from '../../core/schedule';

const words = (text: string): readonly string[] => text.split(' ');

/** Parts of names that say a weight, or another number that training changes. */
const quantity = new Set(
  words(
    'kl kld beta weight weights loss lambda lam alpha tau temp temperature epsilon eps coef coeff coefficient ema momentum dropout stddev ' +
      'consistency entropy distill distillation reg regularization penalty adv gan disc recon perceptual lpips commit commitment teacher ' +
      'forcing exploration mask masking sparsity l1 l2 unsup unlabeled unlabelled pseudo mixup capacity contrastive aux auxiliary smoothing ' +
      'gumbel dann grl reversal curriculum kappa margin noise sigma wd decay gram gamma r1 gp',
  ),
);

/** Those of them whose weight begins at 0 where only a warm-up is said. */
const beginsAtZero = new Set(
  words(
    'kl kld beta loss lambda lam consistency l1 l2 distill distillation reg regularization penalty recon commit commitment unsup unlabeled ' +
      'unlabelled pseudo contrastive aux auxiliary dann grl reversal sparsity cons',
  ),
);

/** Those that fall as training goes on. */
const falling = new Set(words('temperature temp tau gumbel epsilon eps exploration stddev forcing noise'));

const partsOf = (name: string): readonly string[] => name.toLowerCase().split(/[_\W]+/);

/** Whether a name says what a curve may be of: `kl_weight`, `temperature`. */
export const isQuantity = (name: string): boolean => partsOf(name).some((part) => quantity.has(part));

const weightParts = new Set(
  words('weight coef coeff coefficient beta lambda lam alpha gamma tau temp temperature epsilon eps momentum dropout decay'),
);

/** Whether a name says a weight that training sets, and nothing that is measured: `kl_weight`, but neither `loss` nor `class_weights`. */
export const isWeight = (name: string): boolean => partsOf(name).some((part) => weightParts.has(part)) && !/class|sample/.test(name);

/** Whether a name says a weight in other worlds, too: an opacity, a load. */
export const isEverydays = (name: string): boolean => /^(?:weights?|alpha|gamma|temp|temperature)$/i.test(name);

/** Whether a name says a weight that a warm-up brings from 0 to its value. */
export const isFromZero = (name: string): boolean => partsOf(name).some((part) => beginsAtZero.has(part));

/** Whether a value goes from its greatest to its least, as the name of its length or its own says; undefined where neither does. */
export function fallsFromMost(name: string, length = ''): boolean | undefined {
  if (/warm|ramp_?up/.test(length)) return false;
  if (length.includes('decay')) return true;
  const [falls, rises] = [partsOf(name).some((part) => falling.has(part)), isFromZero(name)];
  return falls === rises ? undefined : falls;
}

/** Whether a quantity of this name hardly has such values while something is trained: a temperature of things, a share above 1. */
export function isBeyond(name: string, values: readonly number[]): boolean {
  const parts = partsOf(name);
  if (parts.some((part) => /^temp(?:erature)?$/.test(part))) return values.every((value) => value >= 10);
  return parts.some((part) => /^(?:dropout|momentum|forcing|smoothing)$/.test(part)) && values.some((value) => value > 1);
}

/** Whether a way of keys leads to values that are tried one after the other. */
export const isSearched = (path: readonly string[]): boolean =>
  path.some((key) => /^(?:grid|sweep|search|space|search_space|param_grid)$/.test(key));

/** Whether a name says a learning rate, whose keys are those of a trainer. */
export const isRate = (name: string): boolean => /(?:^|_)(?:lr|learning_rate)(?:_|$)/.test(name);

/** Whether a name says a loss that begins all at once: that of a discriminator. */
export const isGated = (name: string): boolean =>
  partsOf(name).some((part) => /^(?:disc|discriminator|gan|adv|adversarial|perceptual|lpips)$/.test(part));

const lengthUnits: readonly (readonly [name: string, unit: Unit])[] = [
  ['steps', 'step'],
  ['epochs', 'epoch'],
  ['iters', 'step'],
  ['iterations', 'step'],
  ['updates', 'step'],
  ['timesteps', 'env step'],
  ['frames', 'env step'],
  ['env_steps', 'env step'],
  ['samples', 'sample'],
  ['tokens', 'token'],
  ['ratio', 'fraction'],
  ['fraction', 'fraction'],
  ['frac', 'fraction'],
];

/** A length in steps of the environment, as PyMARL and those that are made of it call it. */
const annealTime = 'anneal_time';

/** What the end of a name says of its unit; undefined where it says none. */
export const unitOf = (name: string): Unit | undefined =>
  name.endsWith(annealTime)
    ? 'env step'
    : lengthUnits.find(([word]) => name === word || name.endsWith(`_${word}`) || name.endsWith(`_${word.replace(/s$/, '')}`))?.[1];

/** Words for a slow change, as they stand before a length: `warmup_steps`. */
export const changes = words('warmup warm_up anneal annealing rampup ramp_up ramp ramping decay schedule transition');

/** The names of lengths that say themselves that something changes slowly: `warmup_steps`, `num_annealing_steps`. */
export const changeLengths: readonly string[] = changes
  .flatMap((change) => lengthUnits.flatMap(([unit]) => ['', 'num_', 'n_'].map((count) => `${count}${change}_${unit}`)))
  .concat(annealTime);

/** Spellings of the value at the start, and of that at the end, alone or beside a prefix; those of the least and of the most may be either. */
export const startWords = words('start init initial begin');
export const endWords = words('end final finish target stop');

/** The names of the same in a mapping of their own, those first that can be no steps. */
export const startValues = words(
  'start_weight start_value start_val initial_value initial_weight init_value init_weight min_weight min_value w_min start_v start_e',
);
export const startNames = words('start initial init from min');
export const endValues = words(
  'end_weight end_value end_val final_value final_weight target_value target_weight max_weight max_value w_max end_v end_e',
);
export const endNames = words('end final target stop to max');

/** Names of lengths that tell only in a mapping of their own. */
export const plainLengths = words(
  'num_steps steps total_steps n_steps max_steps num_epochs epochs total_epochs n_epochs max_epochs schedule_timesteps timesteps ' +
    'num_iters iters iterations over_steps over_epochs ramp_steps ramp_epochs duration_steps duration_epochs duration length rampup_length',
);

/** The ends of the keys of a family that say its delay. */
export const delayEndings = words('start_epoch start_step start_iter delay_steps delay_epochs wait_steps begin_step begin_epoch');

export const delayNames = words(
  'start_epoch start_step start_iter delay_steps delay_epochs wait_steps n_cold_steps begin_step begin_epoch delay begin',
);
export const untilNames = words('end_epoch end_step end_iter final_step final_epoch warmup_end');

/** Keys of a mapping that say how fast or how bent it is: what is read has no place for them. */
export const speedNames = words(
  'gamma decay decay_rate rate speed tau half_life k x0 power exponent factor cycles n_cycles num_cycles ratio',
);

/** The ends of keys of a family that say that there is more to it than its ends, its length and its shape. */
export const moreEndings = words(
  'gamma decay decay_rate anneal_rate rate speed half_life k x0 power exponent cycle cycles n_cycle n_cycles num_cycles cycle_length period ratio ' +
    'hold_steps hold_epochs delay anneal_start warmup_start restart restarts',
);
export const moreNames = words('n_cycle n_cycles num_cycles cycle_length');

/** Keys that name the shape in a mapping of their own. */
export const shapeNames = words(
  'type mode schedule shape method schedule_type anneal annealing anneal_type anneal_mode anneal_function strategy kind name func function',
);

/** The ends of keys that name the shape of a family. */
export const shapeEndings = words(
  'schedule schedule_type anneal annealing anneal_mode annealing_mode anneal_type annealing_type anneal_function anneal_schedule ' +
    'annealing_schedule mode shape warmup_type warmup_mode warmup_schedule rampup_type ramp_type type decay decay_type',
);

/** Keys of a mapping that is a framework's own, and of noise that is indexed by a diffusion's time. */
export const foreignKeys = words(
  'by_epoch start_factor end_factor T_max eta_min convert_to_iter_based num_train_timesteps num_diffusion_timesteps diffusion_steps ' +
    'prediction_type clip_sample _class_name linear_start lr_scheduler_type num_warmup_steps num_training_steps class_path',
);
export const diffusionKeys = words(
  'timesteps num_timesteps n_timestep n_timesteps T num_steps_diffusion noise_schedule sampling_timesteps beta_type',
);
