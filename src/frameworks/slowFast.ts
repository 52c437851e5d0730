// PySlowFast's YAML: the SOLVER section (facebookresearch/SlowFast at 287ec00, slowfast/utils/lr_policy.py, config/defaults.py, tools/train_net.py).
import { say } from '../core/message';
import type { ParameterProblem, ParameterValues } from '../core/parameter';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { given, type Given } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { overEpochs } from './shared/run/overEpochs';
import { numbersOf, selectorOf, settingOf, switchOf } from './shared/parameters';
import * as the from './shared/usual';

const section = 'SOLVER';
const word = 'LR_POLICY';
const [rate, low, first, warmUp, epochs] = ['BASE_LR', 'COSINE_END_LR', 'WARMUP_START_LR', 'WARMUP_EPOCHS', 'MAX_EPOCH'] as const;

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  readonly parameters: readonly DefinedParameter[];
  readonly value: (values: Given) => (epoch: number) => number;
  readonly jumps?: (values: Given) => readonly number[];
}

const kinds: Readonly<Record<string, Kind>> = {
  cosine: {
    formula: 'END + (BASE_LR − END) · (1 + cos(π epoch/MAX_EPOCH)) / 2',
    summary: 'Rises over the warm-up to the rate of its last epoch, and falls along half a cosine',
    note: 'Without COSINE_AFTER_WARMUP the cosine begins with the run: the warm-up does not reach BASE_LR.',
    parameters: [
      settingOf(low, ...the.lastRate, 0),
      switchOf('COSINE_AFTER_WARMUP', 'Whether the cosine begins behind the warm-up', false),
    ],
    value: (values) => {
      const offset = values.is('COSINE_AFTER_WARMUP') ? values.number(warmUp) : 0;
      const [last, top, length] = [values.number(low), values.number(rate), values.number(epochs) - offset];
      return (epoch) => last + (top - last) * (Math.cos((Math.PI * (epoch - offset)) / length) + 1) * 0.5;
    },
  },
  steps_with_relative_lrs: {
    formula: 'BASE_LR · LRS[i], i the last of STEPS that the epoch has reached',
    summary: 'Rises over the warm-up, and takes one part of the rate after another',
    parameters: [
      numbersOf('STEPS', 'The epochs at which the next part begins, the first of them 0'),
      numbersOf('LRS', 'The parts of the rate', { unit: 'factor' }),
    ],
    value: (values) => {
      const [ends, parts] = [[...values.numbers('STEPS').slice(1), values.number(epochs)], values.numbers('LRS')];
      return (epoch) => {
        const index = ends.findIndex((end) => epoch < end);
        return parts[index < 0 ? ends.length - 1 : index]! * values.number(rate);
      };
    },
    jumps: (values) => values.numbers('STEPS'),
  },
};

const shared: readonly DefinedParameter[] = [
  selectorOf(word, Object.keys(kinds)),
  settingOf(rate, ...the.highestRate, 0.1),
  settingOf(first, ...the.firstWarmUpRate, 0.01),
  settingOf(warmUp, ...the.warmUpEpochs, 0, { domain: { min: 0 } }),
  settingOf(epochs, ...the.runEpochs, 300, { role: 'total', optional: true, domain: { min: 1 } }),
  settingOf('NUM_SHARDS', 'The machines of the run', 'count', 1, { domain: { min: 1 }, isQuiet: true }),
  switchOf('BASE_LR_SCALE_NUM_SHARDS', 'Whether all rates are multiplied with the machines', false),
];

const problemsOf = (name: string, values: Given): readonly ParameterProblem[] =>
  name === 'cosine' && values.number(low) >= values.number(rate)
    ? [{ parameter: low, message: say('{low} must be below {high}.', { low, high: rate }) }]
    : name !== 'cosine' && (values.numbers('STEPS')[0] !== 0 || values.numbers('STEPS').length > values.numbers('LRS').length)
      ? [{ parameter: 'STEPS', message: say('STEPS must begin with 0, and there must be one of LRS for each.') }]
      : [];

const definitions: ReadonlyMap<string, Definition> = new Map(
  Object.entries(kinds).map(([name, { value, jumps, parameters: own, ...texts }]) => {
    const parameters = [...shared, ...own];
    return [
      name,
      {
        ...texts,
        source: 'slowfast',
        readsNumbers: true,
        name,
        parameters,
        check: (values: ParameterValues) => problemsOf(name, given({ parameters }, values)),
        curves: (written: ParameterValues) => {
          const values = given({ parameters }, written);
          const regular = value(values);
          const [start, warm] = [values.number(first), values.number(warmUp)];
          const at = (epoch: number) => (epoch < warm ? (epoch * (regular(warm) - start)) / warm + start : regular(epoch));
          const scale = values.is('BASE_LR_SCALE_NUM_SHARDS') ? values.number('NUM_SHARDS') : 1;
          const schedule = overEpochs((epoch) => scale * at(epoch), values.number(epochs), [warm, ...(jumps?.(values) ?? [])]);
          return [{ quantity: 'lr', schedule }];
        },
      },
    ];
  }),
);

/** The rate of a config of PySlowFast. */
export const framework: Framework = keyedFramework({
  name: 'slowFast',
  reads: { field: 'vision', library: 'PySlowFast', what: '`LR_POLICY` of the `SOLVER` section of a config', where: 'YAML' },
  language: 'yaml',
  marks: [word],
  at: [section],
  kinds: ({ has, word: wordAt }) => {
    const definition = definitions.get(wordAt(`${section}.${word}`) ?? '');
    if (!definition || !has(`${section}.${epochs}`)) return [];
    const names = definition.parameters.map(({ name }) => name).filter((name) => name !== 'NUM_SHARDS');
    return [{ definition, at: [section], ways: [...names.map((name) => `${section}.${name}`), 'NUM_SHARDS'] }];
  },
});
