// VISSL's YAML: `config.OPTIMIZER.param_schedulers` (VISSL at 09270ed2, vissl/config/defaults.yaml, vissl/utils/hydra_config.py; ClassyVision at 08a82e8).
import { wholeSteps } from '../../core/computed/wholeSteps';
import { say } from '../../core/message';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import type { Framework } from '../../language/find/framework';
import { entryOf } from '../../language/resolve/lookUp';
import type { Argument, MappingNode } from '../../language/tree/tree';
import { given, type Given } from '../shared/define';
import { type Keys, type KeyedKind, keyedFramework, type Way } from '../shared/keyed';
import { askEpochs, numberOf, numbersOf, settingOf, switchOf, wordOf } from '../shared/parameters';
import { overEpochs } from '../shared/run/overEpochs';
import * as the from '../shared/usual';
import { type Scaled, shapes, type Spec, together } from './shapes';

/** The rate of the network, that of its head where it has its own, and what has no defaults. */
const scheduled = ['lr', 'lr_head', 'weight_decay'] as const;
const schedulers = 'OPTIMIZER.param_schedulers';
const composite = 'composite';
const [images, nodes, processes] = ['BATCHSIZE_PER_REPLICA', 'NUM_NODES', 'NUM_PROC_PER_NODE'] as const;
const ofScaling = {
  [images]: 'config.DATA.TRAIN',
  [nodes]: 'config.DISTRIBUTED',
  [processes]: 'config.DISTRIBUTED',
} as const;

const [first, last] = [numberOf('start_value', ...the.firstRate), numberOf('end_value', ...the.lastRate)];
/** What each scheduler takes. */
const own: Readonly<Record<string, readonly DefinedParameter[]>> = {
  constant: [numberOf('value', 'The rate', 'rate')],
  linear: [first, last],
  cosine: [first, last],
  multistep: [numbersOf('values', 'The rates', { unit: 'rate' }), numbersOf('milestones', 'The epochs at which the next rate begins')],
  cosine_warm_restart: [
    first,
    last,
    numberOf('restart_interval_length', 'The part of the run between two restarts', 'fraction', { domain: { above: 0 } }),
    wordOf('wave_type', 'Whether it jumps up, or rises along the wave', ['half', 'full']),
    settingOf('lr_multiplier', 'What the highest rate is multiplied with at each restart', 'factor', 1),
    switchOf('is_adaptive', 'Whether the highest rate follows the cosine over the whole run', false),
  ],
};

/** A scheduler of a config: what its parameters are called, and where it stands. */
interface Part {
  readonly name: string;
  readonly prefix: string;
}

const prefixed = (prefix: string, parameters: readonly DefinedParameter[]): readonly DefinedParameter[] =>
  parameters.map((each) => ({ ...each, name: `${prefix}${each.name}`, ...(prefix !== '' && { isQuiet: true }) }));

const specOf = ({ name, prefix }: Part, values: Given): Spec => ({
  name,
  number: (each) => values.number(`${prefix}${each}`),
  numbers: (each) => values.numbers(`${prefix}${each}`),
  is: (each) => (each === 'full' ? values.word(`${prefix}wave_type`) === each : values.is(`${prefix}${each}`)),
});

/** The parameters of the rate's scaling; asked for where the config does not say them and others may. */
const scaling = (isWhole: boolean): readonly DefinedParameter[] => [
  switchOf('auto_scale', 'Whether the rate grows with the images of an update', false),
  settingOf('base_value', 'The rate for base_lr_batch_size images in an update', 'rate', 0.1),
  settingOf('base_lr_batch_size', 'The images of an update for which base_value is meant', 'count', 256, { domain: { above: 0 } }),
  wordOf('scaling_type', 'How the rate grows with the images', ['linear', 'sqrt']),
  ...([images, nodes, processes] as const).map((name) =>
    numberOf(name, `${name} of the run`, 'count', {
      domain: { min: 1 },
      ...(isWhole && { default: { [images]: 256, [nodes]: 1, [processes]: 8 }[name] }),
    }),
  ),
];

