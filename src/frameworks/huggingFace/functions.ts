// The functions of transformers.optimization (5.24): `get_cosine_schedule_with_warmup(optimizer, ...)`, `get_scheduler("cosine", ...)`.
import { say } from '../../core/message';
import { numberValue } from '../../core/methods/values';
import type { ParameterProblem, ParameterValues } from '../../core/parameter';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import type { Problem } from '../../language/find/found';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { problem, tooManyArguments } from '../../language/find/problems';
import type { Argument, CallNode } from '../../language/tree/tree';
import { argumentOf, rateOfAll } from '../shared/optimizer';
import { configCall } from '../shared/configCall';
import { schedulerCall } from '../shared/installed';
import { silent } from '../shared/parameters';
import { isSince } from '../shared/release';
import { curvesForGroups, rates, valueOf } from '../shared/groups';
import { getScheduler, runParameters } from './installed';
import { kindAt } from './kindAt';
import { kwargsAt } from './kwargs';
import { type Multiplier, multipliers } from './multipliers';
import { scheduleOf } from './scheduleOf';
import { multiplierOf } from './trainerDefinitions';

/** The kind of schedule of each function, and its parameters between the optimizer and last_epoch, in their order. */
const functions: Readonly<Record<string, readonly [kind: string, ...parameters: string[]]>> = {
  get_constant_schedule: ['constant', 'last_epoch'],
  get_constant_schedule_with_warmup: ['constant_with_warmup', 'num_warmup_steps', 'last_epoch'],
  get_linear_schedule_with_warmup: ['linear', 'num_warmup_steps', 'num_training_steps', 'last_epoch'],
  get_cosine_schedule_with_warmup: ['cosine', 'num_warmup_steps', 'num_training_steps', 'num_cycles', 'last_epoch'],
  get_cosine_with_hard_restarts_schedule_with_warmup: [
    'cosine_with_restarts',
    'num_warmup_steps',
    'num_training_steps',
    'num_cycles',
    'last_epoch',
  ],
  get_polynomial_decay_schedule_with_warmup: ['polynomial', 'num_warmup_steps', 'num_training_steps', 'lr_end', 'power', 'last_epoch'],
  get_inverse_sqrt_schedule: ['inverse_sqrt', 'num_warmup_steps', 'timescale', 'last_epoch'],
  get_cosine_with_min_lr_schedule_with_warmup: [
    'cosine_with_min_lr',
    'num_warmup_steps',
    'num_training_steps',
    'num_cycles',
    'last_epoch',
    'min_lr',
    'min_lr_rate',
  ],
  get_cosine_with_min_lr_schedule_with_warmup_lr_rate: [
    'cosine_warmup_with_min_lr',
    'num_warmup_steps',
    'num_training_steps',
    'num_cycles',
    'last_epoch',
    'min_lr',
    'min_lr_rate',
    'warmup_lr_rate',
  ],
  get_wsd_schedule: [
    'warmup_stable_decay',
    'num_warmup_steps',
    'num_decay_steps',
    'num_training_steps',
    'num_stable_steps',
    'warmup_type',
    'decay_type',
    'min_lr_ratio',
    'num_cycles',
    'last_epoch',
  ],
};

/** The names of the functions that are read. */
export const functionNames: readonly string[] = [...Object.keys(functions), 'get_scheduler'];

/** The kind of schedule of a function, and its parameters behind the optimizer in their order. */
export const orderOf = (name: string): readonly string[] | undefined => (Object.hasOwn(functions, name) ? functions[name] : undefined);

const modules = ['transformers', 'transformers.optimization', 'transformers.trainer'];

