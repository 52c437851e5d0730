// The experiments of YOLOX: `class Exp(MyExp)` with `self.max_epoch` and its kin (YOLOX at 6ddff48, exp/yolox_base.py, utils/lr_scheduler.py, core/trainer.py).
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Claim, Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import { entriesNamed } from '../language/resolve/lookUp';
import type { Argument, MappingNode } from '../language/tree/tree';
import { given, type Given } from './shared/define';
import { overEpochs } from './shared/run/overEpochs';
import { numberOf, settingOf, selectorOf } from './shared/parameters';

const word = 'scheduler';
const epochs = 'max_epoch';
const warmUp = 'warmup_epochs';
const batch = 'batch_size';

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly value: (values: Given, rate: number) => (epoch: number) => number;
}

const half = (part: number): number => 0.5 * (1 + Math.cos(Math.PI * part));

const kinds: Readonly<Record<string, Kind>> = {
  yoloxwarmcos: {
    formula: 'warmup_lr + (lr − warmup_lr) · (e/W)², then low + (lr − low) · (1 + cos(π (e − W)/(E − W − N))) / 2, low = lr · min_lr_ratio',
    summary: 'Rises with the square of the epoch, falls along half a cosine, and stays in the last epochs',
    value: (values, rate) => {
      const [total, warm, first] = [values.number(epochs), values.number(warmUp), values.number('warmup_lr')];
      const last = values.number('no_aug_epochs');
      const low = rate * values.number('min_lr_ratio');
      return (epoch) => {
        if (epoch <= warm && warm > 0) return (rate - first) * (epoch / warm) ** 2 + first;
        return epoch >= total - last ? low : low + (rate - low) * half((epoch - warm) / (total - warm - last));
      };
    },
  },
  warmcos: {
    formula: 'warmup_lr + (lr − warmup_lr) · e/W, then lr · (1 + cos(π (e − W)/(E − W))) / 2',
    summary: 'Rises over the warm-up, and falls along half a cosine to 0',
    value: (values, rate) => {
      const [total, warm, first] = [values.number(epochs), values.number(warmUp), values.number('warmup_lr')];
      return (epoch) =>
        epoch <= warm && warm > 0 ? ((rate - first) * epoch) / warm + first : rate * half((epoch - warm) / (total - warm));
    },
  },
  cos: {
    formula: 'lr · (1 + cos(π e/E)) / 2',
    summary: 'Falls along half a cosine to 0',
    value: (values, rate) => (epoch) => rate * half(epoch / values.number(epochs)),
  },
};

const parameters: readonly DefinedParameter[] = [
  selectorOf(word, Object.keys(kinds)),
  settingOf('basic_lr_per_img', 'The rate for one image of a batch', 'rate', 0.01 / 64),
  settingOf(epochs, 'The epochs of the run', 'epochs', 300, { role: 'total', optional: true, domain: { min: 1 } }),
  settingOf(warmUp, 'The epochs of the warm-up', 'epochs', 5, { domain: { min: 0 } }),
  settingOf('warmup_lr', 'The first rate', 'rate', 0),
  settingOf('min_lr_ratio', 'The part of the rate that is left at the end', 'factor', 0.05),
  settingOf('no_aug_epochs', 'The last epochs, in which the rate stays', 'epochs', 15, { domain: { min: 0 } }),
  numberOf(batch, 'The images of a batch, of all GPUs together', 'count', {
    role: 'base',
    domain: { min: 1 },
    ask: 'How many images has a batch on all GPUs together? The rate grows with them; the trainer takes 64 where -b is left out.',
  }),
];

const definitions: ReadonlyMap<string, Definition> = new Map(
  Object.entries(kinds).map(([name, { value, ...texts }]) => [
    name,
    {
      ...texts,
      note: 'lr is basic_lr_per_img · batch size. The first iteration of a run with warm-up has warmup_lr. What the file does not set is as in YOLOX: in a run of 20 epochs and less the warm-up of 5 and the 15 last ones leave no cosine.',
      source: 'yolox',
      name,
      parameters,
      isInSteps: true,
      curves: (written) => {
        const values = given({ parameters }, written);
        const [warm, last] = [values.number(warmUp), values.number('no_aug_epochs')];
        const at = value(values, values.number('basic_lr_per_img') * values.number(batch));
        const total = values.number(epochs);
        // The optimizer is made with the first rate, which the scheduler changes behind the first iteration.
        return [
          {
            quantity: 'lr',
            schedule: overEpochs((epoch) => (epoch === 0 && warm > 0 ? values.number('warmup_lr') : at(epoch)), total, [
              warm,
              total - last,
            ]),
          },
        ];
      },
      select: (other) => definitions.get(other),
    },
  ]),
);

const keys = [epochs, warmUp, 'basic_lr_per_img', word, 'min_lr_ratio', 'no_aug_epochs', 'warmup_lr'].map((name) => `self.${name}`);

/** The rate of an experiment of YOLOX. */
export const framework: Framework = {
  name: 'yolox',
  reads: {
    field: 'vision',
    library: 'YOLOX',
    what: 'what a class that is made from `yolox.exp.Exp` sets of the rate: `max_epoch`, `warmup_epochs`, `basic_lr_per_img`, `scheduler`',
    where: 'Python',
  },
  language: 'python',
  marks: () => keys.map((key) => key.slice('self.'.length)),
  recognise: (site): Claim | undefined => {
    const { place } = site;
    const [scope, experiment] = [place.ancestors.at(-1), place.ancestors.at(-2)];
    if (place.path.length !== 1 || scope?.scopeName !== '__init__' || experiment?.ofClass !== true || !isExperiment(site, experiment))
      return undefined;
    const entries = keys.map((key) => entriesNamed(scope, key));
    if (entries.find(([first]) => first)?.[0]?.value !== site.node || entries.some((each) => each.length > 1)) return undefined;
    const written = entries
      .flat()
      .flatMap(({ key, value }): readonly Argument[] =>
        key ? [{ name: { text: key.text.slice('self.'.length), range: key.range }, value, range: value.range }] : [],
      );
    const chosen = written.find(({ name }) => name?.text === word);
    const name = chosen ? site.word(chosen.value) : 'yoloxwarmcos';
    const definition = name === undefined ? undefined : definitions.get(name);
    return definition && { definition, label: `self.${epochs}`, arguments: written, isOpen: true };
  },
};

/** Whether a class is made from YOLOX's own and leaves it to that how the rate changes. */
function isExperiment(site: Site, experiment: MappingNode): boolean {
  const [base, ...others] = experiment.bases ?? [];
  if (base === undefined || others.length > 0) return false;
  const [bound, ...again] = entriesNamed(site.place.ancestors[0]!, base);
  const from = again.length === 0 && bound?.value.kind === 'import' ? bound.value : undefined;
  const isOurs = from !== undefined && /^yolox\.exp(?:\.yolox_base)?$/.test(from.module) && from.member === 'Exp';
  return isOurs && !['get_lr_scheduler', 'get_optimizer'].some((method) => entriesNamed(experiment, method).length > 0);
}
