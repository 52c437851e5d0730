// What Ultralytics' trainer (8.3 to 8.4.190, engine/trainer.py) makes of its keys, and YOLOv5 (5081342) and YOLOv7 (a207844), train.py, and YOLOv6 (e86a483),
// solver/build.py and core/engine.py.
import type { Schedule } from '../../core/schedule';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { type FoundParameter, fromElsewhere } from '../../language/find/found';
import type { Site } from '../../language/find/site';
import { given, type Given } from '../shared/define';
import { overEpochs } from '../shared/run/overEpochs';
import { askEpochs, numberOf, switchOf, wordOf } from '../shared/parameters';

/** What differs from trainer to trainer. */
export interface Variant {
  readonly name: 'Ultralytics' | 'YOLOv5' | 'YOLOv6' | 'YOLOv7';
  /** Its own values where a key is left out; the older ones have none. */
  readonly hasDefaults: boolean;
  /** The scheduler is set back by one epoch before the run: behind the epoch in which the warm-up ends, each has the factor of the one before. */
  readonly isLate: boolean;
  readonly isCosine: boolean;
  readonly note: string;
}

export const ultralytics: Variant = {
  name: 'Ultralytics',
  hasDefaults: true,
  isLate: false,
  isCosine: false,
  note: 'Within the warm-up the rate rises towards that of its epoch. lr0 · lrf is that of the epoch behind the last one.',
};
const late = 'Behind the epoch in which the warm-up ends, each has the factor of the one before.';
export const yolov5: Variant = {
  name: 'YOLOv5',
  hasDefaults: false,
  isLate: true,
  isCosine: false,
  note: `${late} The warm-up has 100 iterations at least. With --cos-lr, and before release 6.1, the rate falls along half a cosine.`,
};
export const yolov7: Variant = {
  name: 'YOLOv7',
  hasDefaults: false,
  isLate: true,
  isCosine: true,
  note: `${late} The warm-up has 1,000 iterations at least. With --linear-lr the rate falls in a straight line.`,
};
export const yolov6: Variant = {
  ...yolov7,
  name: 'YOLOv6',
  note: `${late} The warm-up has 1,000 iterations at least. All rates are multiplied by --batch-size / (GPUs · --bs_per_gpu). The run has 400 epochs unless --epochs says otherwise.`,
};

const chosen = 'lr';
const scheduler = 'lr_scheduler';
export const keys = ['lrf', 'warmup_epochs', 'warmup_bias_lr', 'momentum', 'warmup_momentum', 'epochs', 'cos_lr'] as const;

/** How one run goes. */
export interface Shape {
  readonly variant: Variant;
  /** The trainer chooses the optimizer and its rate. */
  readonly isAuto: boolean;
  readonly hasMomentum: boolean;
  /** The last epoch is none of the warm-up's. */
  readonly isCapped: boolean;
}

function parametersOf({ variant, isAuto, hasMomentum }: Shape): readonly DefinedParameter[] {
  const initial = (value: number) => (variant.hasDefaults ? { default: value } : {});
  const epochs = numberOf('epochs', 'The epochs of the run', 'epochs', {
    role: 'total',
    domain: { min: 1 },
    ...(variant.hasDefaults ? { default: 100, optional: true } : { ...askEpochs, from: (site: Site) => site.run.totalEpochs('epochs') }),
  });
  return [
    isAuto
      ? numberOf(chosen, 'The rate that is chosen', 'rate', {
          role: 'base',
          ask: 'Which rate does "optimizer: auto" choose? It logs it: 0.01 for more than 10,000 updates, else 0.002 · 5 / (4 + classes).',
        })
      : numberOf('lr0', 'The rate', 'rate', { role: 'base', ...initial(0.01) }),
    numberOf('lrf', 'The part of the rate that is left at the end', 'factor', initial(0.01)),
    epochs,
    variant === yolov6
      ? wordOf(scheduler, 'How the rate falls', ['Cosine', 'Constant'])
      : switchOf('cos_lr', 'Whether the rate falls along half a cosine', variant.isCosine, {
          isQuiet: !variant.hasDefaults,
          from: (site) => optionAround(site, 'cos_lr'),
        }),
    numberOf('warmup_epochs', 'The epochs of the warm-up', 'epochs', { domain: { min: 0 }, ...initial(3) }),
    ...(isAuto ? [] : [numberOf('warmup_bias_lr', 'The first rate of the biases', 'rate', initial(0.1))]),
    ...(hasMomentum
      ? [
          numberOf('momentum', 'The momentum behind the warm-up', 'none', initial(0.937)),
          numberOf('warmup_momentum', 'The first momentum', 'none', initial(0.8)),
        ]
      : []),
  ];
}

