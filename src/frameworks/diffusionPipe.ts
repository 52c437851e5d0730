// diffusion-pipe's TOML: `lr_scheduler` and `warmup_steps` beside `[optimizer]` (tdrussell/diffusion-pipe at 8f83dbf, train.py), on PyTorch's schedulers.
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { define, type Given } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { fromStepsPerEpoch, numberOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const [selector, rate, epochs, warmUp, perEpoch] = ['lr_scheduler', 'optimizer.lr', 'epochs', 'warmup_steps', 'steps_per_epoch'] as const;

const length = (values: Given): number => values.number(epochs) * values.number(perEpoch);

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  /** The rate so many steps behind the warm-up. */
  readonly behind: (values: Given, top: number) => (step: number) => number;
}

const later = 'The schedule behind the warm-up is as long as the whole run: it has not come to its end when this is over.';

const kinds: Readonly<Record<string, Kind>> = {
  constant: { formula: 'lr', summary: 'Rises over the warm-up from lr/warmup_steps, and stays', behind: (_, top) => () => top },
  linear: {
    formula: 'lr · (1 − (t − W)/T)',
    summary: 'Rises over the warm-up from lr/warmup_steps, and falls in a straight line towards 0',
    note: later,
    behind: (values, top) => (step) => top * Math.max(1 - step / length(values), 0),
  },
  cosine: {
    formula: '1e-6 + (lr − 1e-6) · (1 + cos(π (t − W)/T)) / 2',
    summary: 'Rises over the warm-up from lr/warmup_steps, and falls along half a cosine towards 1e-6',
    note: later,
    behind: (values, top) => (step) => 1e-6 + ((top - 1e-6) * (1 + Math.cos((Math.PI * step) / length(values)))) / 2,
  },
};

const shared: readonly DefinedParameter[] = [
  numberOf('lr', ...the.highestRate, { role: 'base', domain: { above: 0 } }),
  settingOf(warmUp, ...the.warmUpSteps, 0, { domain: { min: 0, integer: true } }),
];
const ofRun: readonly DefinedParameter[] = [
  numberOf(epochs, ...the.runEpochs, { domain: { min: 1, integer: true } }),
  numberOf(perEpoch, 'The steps of an epoch', 'steps', {
    domain: { min: 1, integer: true },
    ask: 'How many steps does an epoch have?',
    from: fromStepsPerEpoch(perEpoch),
  }),
];

function definitionOf(name: string, { behind, ...texts }: Kind): Definition {
  const isConstant = name === 'constant';
  return define({
    ...texts,
    source: 'diffusion-pipe',
    name,
    isEndless: isConstant,
    parameters: [...shared, ...(isConstant ? [] : ofRun)],
    value: (values) => {
      const [top, warm] = [values.number('lr'), values.number(warmUp)];
      const at = behind(values, top);
      return (step) => (step < warm ? top * (1 / warm + (1 - 1 / warm) * (step / warm)) : at(step - warm));
    },
    length: (values) => (isConstant ? 2 * values.number(warmUp) : length(values)),
    past: 'goes on',
  });
}

const definitions: ReadonlyMap<string, Definition> = new Map(Object.entries(kinds).map(([name, kind]) => [name, definitionOf(name, kind)]));

/** The rate of a config of diffusion-pipe. */
export const framework: Framework = keyedFramework({
  name: 'diffusionPipe',
  reads: { field: 'generation', library: 'diffusion-pipe', what: '`lr_scheduler` and `warmup_steps` of a config', where: 'TOML' },
  language: 'toml',
  marks: [selector, warmUp],
  at: [selector, warmUp],
  kinds: ({ site, has, node, word }) => {
    const isOurs = [rate, 'optimizer.type', 'model.type', epochs, 'micro_batch_size_per_gpu'].every(has);
    const name = node(selector) ? (word(selector) ?? '') : 'constant';
    const definition = definitions.get(name);
    if (site.place.path.length !== 1 || !isOurs || !definition || has('force_constant_lr')) return [];
    // Nothing changes without a warm-up.
    if (name === 'constant' && !has(warmUp)) return [];
    const ways = [rate, warmUp, ...(name === 'constant' ? [] : [epochs])];
    return [{ definition, at: [selector, warmUp], ways }];
  },
});
