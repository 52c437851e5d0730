// Coqui TTS: `lr_scheduler` with `lr_scheduler_params` of a config, saved or in Python (coqui-tts 0.28, trainer 0.0.36: torch.py, trainer_utils.py, trainer.py).
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { literal } from '../language/resolve/origin';
import type { Argument, Node } from '../language/tree/tree';
import { define, type Given } from './shared/define';
import { entryArguments } from './shared/entryArguments';
import { argumentOf } from './shared/optimizer';
import { numberOf, numbersOf, selectorOf, settingOf, silent, switchOf } from './shared/parameters';
import * as the from './shared/usual';

const [selector, after] = ['lr_scheduler', 'scheduler_after_epoch'] as const;

interface Kind extends Pick<Definition, 'formula' | 'summary' | 'note'> {
  readonly own: readonly DefinedParameter[];
  readonly value: (values: Given) => (step: number) => number;
  readonly length: (values: Given) => number;
}

const gamma = settingOf('gamma', ...the.fallFactor, 0.1);

const kinds: Readonly<Record<string, Kind>> = {
  NoamLR: {
    formula: 'lr · √W · min(s · W^−1.5, s^−0.5), s = max(t, 1)',
    summary: 'Rises in a straight line over the warm-up, and falls with the square root of the step',
    own: [settingOf('warmup_steps', ...the.warmUpSteps, 0.1, { domain: { above: 0 } })],
    value: (values) => {
      const [base, warm] = [values.number('lr'), values.number('warmup_steps')];
      return (step) => base * warm ** 0.5 * Math.min(Math.max(step, 1) * warm ** -1.5, Math.max(step, 1) ** -0.5);
    },
    length: (values) => 5 * values.number('warmup_steps'),
  },
  StepwiseGradualLR: {
    formula: 'the rate of the last of gradual_learning_rates whose step is reached',
    summary: 'Takes one rate after another',
    note: 'The rate of the optimizer does not count.',
    own: [
      {
        name: 'gradual_learning_rates',
        aliases: [],
        description: 'The steps, each with the rate from there on',
        unit: 'none',
        kind: 'points',
        ask: 'What are the gradual_learning_rates?',
      },
    ],
    value: (values) => {
      const points = values.points('gradual_learning_rates');
      return (step) => points.filter(([start]) => start <= Math.max(step, 1)).at(-1)?.[1] ?? points[0]![1];
    },
    length: (values) => 1.25 * Math.max(1, ...values.points('gradual_learning_rates').map(([start]) => start)),
  },
  ExponentialLR: {
    formula: 'lr · gamma^t',
    summary: 'Falls by a factor each time',
    own: [numberOf('gamma', ...the.fallFactor)],
    value: (values) => (step) => values.number('lr') * values.number('gamma') ** step,
    length: (values) => Math.min(1e6, Math.max(10, Math.log(0.01) / Math.log(Math.min(values.number('gamma'), 0.9999999)))),
  },
  StepLR: {
    formula: 'lr · gamma^⌊t/step_size⌋',
    summary: 'Falls by a factor every step_size',
    own: [numberOf('step_size', 'How long it stays', 'none', { domain: { above: 0 } }), gamma],
    value: (values) => (step) => values.number('lr') * values.number('gamma') ** Math.floor(step / values.number('step_size')),
    length: (values) => 4 * values.number('step_size'),
  },
  MultiStepLR: {
    formula: 'lr · gamma^#{milestones ≤ t}',
    summary: 'Falls by a factor at each milestone',
    own: [numbersOf('milestones', 'When the rate falls'), gamma],
    value: (values) => (step) =>
      values.number('lr') * values.number('gamma') ** values.numbers('milestones').filter((milestone) => milestone <= step).length,
    length: (values) => 1.25 * Math.max(1, ...values.numbers('milestones')),
  },
};

const definitions: ReadonlyMap<string, Definition> = new Map(
  Object.entries(kinds).map(([name, { own, note = '', ...rest }]) => [
    name,
    define({
      ...rest,
      source: 'coqui',
      readsNumbers: true,
      name,
      note: `It counts epochs unless scheduler_after_epoch is off, whatever its numbers are meant for. ${note}`.trim(),
      parameters: [
        selectorOf(selector, Object.keys(kinds)),
        numberOf('lr', ...the.optimizerRate, { role: 'base', positional: false }),
        switchOf(after, 'Whether it is stepped once an epoch, and not at each update', true),
        ...own,
        silent('last_epoch'),
      ],
      unit: (values) => (values.is(after) ? 'epoch' : 'step'),
      past: 'goes on',
    }),
  ]),
);

/** What stands in the place of one of the keys. */
type At = (key: string) => Node | undefined;

const written = (name: string, value: Node | undefined): readonly Argument[] =>
  value && value.kind !== 'null' ? [{ name: { text: name, range: value.range }, value, range: value.range }] : [];

/** The arguments of the scheduler of a key: its own, and what stands beside them. */
function argumentsAt(at: At, key: string): readonly Argument[] | undefined {
  const params = at(`${key}_params`);
  const rate = at(key.replace('_scheduler', ''));
  if (params?.kind !== 'mapping') return undefined;
  return [...entryArguments(params.entries), ...written('lr', rate), ...written(after, at(after))];
}

/** The schedules of Coqui TTS. */
export const framework: Framework = {
  name: 'coquiTts',
  reads: { field: 'speech', library: 'Coqui TTS', what: '`lr_scheduler` and `lr_scheduler_params` of a config', where: 'JSON, Python' },
  marks: () => [selector, `${selector}_gen`, `${selector}_disc`],
  recognise: (site) => {
    const { node, place, callee = '', options } = site;
    const around = place.ancestors.at(-1);
    const key = place.path.at(-1) ?? '';
    const isKey = options.bareWords && node.kind === 'string' && /^lr_scheduler(?:_gen|_disc)?$/.test(key) && around;
    // That of ParallelWaveGAN has another default of when it steps.
    const isCall = node.kind === 'call' && callee.startsWith('TTS.') && !callee.endsWith('.ParallelWaveganConfig');
    if (!isKey && !isCall) return undefined;
    const at: At = isCall
      ? (name) => argumentOf(node, name, -1)
      : (name) => around?.entries.find((entry) => entry.key?.text === name)?.value;
    const name = isCall ? selector : key;
    const chosen = at(name);
    const word = chosen && site.word(chosen);
    const definition = word === undefined ? undefined : definitions.get(word);
    const args = definition && argumentsAt(at, name);
    const isOurs = isCall || ['audio', 'run_name', 'characters', 'output_path'].some((each) => at(each));
    if (!definition || !args || !isOurs) return undefined;
    const given = [{ name: selector, value: word!, node: chosen, origin: literal, literal: chosen!.range }];
    return { definition, arguments: args, given, isOpen: true, ...(isCall && { label: selector }) };
  },
};
