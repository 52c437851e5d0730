// 3D-Speaker's YAML: `lr_scheduler` and `margin_scheduler`, whose `args` may name other keys as `<lr>` (modelscope/3D-Speaker at 09e7806, speakerlab/process/scheduler.py,
// bin/train.py, utils/builder.py).
import type { Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { type KeyedKind, type Keys, keyedFramework, type Way } from './shared/keyed';
import { numberOf } from './shared/parameters';
import * as the from './shared/usual';
import { type EpochKind, increaseType, marginShare, overRun, warmedUpCosine } from './weSpeaker';

const module = 'speakerlab.process.scheduler.';
const sections = ['lr_scheduler', 'margin_scheduler'] as const;
const epochs = numberOf('num_epoch', ...the.runEpochs, { role: 'total', domain: { min: 1 } });

interface Kind extends EpochKind {
  readonly section: (typeof sections)[number];
  readonly quantity: string;
}

const kinds: Readonly<Record<string, Kind>> = {
  WarmupCosineScheduler: {
    section: 'lr_scheduler',
    quantity: 'lr',
    formula: 'min_lr + (max_lr − min_lr) · epoch/W, then min_lr + (max_lr − min_lr) · (1 + cos(π (epoch − W)/(fix_epoch − W))) / 2',
    summary: 'Rises from min_lr over the warm-up, falls along half a cosine until fix_epoch, and stays at min_lr',
    ...warmedUpCosine((values) => values.number('min_lr')),
  },
  StepScheduler: {
    section: 'lr_scheduler',
    quantity: 'lr',
    formula: 'lr · 0.1^⌊epoch/step_epoch_size⌋',
    summary: 'Falls to a tenth every step_epoch_size epochs',
    parameters: [
      numberOf('lr', 'The rate', 'rate', { role: 'base' }),
      numberOf('step_epoch_size', 'The epochs from one fall to the next', 'epochs', { domain: { above: 0 } }),
    ],
    value: (values) => (epoch) => values.number('lr') * 0.1 ** Math.floor(epoch / values.number('step_epoch_size')),
    corners: (values) => {
      const size = values.number('step_epoch_size');
      return Array.from({ length: Math.min(Math.floor(values.number('num_epoch') / size), 1000) }, (_, index) => (index + 1) * size);
    },
  },
  MarginScheduler: {
    section: 'margin_scheduler',
    quantity: 'margin',
    formula: 'initial_margin + (final_margin − initial_margin) · (1 − 0.001^p), p from increase_start_epoch to fix_epoch',
    summary: 'Rises from increase_start_epoch to fix_epoch, and stays',
    parameters: [
      numberOf('initial_margin', ...the.firstValue),
      numberOf('final_margin', 'The last value', 'none'),
      numberOf('increase_start_epoch', 'The epoch with which the rise begins', 'epochs'),
      numberOf('fix_epoch', 'The epoch with which it is over', 'epochs'),
      increaseType,
    ],
    value: (values) => {
      const [first, last] = [values.number('initial_margin'), values.number('final_margin')];
      const [start, end] = [values.number('increase_start_epoch'), values.number('fix_epoch')];
      return (epoch) => {
        if (epoch < start) return first;
        return epoch >= end ? last : first + (last - first) * marginShare(values, (epoch - start) / (end - start));
      };
    },
    corners: (values) => [values.number('increase_start_epoch'), values.number('fix_epoch')],
  },
};

const definitionOf = (name: string, kind: Kind): Definition =>
  overRun(kind, epochs, kind.quantity, { name, source: 'speakerlab.process.scheduler' });

const definitions: ReadonlyMap<string, Definition> = new Map(Object.entries(kinds).map(([name, kind]) => [name, definitionOf(name, kind)]));

/** Where an argument stands: at the key that it names, or among the others. */
function wayOf({ node, site }: Keys, section: string, name: string): Way {
  const way = `${section}.args.${name}`;
  const found = node(way);
  const named = /^<(\w+)>$/.exec((found && site.word(found)) ?? '')?.[1];
  return named === undefined ? way : [named, name];
}

function kindAt(keys: Keys, section: (typeof sections)[number]): readonly KeyedKind[] {
  const object = keys.word(`${section}.obj`) ?? '';
  const name = object.startsWith(module) ? object.slice(module.length) : '';
  const definition = definitions.get(name);
  if (kinds[name]?.section !== section || !definition || !keys.has(epochs.name)) return [];
  const own = definition.parameters.filter((parameter) => parameter !== epochs);
  return [{ definition, at: [section], ways: [...own.map((parameter) => wayOf(keys, section, parameter.name)), epochs.name] }];
}

/** The rate and the margin of a config of 3D-Speaker. */
export const framework: Framework = keyedFramework({
  name: 'threeDSpeaker',
  reads: {
    field: 'speech',
    library: '3D-Speaker',
    what: '`lr_scheduler` and `margin_scheduler`, with the keys that their `args` name as `<lr>`',
    where: 'YAML',
  },
  language: 'yaml',
  marks: [module.slice(0, -1)],
  at: sections,
  kinds: (keys) => (keys.site.place.path.length === 1 ? sections.flatMap((section) => kindAt(keys, section)) : []),
});