/** A switch among the options in which the hyp file stands. */
function optionAround(site: Site, name: string): FoundParameter | undefined {
  const result = site.around([name]);
  const value = result?.value(result.node);
  return value?.ok === true && typeof value.value === 'boolean'
    ? fromElsewhere(name, { value: value.value, origin: value.origin })
    : undefined;
}

const auto =
  'With "optimizer: auto", which is the default, lr0, momentum and warmup_bias_lr do not count: the rate is chosen by the number of updates, and all groups warm up from 0.';

/** What the trainer makes of a run of this shape. */
export function definitionOf(shape: Shape): Definition {
  const { variant, isAuto, hasMomentum } = shape;
  const parameters = parametersOf(shape);
  const rate = isAuto ? chosen : 'lr0';
  return {
    source: variant.name,
    name: 'train',
    formula: `${rate} · (lrf + (1 − lrf) · (1 − ⌊epoch⌋/epochs)), or with half a cosine; times epoch/warmup_epochs in the warm-up`,
    summary: 'Warms up iteration by iteration, and falls from epoch to epoch to lrf times the rate',
    note: isAuto ? `${auto} ${variant.note}` : variant.note,
    isInSteps: true,
    parameters,
    curves: (values) => {
      const all = given({ parameters }, values);
      const warm = warmUpOf(all, shape);
      const between = (first: number, last: (epoch: number) => number) => curve(all, warm, first, last);
      const regular = (epoch: number): number => {
        const whole = Math.floor(epoch);
        return all.number(rate) * multiplier(all, variant.isLate && whole > Math.floor(warm) ? whole - 1 : whole);
      };
      const others = [
        ...(isAuto ? [] : [{ quantity: 'lr of biases', schedule: between(all.number('warmup_bias_lr'), regular) }]),
        ...(hasMomentum ? [{ quantity: 'momentum', schedule: between(all.number('warmup_momentum'), () => all.number('momentum')) }] : []),
      ];
      return [{ quantity: 'lr', schedule: between(0, regular) }, ...others];
    },
  };
}

/** The part of the rate in an epoch. */
function multiplier(values: Given, epoch: number): number {
  const [last, part] = [values.number('lrf'), epoch / values.number('epochs')];
  if (values.all[scheduler] === 'Constant') return 1;
  const isCosine = values.is('cos_lr') || scheduler in values.all;
  return isCosine ? ((1 - Math.cos(part * Math.PI)) / 2) * (last - 1) + 1 : Math.max(1 - part, 0) * (1 - last) + last;
}

/** The epochs of the warm-up. */
function warmUpOf(values: Given, { isCapped }: Shape): number {
  const written = values.number('warmup_epochs');
  return isCapped ? Math.min(written, Math.max(values.number('epochs') - 1, 0)) : written;
}

/** A value that warms up from a first one, in a straight line towards what it is in its epoch. */
function curve(values: Given, warm: number, first: number, last: (epoch: number) => number): Schedule {
  const at = (epoch: number): number => (epoch < warm ? first + ((last(epoch) - first) * epoch) / warm : last(epoch));
  return overEpochs(at, values.number('epochs'), [warm], true);
}