/** The claim of a call of one of the functions. */
export function claimFunction(site: Site, node: CallNode): Claim | undefined {
  const name = functionNames.find((each) => modules.some((module) => site.callee === `${module}.${each}`));
  if (name === undefined) return undefined;
  if (name === 'get_scheduler') return claimByName(site, node);
  const isOldest = name === 'get_wsd_schedule' && !isSince(site.options, 'transformers', '4.49');
  const [kind, ...order] = isOldest ? oldestWsd : functions[name]!;
  // A function hands its timescale on in every release.
  const multiplier = kind === 'inverse_sqrt' ? multipliers[kind] : multiplierOf(kind, site.options);
  const definition = { ...functionDefinition(name, multiplier ?? multipliers[kind]!, order), takesNoMore: true };
  const strange = strangeIn(name, node.arguments, ['optimizer', ...order]);
  if (multiplier && strange.length === 0) return { definition, arguments: node.arguments };
  if (multiplier) return { definition: { ...definition, curves: () => [] }, arguments: node.arguments, problems: strange };
  const missing = problem('unknown-method', say('transformers has {name} since 4.54.', { name }), node.calleeRange);
  return { definition: { ...definition, curves: () => [] }, arguments: node.arguments, problems: [missing] };
}

const torchtune = /^torchtune\.training\.(?:lr_schedulers\.)?get_cosine_schedule_with_warmup$/;

/** torchtune's cosine (0.6.1): `{_component_: torchtune.training.lr_schedulers.get_cosine_schedule_with_warmup, num_warmup_steps: 100}`, or called. */
export function claimTorchtune(site: Site): Claim | undefined {
  const { node, callee } = site;
  const call = configCall(site);
  if (!torchtune.test(call?.callee ?? callee ?? '')) return undefined;
  const [kind, ...order] = functions.get_cosine_schedule_with_warmup!;
  const definition = {
    ...functionDefinition(kind, multipliers[kind]!, order),
    source: 'torchtune.training',
    readsNumbers: true,
    installed: undefined,
  };
  if (!call) return node.kind === 'call' ? { definition, arguments: node.arguments } : undefined;
  // A limit of the steps of an epoch holds only where an epoch has more.
  const limit = site.around(['max_steps_per_epoch']);
  const total = limit && limit.node.kind !== 'null' ? undefined : site.run.total('num_training_steps');
  return { definition, arguments: call.arguments, ...(total && { given: [total] }), isOpen: true };
}

/** `get_wsd_schedule` before 4.49. */
const oldestWsd = [
  'warmup_stable_decay',
  'num_warmup_steps',
  'num_stable_steps',
  'num_decay_steps',
  'min_lr_ratio',
  'num_cycles',
  'last_epoch',
] as const;

/** The arguments that a function does not know. */
function strangeIn(name: string, written: readonly Argument[], known: readonly string[]): readonly Problem[] {
  return written.flatMap(({ name: key }) =>
    !key || known.includes(key.text)
      ? []
      : [
          problem(
            'unknown-argument',
            say('{kind} takes no {argument}: transformers raises a TypeError.', { kind: name, argument: key.text }),
            key.range,
          ),
        ],
  );
}

/** `get_scheduler(name, optimizer, num_warmup_steps, num_training_steps, scheduler_specific_kwargs)`. */
function claimByName(site: Site, node: CallNode): Claim | undefined {
  const selector = argumentOf(node, 'name', 0);
  const kind = selector && kindAt(site, selector);
  const multiplier = kind === undefined ? undefined : multiplierOf(kind, site.options);
  if (!selector || kind === undefined || !multiplier) return undefined;
  const order = ['optimizer', 'num_warmup_steps', 'num_training_steps', 'scheduler_specific_kwargs'];
  const named = node.arguments.flatMap((argument, index): readonly Argument[] => {
    if (argument.value === selector) return [];
    const text = argument.name?.text ?? order[index - 1];
    return text === undefined || argument.spread
      ? [argument]
      : [{ ...argument, name: { text, range: argument.name?.range ?? argument.range } }];
  });
  const extra = node.arguments.slice(order.length + 1).find(({ name, spread }) => !name && !spread);
  // The constant one is handed none of them.
  const kwargs = kwargsAt(
    site,
    kind === 'constant' ? undefined : named.find((each) => each.name?.text === 'scheduler_specific_kwargs')?.value,
  );
  const isOptional = kind === 'warmup_stable_decay' || multiplier.isEndless === true;
  const needed = kind === 'constant' ? [] : isOptional ? ['num_warmup_steps'] : ['num_warmup_steps', 'num_training_steps'];
  const hasSpread = named.some(({ spread }) => spread);
  const missing = hasSpread ? [] : needed.filter((each) => !named.some(({ name }) => name?.text === each));
  const names = multiplier.takesAny === true ? undefined : (multiplier.parameters ?? []).map((each) => each.name);
  const problems = [
    ...(extra ? [tooManyArguments(['name', ...order], extra.range)] : []),
    ...(names ? strangeIn(kind, kwargs.arguments, names) : []),
    ...(kwargs.unknown ? [problem('no-curve', say('This changes the schedule, so there is no curve.'), kwargs.unknown.range)] : []),
    ...missing.map((each): Problem => problem('missing-argument', say('{kind} needs {argument}.', { kind, argument: each }), node.range)),
  ];
  const parameters = ['num_warmup_steps', 'num_training_steps', ...(multiplier.parameters ?? []).map((each) => each.name)];
  const definition = functionDefinition(kind, multiplier, parameters);
  return {
    definition: problems.length > 0 ? { ...definition, curves: () => [] } : definition,
    arguments: [
      ...named.filter(({ name }) => name?.text !== 'scheduler_specific_kwargs' && name?.text !== 'optimizer'),
      ...kwargs.arguments,
    ],
    problems,
  };
}