function scaledBy(values: Given, isComposite: boolean): Scaled | undefined {
  if (!values.is('auto_scale')) return undefined;
  const perNode = values.number(images) * values.number(processes);
  const [base, size] = [values.number('base_value'), values.number('base_lr_batch_size')];
  const factor = (perNode * values.number(nodes)) / size;
  return {
    top: base * (values.word('scaling_type') === 'sqrt' ? Math.sqrt(factor) : factor),
    ...(isComposite && { first: (base * perNode) / size }),
    isOneNode: values.number(nodes) === 1,
  };
}

/** What a config says besides numbers. */
interface Written {
  readonly which: (typeof scheduled)[number];
  readonly name: string;
  readonly parts: readonly Part[];
  readonly isFixed: readonly boolean[];
  /** Whether nothing stands in other files but the defaults. */
  readonly isWhole: boolean;
  readonly isScaled: boolean;
}

/** The classes themselves have another default than VISSL's rates. */
const intervals = (which: Written['which'], name: string): readonly string[] =>
  which === 'weight_decay' && name !== 'multistep' && name !== 'constant' ? ['step', 'epoch'] : ['epoch', 'step'];

function definitionOf({ which, name, parts, isFixed, isWhole, isScaled }: Written): Definition {
  const isComposite = name === composite;
  const parameters: readonly DefinedParameter[] = [
    ...parts.flatMap((part) => prefixed(part.prefix, own[part.name]!)),
    ...(isComposite ? [numbersOf('lengths', 'The part of the run that each scheduler has')] : []),
    wordOf('update_interval', 'When the rate changes', intervals(which, name)),
    numberOf('num_epochs', ...the.runEpochs, { role: 'total', domain: { min: 1 }, ...(isWhole ? { default: 90 } : askEpochs) }),
    ...(isScaled ? scaling(isWhole) : []),
  ];
  return {
    source: 'vissl',
    readsNumbers: true,
    name,
    formula: parts.map((part) => part.name).join(', then '),
    summary: isComposite ? 'Schedulers one after another, each in its part of the run' : 'A rate over the part of the run that is done',
    ...(isScaled && {
      note: 'With auto_scale, base_value is scaled to the images of an update and stands for the highest rate; on one node a warm-up that need not rise is left out.',
    }),
    parameters,
    check: (written) => {
      const values = given({ parameters }, written);
      const wrong = parts.flatMap((part) => {
        if (part.name !== 'multistep') return [];
        const { numbers } = specOf(part, values);
        const isRight = numbers('values').length === numbers('milestones').length + 1;
        return isRight ? [] : [{ parameter: `${part.prefix}milestones`, message: say('Each of values but the first needs a milestone.') }];
      });
      const isSplit = !isComposite || (values.numbers('lengths').length === parts.length && isFixed.length === parts.length);
      return isSplit ? wrong : [...wrong, { parameter: 'lengths', message: say('There must be one length for each of the schedulers.') }];
    },
    curves: (written) => {
      const values = given({ parameters }, written);
      const epochs = values.number('num_epochs');
      const scaled = scaledBy(values, isComposite);
      const specs = parts.map((part) => specOf(part, values));
      const shape = shapes[specs[0]!.name]!;
      const made = isComposite
        ? together(specs, values.numbers('lengths'), isFixed, scaled, epochs)
        : { at: shape.of(specs[0]!, scaled, epochs), jumps: shape.jumps?.(specs[0]!, epochs) ?? [] };
      if (!made) return [];
      const { at, jumps } = made;
      // Behind the last epoch the rate is not changed any more.
      const byEpoch = (epoch: number) => at(Math.min(epoch, Math.ceil(epochs) - 1) / epochs);
      const schedule =
        values.word('update_interval') === 'epoch'
          ? wholeSteps(byEpoch, { totalSteps: Math.ceil(epochs), unit: 'epoch', past: 'holds' })
          : overEpochs(
              (epoch) => at(epoch / epochs),
              epochs,
              jumps.map((jump) => jump * epochs),
            );
      return [{ quantity: which === 'weight_decay' ? which : 'lr', schedule }];
    },
  };
}

