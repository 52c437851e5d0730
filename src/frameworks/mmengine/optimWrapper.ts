// What an MMEngine config says of its optimizer and its run.
import type { DefinedParameter } from '../../language/find/definition';
import type { FoundParameter } from '../../language/find/found';
import type { Site } from '../../language/find/site';
import { entryOf } from '../../language/resolve/lookUp';
import { isNowhere } from '../../language/resolve/references';
import { lastPart } from '../../language/tree/walk';
import { numberAt } from '../shared/configKeys';
import { defaultRates } from '../shared/optimizer';
import { byOptimizer, configNumberAs, fromStepsPerEpoch } from '../shared/parameters';

/** A word at a way of keys: "SGD", or the last part of the class that stands there. */
export function wordAt(site: Site, keys: string): string | undefined {
  const found = site.at(keys);
  return found && wordOf(found);
}

/** The word that a site is, or the last part of the class that it names. */
export function wordOf(site: Site): string | undefined {
  const { node } = site;
  const word = node.kind === 'name' && !site.options.bareWords ? node.name : site.word(node);
  return word === undefined ? undefined : lastPart(word);
}

/** The value of the optimizer that a scheduler changes; `optimizer` is the way to it: "optim_wrapper.optimizer". */
export function initialValue(quantity: string, optimizer: string): DefinedParameter {
  const isRate = quantity === 'lr';
  return {
    name: quantity,
    aliases: [],
    description: isRate ? 'The learning rate of the optimizer' : 'The value that the optimizer is given',
    unit: isRate ? 'rate' : 'none',
    kind: 'number',
    role: 'base',
    from: (site) => {
      const written = numberAt(site, `${optimizer}.${quantity}`, quantity);
      if (written) return written;
      const type = wordAt(site, `${optimizer}.type`) ?? '';
      const isAdam = /adam/i.test(type);
      if (quantity === 'momentum' && isAdam) {
        const own = numberAt(site, `${optimizer}.betas[0]`, quantity);
        return own ?? (site.at(`${optimizer}.betas`) ? undefined : byOptimizer(quantity, 0.9));
      }
      return isRate && isLeftOut(site, `${optimizer}.lr`) ? byOptimizer(quantity, defaultRates[type]) : undefined;
    },
    ask: isRate ? 'What is the learning rate of the optimizer?' : `What is the ${quantity} of the optimizer?`,
  };
}

/** Whether nothing stands at a way of keys, and nothing may have been put there by what the file does with it. */
function isLeftOut(site: Site, way: string): boolean {
  const result = site.value({ kind: 'reference', path: way, range: site.node.range });
  return !result.ok && isNowhere(result.reason);
}

/** A parameter group that has another rate than the others, by its name in the config. */
export interface RateGroup {
  readonly name: string;
  readonly factor: number;
}

/** The groups of parameters to which `paramwise_cfg` gives other rates; `wrapper` is the way to what it stands in. */
export function rateGroups(site: Site, wrapper: string): readonly RateGroup[] {
  const bias = numberAt(site, `${wrapper}.paramwise_cfg.bias_lr_mult`, 'bias')?.value;
  const custom = site.at(`${wrapper}.paramwise_cfg.custom_keys`);
  const keys = custom?.node.kind === 'mapping' ? custom.node.entries : [];
  const named = keys.flatMap(({ key, value }): readonly RateGroup[] => {
    const factor = key && value.kind === 'mapping' ? entryOf(value, 'lr_mult')?.value : undefined;
    const number = factor && configNumberAs('lr_mult', custom!.value(factor));
    return key && number ? [{ name: key.text, factor: number.value }] : [];
  });
  return [...(bias === undefined ? [] : [{ name: 'bias', factor: bias }]), ...named].filter(({ factor }) => factor !== 1);
}

/** The iterations of an epoch; asked for where the text does not say them. */
export const iterationsPerEpoch: DefinedParameter = {
  name: 'iterations per epoch',
  aliases: [],
  description: 'The iterations of an epoch',
  unit: 'steps',
  kind: 'number',
  domain: { min: 1, integer: true },
  from: fromStepsPerEpoch('iterations per epoch'),
  ask: 'How many iterations does an epoch have?',
};

/** The same for what counts epochs alone, and only moves within them: it looks the same however many iterations they have. */
export const iterationsOfEpochs: DefinedParameter = {
  ...iterationsPerEpoch,
  standIn: 1000,
  ask: 'How many iterations does an epoch have? Until this is said, the curve is drawn as with 1,000.',
};

/** The last epoch or iteration of the run, which is the end of a scheduler that says none. A loop over iterations counts as one epoch. */
export function endOfRun(site: Site, isPerEpoch: boolean): FoundParameter | undefined {
  const iterations = isPerEpoch ? numberAt(site, 'train_cfg.max_iters', 'end') : undefined;
  return lengthOfRun(site, isPerEpoch, 'end') ?? (iterations && { ...iterations, value: 1, literal: undefined });
}

/** The epochs or iterations of the run, as the parameter of this name: of MMEngine's loop, or of MMCV's runner. */
export function lengthOfRun(site: Site, isPerEpoch: boolean, name: string): FoundParameter | undefined {
  const first = (...keys: readonly string[]) => keys.map((each) => numberAt(site, each, name)).find((found) => found);
  const epochs = first('train_cfg.max_epochs', 'runner.max_epochs', 'total_epochs');
  const iterations = isPerEpoch ? undefined : first('train_cfg.max_iters', 'runner.max_iters');
  if (isPerEpoch || iterations) return iterations ?? epochs;
  const perEpoch = site.run.stepsPerEpoch();
  if (!epochs || !perEpoch) return undefined;
  const known = { value: epochs.value as number, origin: epochs.origin };
  return { ...epochs, value: known.value * perEpoch.value, origin: { kind: 'epochs', epochs: known, perEpoch }, literal: undefined };
}