/** The definition of a function whose parameters stand in this order behind the optimizer. */
export function functionDefinition(name: string, multiplier: Multiplier, order: readonly string[]): Definition {
  const { formula, summary, note, parameters = [], check } = multiplier;
  const own = new Map<string, DefinedParameter>([...runParameters(multiplier), ...parameters].map((each) => [each.name, each]));
  return {
    source: 'transformers.optimization',
    name,
    formula,
    summary,
    ...(note !== undefined && { note }),
    parameters: [...rates, rateOfOptimizer, silent('optimizer'), ...order.map((each) => own.get(each) ?? silent(each))],
    installed: (values) => {
      const parameters = order.map((each) => own.get(each) ?? silent(each));
      const call = { ...schedulerCall({ name, parameters }, values), rate: knownRate(values) };
      return name.startsWith('get_') ? call : getScheduler(name, call);
    },
    check: (values) => [check?.(values, knownRate(values)), checkLength(multiplier, values)].flatMap((each) => each ?? []),
    curves: (values) => {
      const warmup = numberValue({ num_warmup_steps: 0, ...values }, 'num_warmup_steps');
      const total = numberValue({ num_training_steps: endOf(values, warmup), ...values }, 'num_training_steps');
      return curvesForGroups(values, (group) => [
        {
          quantity: 'lr',
          schedule: scheduleOf(multiplier, { rate: valueOf(values, 'lr', group), known: knownRate(values), total, warmup, values }),
        },
      ]);
    },
  };
}

const rateOfOptimizer: DefinedParameter = {
  name: 'lr of the optimizer',
  aliases: [],
  description: 'The rate that the optimizer is given, of which the lowest rates are a part',
  unit: 'rate',
  kind: 'number',
  optional: true,
  isQuiet: true,
  from: (site) => rateOfAll(site, 'lr of the optimizer'),
};

const knownRate = (values: ParameterValues): number =>
  numberValue({ ...values, known: values[rateOfOptimizer.name] ?? values.lr! }, 'known');

/** What has a stable part needs its length, or that of the run. */
const checkLength = ({ parameters = [] }: Multiplier, values: ParameterValues): ParameterProblem | undefined =>
  !parameters.some(({ name }) => name === 'num_stable_steps') ||
  values.num_stable_steps !== undefined ||
  values.num_training_steps !== undefined
    ? undefined
    : { parameter: 'num_stable_steps', message: say('Either num_training_steps or num_stable_steps must be given.') };

/** Where a schedule that is given no total is shown to: its parts, or a few times its warm-up. */
function endOf(values: ParameterValues, warmup: number): number {
  const parts = Number(values.num_stable_steps ?? 0) + Number(values.num_decay_steps ?? 0);
  return parts > 0 ? warmup + parts : Math.max(10 * warmup, 1000);
}