/** The entries of a scheduler as arguments, called as its parameters are. */
const argumentsOf = ({ entries }: MappingNode, prefix: string): readonly Argument[] =>
  entries.flatMap(({ key, value }) =>
    key ? [{ name: { text: `${prefix}${key.text}`, range: key.range }, value, range: { from: key.range.from, to: value.range.to } }] : [],
  );

function kindsIn(keys: Keys): readonly KeyedKind[] {
  return keys.site.place.path[0] === 'config' && keys.site.place.path.length === 4
    ? scheduled.flatMap((which) => kindAt(keys, which) ?? [])
    : [];
}

function kindAt({ site, node, has, word }: Keys, which: (typeof scheduled)[number]): KeyedKind | undefined {
  const at = `${schedulers}.${which}`;
  const [section, list, written, head] = [node(at), node(`${at}.schedulers`), word(`${at}.name`), node(separate)];
  if (section?.kind !== 'mapping' || written === undefined || (which === 'lr_head' && !(head?.kind === 'boolean' && head.value)))
    return undefined;
  const items = written === composite && list?.kind === 'list' ? list.items : [];
  const mappings = items.filter((item) => item.kind === 'mapping');
  const named = (mapping: MappingNode): string => {
    const value = entryOf(mapping, 'name')?.value;
    return (value && site.word(value)) ?? '';
  };
  const parts =
    written === composite
      ? mappings.map((each, index) => ({ name: named(each), prefix: `schedulers[${index}].` }))
      : [{ name: written, prefix: '' }];
  const isKnown = parts.length > 0 && mappings.length === items.length && parts.every(({ name }) => Object.hasOwn(own, name));
  // Many files are only put over others: what they do not say, these may.
  const isRate = which !== 'weight_decay';
  const isWhole = has('MODEL');
  const isTold = !isRate || isWhole || [`${at}.auto_lr_scaling.auto_scale`, `${at}.update_interval`].every(has);
  if (!isKnown || !isTold) return undefined;
  const scales = node(`${at}.auto_lr_scaling.auto_scale`);
  const scalings = node(`${at}.interval_scaling`);
  const isFixed =
    scalings?.kind === 'list' && scalings.items.length > 0
      ? scalings.items.map((each) => site.word(each) === 'fixed')
      : parts.map(() => false);
  const isScaled = isRate && !(scales === undefined || (scales.kind === 'boolean' && !scales.value));
  const ways: readonly Way[] = [
    ...[
      ...parts.flatMap(({ name, prefix }) => (prefix === '' ? own[name]! : [])).map(({ name }) => name),
      'lengths',
      'update_interval',
    ].map((name) => `${at}.${name}`),
    'OPTIMIZER.num_epochs',
    ...['auto_scale', 'base_value', 'base_lr_batch_size', 'scaling_type'].map((name) => `${at}.auto_lr_scaling.${name}`),
    ...Object.entries(ofScaling).map(([name, way]) => `${way.slice('config.'.length)}.${name}`),
  ];
  return {
    definition: definitionOf({ which, name: written, parts, isFixed, isWhole, isScaled }),
    at: [at],
    ways,
    arguments: mappings.flatMap((mapping, index) => argumentsOf(mapping, `schedulers[${index}].`)),
  };
}

const separate = 'OPTIMIZER.head_optimizer_params.use_different_lr';

/** The rates of a config of VISSL. */
export const framework: Framework = keyedFramework({
  name: 'vissl',
  reads: {
    field: 'vision',
    library: 'VISSL',
    what: '`param_schedulers` of the `OPTIMIZER` section, one after another and scaled to the images of an update, too',
    where: 'YAML',
  },
  language: 'yaml',
  marks: ['param_schedulers'],
  at: scheduled.map((which) => `${schedulers}.${which}`),
  kinds: kindsIn,
});
