// xtuner v1: `LRConfig` beside the `AdamWConfig` of a training script (InternLM/xtuner at b934f46, xtuner/v1/config/optim.py, train/trainer.py).
import { say } from '../core/message';
import type { Definition } from '../language/find/definition';
import type { FoundParameter } from '../language/find/found';
import type { Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import { define, given, type Given } from './shared/define';
import { argumentOf } from './shared/optimizer';
import { askSteps, numberAs, numberOf, settingOf, wordOf } from './shared/parameters';
import { lengthFromSettings } from './shared/run/fromSettings';
import * as the from './shared/usual';

const [rate, total, ratio, lowest] = ['lr', 'total_step', 'warmup_ratio', 'lr_min'] as const;

/** The calls in the file of classes of xtuner. */
const ownCalls = (site: Site, names: readonly string[]): readonly Site[] =>
  names.flatMap((name) => site.calls(name)).filter(({ callee = '' }) => callee.startsWith('xtuner.v1.'));

/** A number that the only call of these classes is given. */
function fromOnly(site: Site, names: readonly string[], name: string): FoundParameter | undefined {
  const [call, ...others] = ownCalls(site, names);
  const value = call?.node.kind === 'call' && others.length === 0 ? argumentOf(call.node, name, -1) : undefined;
  return numberAs(name, value && call!.value(value));
}

const parameters: Definition['parameters'] = [
  wordOf('lr_type', 'The shape behind the warm-up', ['constant', 'cosine', 'linear'], { positional: false }),
  settingOf(ratio, 'The part of the run that warms up, or its steps from 1 on', 'steps or fraction', 0.03, {
    positional: false,
    domain: { min: 0 },
  }),
  settingOf(lowest, ...the.lowestRate, 1e-6, { positional: false }),
  numberOf(rate, ...the.optimizerRate, {
    role: 'base',
    positional: false,
    from: (site) => fromOnly(site, ['AdamWConfig', 'MuonConfig'], rate),
  }),
  numberOf(total, ...the.runSteps, {
    role: 'total',
    positional: false,
    domain: { min: 1, integer: true },
    from: (site) => fromOnly(site, ['TrainerConfig', 'Trainer'], total) ?? lengthFromSettings(site, total),
    ...askSteps,
  }),
];

/** The steps of the warm-up. */
function warmUpOf(values: Given): number {
  const written = values.number(ratio);
  return Math.trunc(written < 1 ? written * values.number(total) : written);
}

const definition: Definition = define({
  source: 'xtuner.v1.config',
  name: 'LRConfig',
  formula: 'lr · t/W, then lr, a straight line to lr_min, or lr_min + (lr − lr_min) · (1 + cos(π (t − W)/(T − W))) / 2',
  summary: 'Rises over the warm-up, and stays or falls to lr_min at the end of the run',
  parameters,
  takesNoMore: true,
  check: (written) => {
    const values = given({ parameters }, written);
    const isShort = warmUpOf(values) < values.number(total);
    return isShort ? [] : [{ parameter: ratio, message: say('The warm-up must be shorter than the run.') }];
  },
  value: (values) => {
    const [top, low, warm] = [values.number(rate), values.number(lowest), warmUpOf(values)];
    const length = values.number(total) - warm;
    const shape = values.word('lr_type');
    return (step) => {
      if (step < warm) return (top * step) / warm;
      const part = (step - warm) / length;
      if (shape === 'constant') return top;
      if (shape === 'linear') return top + (low - top) * Math.min(1, part);
      return low + ((top - low) * (1 + Math.cos(Math.PI * part))) / 2;
    };
  },
  past: 'goes on',
});

/** The learning rate of a script of xtuner v1. */
export const framework: Framework = {
  name: 'xtuner',
  reads: { field: 'language', library: 'xtuner', what: '`LRConfig` of its v1 beside the `AdamWConfig` of a trainer', where: 'Python' },
  marks: () => ['LRConfig'],
  recognise: (site) => {
    const { node, callee = '' } = site;
    if (node.kind !== 'call' || !/^xtuner\.v1\.config\.(?:optim\.)?LRConfig$/.test(callee)) return undefined;
    return ownCalls(site, ['TrainerConfig', 'Trainer']).length > 0 ? { definition, arguments: node.arguments } : undefined;
  },
};
