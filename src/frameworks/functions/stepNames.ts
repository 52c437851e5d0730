// Which names say that a parameter is the step of a run, and which say that a function is a weight of it.
import type { Unit } from '../../core/schedule';
import { markPattern } from '../../language/text/marks';
import { lastPart } from '../../language/tree/walk';

/** Names that say it by themselves, and what they count. */
const plain: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ...['step', 'steps_done', 'global_step', 'current_step', 'cur_step', 'curr_step', 'step_num', 'step_idx', 'train_step', 'n_step'].map(
    (name) => [name, 'step'] as const,
  ),
  ...'it iter itr iteration i_iter iter_idx cur_it cur_iter cur_iters curr_iter curr_iters current_iter current_iteration iter_num iter_step global_it global_iter'
    .split(' ')
    .map((name) => [name, 'step'] as const),
  // Images that were trained on.
  ...['cur_nimg', 'nimg'].map((name) => [name, 'sample'] as const),
  ...['epoch', 'cur_epoch', 'curr_epoch', 'current_epoch', 'epoch_num', 'epoch_idx'].map((name) => [name, 'epoch'] as const),
  ['env_step', 'env step'],
  ...['progress', 'progress_remaining', 'frac_done', 'train_progress'].map((name) => [name, 'fraction'] as const),
]);

/** Names that may be anything, and are the step where the function is called a weight. */
const vague: ReadonlyMap<string, Unit> = new Map<string, Unit>(
  [
    't',
    'i',
    'n',
    'x',
    'k',
    's',
    'current',
    'count',
    'idx',
    'step_count',
    'n_calls',
    'timestep',
    'steps',
    'iters',
    'ep',
    'e',
    'update',
    'num_updates',
    'frame',
    'frame_idx',
    'episode',
    'i_episode',
    'n_iter',
  ].map((name): [string, Unit] => [name, 'step']),
).set('p', 'fraction');

const weightWords =
  /(?:^|_)(?:weights?|l?rates?|ramp(?:up|down)?\w*|warm(?:up)?\w*|decay\w*|anneal\w*|schedul\w*|sched|betas?|kl|kld|lambda|lambd|lamb|alpha|gamma|temperature|temp|eps|epsilon|momentum|coef\w*|(?:disc|adv\w*|loss|kl|lr)_factor|lr|tau|sigma|ema|beta_?\w*|frange\w*|dropout|capacity|curriculum|warmed)(?:$|_)/i;

/** Whether a name is one of a weight, a rate or the like. Words are parted by underscores or capitals. */
export function isWeightName(name: string): boolean {
  const parted = name.replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3_$2$4');
  return weightWords.test(parted) && !distributionWords.test(parted);
}

/** Gamma and alpha are distributions, too. */
const distributionWords = /(?:^|_)(?:(?:log_?)?(?:pdf|cdf|pmf|sf)|ppf|trf|density|dist(?:s|r\w*)?)(?:$|_)/i;

/** What a name counts that asks for an item by the step; undefined for other names. */
export const unitOfStep = (name: string): Unit | undefined => plain.get(name) ?? (name === 't' ? 'step' : undefined);

/** A parameter that is the step, and what it counts. */
export interface StepParameter {
  readonly name: string;
  readonly unit: Unit;
  /** It is the part of the run that is left, so that it falls. */
  readonly isLeft?: boolean;
  /** Its name may be anything. */
  readonly isVague?: boolean;
  /** It is computed out of what several loops count. */
  readonly isOfLoops?: boolean;
}

/** The parameter of Stable-Baselines3's schedules by its usual name. */
const left = 'progress_remaining';

