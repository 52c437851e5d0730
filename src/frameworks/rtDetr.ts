// RT-DETR's and D-FINE's YAML: `lr_scheduler` and `lr_warmup_scheduler` beside `optimizer` (RT-DETR at 068dfde, rtdetrv2_pytorch/src/solver/det_solver.py, optim/warmup.py;
// D-FINE at 4a1f73a).
import { wholeSteps } from '../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import { given, type Given } from './shared/define';
import { keyedFramework, type Way } from './shared/keyed';
import { fromStepsPerEpoch, numberOf, numbersOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const [scheduler, warmUp, optimizer] = ['lr_scheduler', 'lr_warmup_scheduler', 'optimizer'] as const;
const perEpoch = 'updates per epoch';

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly parameters: readonly DefinedParameter[];
  /** The rate when the scheduler has been stepped so many times. */
  readonly value: (values: Given, rate: number) => (count: number) => number;
}

const kinds: Readonly<Record<string, Kind>> = {
  MultiStepLR: {
    formula: 'lr · gamma^#{milestones ≤ epoch}',
    summary: 'Falls by a factor at each milestone, of the epochs behind the warm-up',
    parameters: [numbersOf('milestones', 'The epochs at which the rate falls'), settingOf('gamma', ...the.fallFactor, 0.1)],
    value: (values, rate) => (count) =>
      rate * values.number('gamma') ** values.numbers('milestones').filter((each) => each <= count).length,
  },
  CosineAnnealingLR: {
    formula: 'eta_min + (lr − eta_min) · (1 + cos(π epoch/T_max)) / 2',
    summary: 'Falls along half a cosine, over the epochs behind the warm-up',
    parameters: [
      numberOf('T_max', 'The epochs of half a wave', 'epochs', { domain: { above: 0 } }),
      settingOf('eta_min', ...the.lowestRate, 0),
    ],
    value: (values, rate) => {
      const [low, length] = [values.number('eta_min'), values.number('T_max')];
      return (count) => low + ((rate - low) * (1 + Math.cos((Math.PI * count) / length))) / 2;
    },
  },
};

/** The rates that a config gives to parts of the network. */
function ratesOfParts(site: Site): readonly string[] {
  const list = site.at(`${optimizer}.params`)?.node;
  return list?.kind === 'list'
    ? list.items.flatMap((_, index) => (site.at(`${optimizer}.params[${index}].lr`) ? [`params[${index}].lr`] : []))
    : [];
}

function definitionOf(name: string, epochs: string, parts: readonly string[], isWarm: boolean): Definition {
  const { value, parameters: own, ...texts } = kinds[name]!;
  const parameters: readonly DefinedParameter[] = [
    numberOf('lr', 'The rate', 'rate', { role: 'base' }),
    ...parts.map((each) => numberOf(each, 'The rate of a part of the network', 'rate')),
    ...own,
    numberOf(epochs, ...the.runEpochs, { role: 'total', domain: { min: 1 } }),
    ...(isWarm
      ? [
          numberOf('warmup_duration', ...the.warmUpSteps, { domain: { min: 0 } }),
          numberOf(perEpoch, 'The updates of an epoch', 'steps', {
            ask: 'How many updates does an epoch have?',
            domain: { min: 1, integer: true },
            from: fromStepsPerEpoch(perEpoch),
          }),
        ]
      : []),
  ];
  return {
    ...texts,
    source: 'rt-detr',
    readsNumbers: true,
    name,
    ...(isWarm && { note: 'The epochs count from the one at whose end the warm-up is over.' }),
    parameters,
    curves: (written) => {
      const values = given({ parameters }, written);
      return ['lr', ...parts].map((each) => {
        const rate = values.number(each);
        const [behind, length] = [value(values, rate), values.number(epochs)];
        const quantity = each === 'lr' ? each : `lr of ${each.replace('.lr', '')}`;
        if (!isWarm) return { quantity, schedule: wholeSteps(behind, { totalSteps: Math.ceil(length), unit: 'epoch' }) };
        const [warm, updates] = [values.number('warmup_duration'), values.number(perEpoch)];
        const unfinished = Math.max(0, Math.ceil(warm / updates) - 1);
        const at = (step: number): number =>
          step < warm ? ((step + 1) / warm) * rate : behind(Math.max(0, Math.floor(step / updates) - unfinished));
        return { quantity, schedule: wholeSteps(at, { totalSteps: Math.ceil(length * updates) }) };
      });
    },
  };
}

/** The rates of a config of RT-DETR, D-FINE and their kin. */
export const framework: Framework = keyedFramework({
  name: 'rtDetr',
  reads: {
    field: 'vision',
    library: 'RT-DETR and D-FINE',
    what: '`lr_scheduler` and `lr_warmup_scheduler`, for each rate of the `optimizer`',
    where: 'YAML, with `__include__`',
  },
  language: 'yaml',
  marks: [scheduler, optimizer],
  at: [scheduler, optimizer],
  kinds: ({ site, has }) => {
    const list = site.at(`${optimizer}.params`)?.node;
    const wordAt = (way: string): string => {
      const found = site.at(way);
      return found?.word(found.node) ?? '';
    };
    const name = wordAt(`${scheduler}.type`);
    const epochs = ['epoches', 'epochs'].find((each) => site.at(each) !== undefined);
    const isTheirs = has('__include__') || epochs === 'epoches' || site.at(warmUp) !== undefined;
    const isOurs = isTheirs && list?.kind === 'list' && site.at(`${optimizer}.params[0].params`)?.node.kind === 'string';
    if (site.place.path.length !== 1 || !Object.hasOwn(kinds, name) || epochs === undefined || !isOurs) return [];
    const warm = site.at(warmUp) === undefined ? '' : wordAt(`${warmUp}.type`);
    if (warm !== '' && warm !== 'LinearWarmup') return [];
    const parts = ratesOfParts(site);
    const definition = definitionOf(name, epochs, parts, warm !== '');
    const ways = definition.parameters.map((each): Way => {
      if (parts.includes(each.name)) return [`${optimizer}.${each.name}`, each.name];
      if (each.name === epochs) return each.name;
      if (each.name === 'lr') return `${optimizer}.lr`;
      return each.name === 'warmup_duration' ? `${warmUp}.${each.name}` : `${scheduler}.${each.name}`;
    });
    return [{ definition, at: has(scheduler) ? [scheduler] : [optimizer], label: scheduler, ways }];
  },
});
