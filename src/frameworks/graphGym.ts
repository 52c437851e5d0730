// GraphGym's YAML: `optim` (PyG at 5c6461b, torch_geometric/graphgym/optim.py, and snap-stanford/GraphGym), and what GraphGPS adds (rampasek/GraphGPS at 2801570,
// graphgps/optimizer/extra_optimizers.py).
import type { Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import { define } from './shared/define';
import { keyedFramework, type Way } from './shared/keyed';
import { numberOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';
import { type Renamed, renamedClass } from './torch/classes';

const section = 'optim';
const [rate, total, warmUp] = ['base_lr', 'max_epoch', 'num_warmup_epochs'] as const;

/** A kind of GraphGPS: how much of the rate is left at a part of the way behind the warm-up, and what it has in the first epoch at least. */
const ofWarmUp = (
  name: string,
  formula: string,
  summary: string,
  factor: (part: number, rate: number) => number,
  least = 1e-6,
): Definition =>
  define({
    source: 'graphgym',
    // yacs makes numbers of texts.
    readsNumbers: true,
    name,
    formula,
    summary,
    ...(least > 0 && { note: 'The first epoch has a millionth of the rate.' }),
    parameters: [
      numberOf(rate, ...the.highestRate, { role: 'base', domain: { above: 0 } }),
      settingOf(total, ...the.runEpochs, 200, { role: 'total', domain: { min: 1 } }),
      settingOf(warmUp, ...the.warmUpEpochs, 10, { domain: { min: 0 } }),
    ],
    value: (values) => {
      const [top, length, warm] = [values.number(rate), values.number(total), values.number(warmUp)];
      return (epoch) =>
        top * (epoch < warm ? Math.max(least, epoch / Math.max(1, warm)) : factor((epoch - warm) / Math.max(1, length - warm), top));
    },
    unit: 'epoch',
    past: 'goes on',
  });

const own: readonly Definition[] = [
  ofWarmUp(
    'linear_with_warmup',
    'lr · t/W, then lr · (T − t)/(T − W)',
    'Rises over the warm-up, and falls in a straight line to 0',
    (part) => Math.max(0, 1 - part),
  ),
  ofWarmUp(
    'cosine_with_warmup',
    'lr · t/W, then lr · (1 + cos(π (t − W)/(T − W))) / 2',
    'Rises over the warm-up, and falls along half a cosine to 0',
    (part) => Math.max(0, 0.5 * (1 + Math.cos(Math.PI * part))),
  ),
  ofWarmUp(
    'polynomial_with_warmup',
    'lr · t/W, then 10⁻⁷ + (lr − 10⁻⁷) · (T − t)/(T − W)',
    'Rises over the warm-up, and falls in a straight line to 10⁻⁷',
    (part, top) => (1e-7 + Math.max(0, 1 - part) * (top - 1e-7)) / top,
    0,
  ),
];

const lr = [`${section}.${rate}`] as const;
/** The classes of torch by GraphGym's names for them. */
const ofTorch: Readonly<Record<string, readonly [name: string, renamed: Renamed]>> = {
  step: ['MultiStepLR', { lr, milestones: [`${section}.steps`, [30, 60, 90]], gamma: [`${section}.lr_decay`, 0.1] }],
  cos: ['CosineAnnealingLR', { lr, T_max: [`${section}.${total}`, 200] }],
  reduce_on_plateau: [
    'ReduceLROnPlateau',
    { lr, factor: [`${section}.reduce_factor`, 0.5], patience: [`${section}.schedule_patience`, 15], min_lr: [`${section}.min_lr`, 1e-6] },
  ],
};

function claimed(name: string, site: Site): { readonly definition: Definition; readonly ways: readonly Way[] } | undefined {
  const kind = own.find((each) => each.name === name);
  if (kind) return { definition: kind, ways: kind.parameters.map((each) => `${section}.${each.name}`) };
  const [called, renamed] = Object.hasOwn(ofTorch, name) ? ofTorch[name]! : [];
  const made = called === undefined || !renamed ? undefined : renamedClass(called, site, renamed);
  return made && { ...made, definition: { ...made.definition, readsNumbers: true } };
}

/** The rate of a config of GraphGym, and of those that are made of it. */
export const framework: Framework = keyedFramework({
  name: 'graphGym',
  reads: {
    field: 'science',
    library: 'GraphGym and GraphGPS',
    what: '`optim.scheduler` and the keys beside it: step, cos, reduce_on_plateau and those with a warm-up',
    where: 'YAML',
  },
  language: 'yaml',
  marks: ['scheduler', rate],
  at: [`${section}.scheduler`, `${section}.${rate}`],
  kinds: ({ site, has, word }) => {
    const isOurs =
      ['dataset', 'gnn', 'gt', 'model'].some(has) &&
      has(`${section}.${rate}`) &&
      [total, 'scheduler'].some((key) => has(`${section}.${key}`));
    if (!isOurs || site.place.path.length !== 2) return [];
    const kind = claimed(has(`${section}.scheduler`) ? (word(`${section}.scheduler`) ?? '') : 'cos', site);
    return kind ? [{ ...kind, at: [`${section}.scheduler`, `${section}.${rate}`] }] : [];
  },
});