/** Which of the parameters of a function is the step; undefined where none is for certain. `names` are those of the function and of what it is bound to or stands in. */
export function stepParameter(parameters: readonly string[], names: readonly string[]): StepParameter | undefined {
  // A stride of a range is called a step, too, and stands behind its ends.
  const ends = parameters.slice(0, Math.max(parameters.indexOf('step'), 0));
  if (ends.some((name) => /^(?:start|stop|begin|end|low|high)$/.test(name)) && !names.some(isWeightName)) return undefined;
  const find = (known: ReadonlyMap<string, Unit>) => parameters.find((name) => known.has(name));
  const sure = find(plain);
  if (sure !== undefined) return { name: sure, unit: plain.get(sure)!, ...(sure === left && { isLeft: true }) };
  const likely = names.some(isWeightName) ? find(vague) : undefined;
  // `compute_alpha_ratio_t(t)` is written as alpha_t is: at a time of a diffusion, which is no step of the run. So is what is left of the signal then.
  const isOfTime =
    likely === 't' &&
    names.some((name) => /_t$|alphas?_?(?:bar|cumprod|hat)|marginal_|noise_?sched|(?:^|_)(?:sde|vp|ve)(?:_|$)|^(?:VP|VE)?SDE/i.test(name));
  // The weight of a class goes by how often that was seen: `label_weight_func = lambda x: 1 / log(1.2 + x)`.
  const isOfData = names.some((name) => /(?:label|class|sample|token|point|pixel)_?weight/i.test(name));
  return likely === undefined || isOfTime || isOfData ? undefined : { name: likely, unit: vague.get(likely)!, isVague: true };
}

/** Whether a parameter is the length of a run or of a part of it. */
export const isLengthName = (name: string): boolean =>
  /step|epoch|length|total|duration|warm|period|iter|num_|frames?$|^(?:T|N|n|x0|until|horizon)$/i.test(name);

/** A value for a parameter of which nothing is known, for telling whether the function has numbers as its values. A run is longer than its parts. */
export const standInOf = (name: string, index: number): number => {
  const last = lastPart(name);
  if (name.startsWith('len(')) return 100;
  return isTotalName(last) || /^(?:epochs|steps|iters|iterations)$/.test(last) ? 1_000 : isLengthName(last) ? 100 : 0.1 + 0.3 * index;
};

/** Such values for several parameters. */
export const standInsFor = (names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(names.map((name, index) => [name, standInOf(name, index)]));

/** Whether a parameter is the length of the whole run. */
export const isTotalName = (name: string): boolean =>
  /^(?:T|T_max|total|(?:total|max|num|n)_(?:train(?:ing)?_)?(?:steps?|its?|iters?|iterations|epochs?|updates)|train(?:ing)?_(?:steps|iters|iterations|epochs))$/.test(
    name,
  );

/** Words that weights are called by, alone or with others. */
const words =
  'weight rate ramp rampup rampdown warmup decay anneal annealing schedule scheduler beta kl lambda alpha gamma temperature epsilon momentum coef coefficient factor lr dropout tau ema capacity'.split(
    ' ',
  );

/** Whether a word stands in other words, too, or is the name of our own calls: it counts where it gets its value. */
const isOfMuch = (word: string): boolean => word.length <= 3 || word === 'schedule';

/** Marks of files and statements in which there may be a function of the step: the names of its step, and those of weights. */
export const stepMarks: readonly string[] = [
  ...[...plain.keys()].filter((name) => name.length > 3),
  ...['(it*', ', it*', 'lambda it*'],
  // The rates of an optimizer.
  ...['param_groups', 'lr"]*', "lr']*"],
  ...words.filter((word) => !isOfMuch(word)).flatMap((word) => [word, `${word}s`]),
  ...words.filter(isOfMuch).flatMap((word) => [`def ${word}*`, ...['=', '*=', '/=', '-=', '+='].map((sign) => `${word} ${sign} *`)]),
  ...['eps = *', 'eps *= *', 'eps -= *', 'eps_*'],
  ...words.flatMap((word) => [`*_${word}`, `${word}_*`]),
  // What our own calls are given is no function.
  ...['!base_weight', '!start_weight'],
];

const mark = new RegExp(markPattern(stepMarks));

/**
 * Whether what a name is bound to may be a weight by that name. `binding` is the text of both: without a mark in it, as where the name is in
 * capitals, it would be found where there happens to be a mark beside it, and not elsewhere.
 */
export const bindsWeight = (name: string, binding: string): boolean => isWeightName(name) && mark.test(binding);
