// Ultralytics' trainer (8.3 to 8.4.190, engine/trainer.py), and the hyp files of YOLOv5 (5081342) and YOLOv7 (a207844), train.py.
import type { Schedule } from '../core/schedule';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { FoundParameter } from '../language/find/found';
import type { Claim, Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import { given, type Given } from './shared/define';
import { type Keys, type KeyedKind, keyedFramework } from './shared/keyed';
import { argumentOf } from './shared/optimizer';
import { overEpochs } from './shared/run/overEpochs';
import { askEpochs, numberOf, switchOf } from './shared/parameters';
import { isSince } from './shared/release';

/** What differs from trainer to trainer. */
interface Variant {
  readonly name: 'Ultralytics' | 'YOLOv5' | 'YOLOv7';
  /** Its own values where a key is left out; the older ones have none. */
  readonly hasDefaults: boolean;
  readonly isCosine: boolean;
  readonly note: string;
}

const ultralytics: Variant = {
  name: 'Ultralytics',
  hasDefaults: true,
  isCosine: false,
  note: 'Within the warm-up the rate rises towards that of its epoch. lr0 · lrf is that of the epoch behind the last one.',
};
const yolov5: Variant = {
  name: 'YOLOv5',
  hasDefaults: false,
  isCosine: false,
  note: 'The warm-up has 100 iterations at least. With --cos-lr, and before release 6.1, the rate falls along half a cosine.',
};
const yolov7: Variant = {
  name: 'YOLOv7',
  hasDefaults: false,
  isCosine: true,
  note: 'The warm-up has 1,000 iterations at least. With --linear-lr the rate falls in a straight line.',
};

const chosen = 'lr';
const keys = ['lrf', 'warmup_epochs', 'warmup_bias_lr', 'momentum', 'warmup_momentum', 'epochs', 'cos_lr'] as const;

/** How one run goes. */
interface Shape {
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
    switchOf('cos_lr', 'Whether the rate falls along half a cosine', variant.isCosine, {
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
    ? { name, value: value.value, node: undefined, origin: value.origin, literal: undefined }
    : undefined;
}

const auto =
  'With "optimizer: auto", which is the default, lr0, momentum and warmup_bias_lr do not count: the rate is chosen by the number of updates, and all groups warm up from 0.';

function definitionOf(shape: Shape): Definition {
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
      const between = (first: number, last: (epoch: number) => number) => curve(all, shape, first, last);
      const regular = (epoch: number): number => all.number(rate) * multiplier(all, Math.floor(epoch));
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
  return values.is('cos_lr') ? ((1 - Math.cos(part * Math.PI)) / 2) * (last - 1) + 1 : Math.max(1 - part, 0) * (1 - last) + last;
}

/** A value that warms up from a first one, in a straight line towards what it is in its epoch. */
function curve(values: Given, { isCapped }: Shape, first: number, last: (epoch: number) => number): Schedule {
  const epochs = values.number('epochs');
  const written = values.number('warmup_epochs');
  const warm = isCapped ? Math.min(written, Math.max(epochs - 1, 0)) : written;
  const at = (epoch: number): number => (epoch < warm ? first + ((last(epoch) - first) * epoch) / warm : last(epoch));
  return overEpochs(at, epochs, [warm], true);
}

const shapeOf = (site: Site, variant: Variant, optimizer: string): Shape => ({
  variant,
  isAuto: variant.hasDefaults && optimizer === 'auto',
  hasMomentum: /^(?:mu)?sgd$|^rmsprop$/.test(optimizer),
  isCapped: variant.hasDefaults && isSince(site.options, 'ultralytics', '8.4.103'),
});

/** The schedule of a config: that of Ultralytics, or a hyp file of the trainers before it, which have the rest in their command line. */
function kindsIn({ site, node, has, word }: Keys): readonly KeyedKind[] {
  // A search for the best value has a mapping there.
  if (/mapping|list/.test(node('lr0')?.kind ?? '')) return [];
  const isOlder = has('anchor_t') || has('iou_t') || has('obj');
  const isTold = has('lr0') && (has('lrf') || has('warmup_bias_lr') || has('warmup_momentum'));
  const isTraining = (word('mode') ?? 'train') === 'train' && !has('time') && !has('hyp');
  if (!isTold || !isTraining) return [];
  const variant = !isOlder ? ultralytics : has('loss_ota') || has('paste_in') ? yolov7 : yolov5;
  const around = site.around(['optimizer']);
  const optimizer = (around?.word(around.node) ?? (isOlder ? 'SGD' : 'auto')).toLowerCase();
  return [{ definition: definitionOf(shapeOf(site, variant, optimizer)), at: ['lr0'], ways: ['lr0', ...keys] }];
}

const keyed = keyedFramework({
  name: 'ultralytics',
  reads: {
    library: 'Ultralytics and YOLOv5',
    what: '`lr0`, `lrf`, `cos_lr`, `warmup_epochs` and what belongs to them: the rates, those of the biases and the momentum; `model.train(lr0=...)`',
    where: 'YAML, Python',
  },
  marks: ['lr0', 'lrf', 'cos_lr', 'warmup_bias_lr', 'warmup_momentum'],
  at: ['lr0'],
  kinds: kindsIn,
});

/** The schedules of Ultralytics' trainer and of those before it. */
export const framework: Framework = { ...keyed, recognise: (site) => ofCall(site) ?? keyed.recognise(site) };

/** `model.train(epochs=100, lr0=0.01)`, where the file says that the model is one of Ultralytics. */
function ofCall(site: Site): Claim | undefined {
  const { node } = site;
  if (node.kind !== 'call' || !node.callee.endsWith('.train')) return undefined;
  const argument = (name: string) => argumentOf(node, name, -1);
  if (!['lr0', 'lrf', 'cos_lr', 'warmup_bias_lr', 'warmup_momentum'].some(argument) || argument('cfg') || argument('time'))
    return undefined;
  const model = site.follow({ kind: 'name', name: node.callee.slice(0, -'.train'.length), range: node.calleeRange });
  if (!/^ultralytics\.(?:[\w.]+\.)?(?:YOLO\w*|RTDETR)$/.test(model?.callee ?? '')) return undefined;
  const written = argument('optimizer');
  const optimizer = written ? site.word(written)?.toLowerCase() : 'auto';
  if (optimizer === undefined) return undefined;
  return { definition: definitionOf(shapeOf(site, ultralytics, optimizer)), arguments: node.arguments, isOpen: true };
}
