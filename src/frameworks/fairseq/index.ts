// fairseq: the `lr_scheduler` of a Hydra config or of a command line (facebookresearch/fairseq at 3d262bb, optim/lr_scheduler, trainer.py).
import type { DefinedParameter, Definition } from '../../language/find/definition';
import type { Claim, Framework } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { entryOf } from '../../language/resolve/lookUp';
import type { Argument, MappingNode } from '../../language/tree/tree';
import { chosenKind, configAround, entryAlong, numberAt } from '../shared/configKeys';
import { lengthFromSettings } from '../shared/run/fromSettings';
import { define, given, type Given } from '../shared/define';
import { askSteps, numberOf, selectorOf } from '../shared/parameters';
import { entryArguments } from '../shared/entryArguments';
import * as the from '../shared/usual';
import { kinds, phases, selectorKey, stagesOf, total } from './kinds';

function definitionOf(name: string, has: (key: string) => boolean): Definition {
  const { parameters: own, needsTotal, rate, check, ...texts } = kinds[name]!;
  const isNeeded = needsTotal(has);
  const isInMultiples = !['min_lr', 'end_learning_rate', 'warmup_init_lr'].some(has);
  const parameters: readonly DefinedParameter[] = [
    selectorOf(selectorKey, Object.keys(kinds)),
    numberOf('lr', ...the.highestRate, {
      ask: 'What is the learning rate of the optimizer?',
      // What is not a multiple of it could not be drawn beside multiples.
      ...(isInMultiples && { role: 'base' }),
    }),
    numberOf(total, ...the.runUpdates, {
      role: 'total',
      domain: { min: 1 },
      from: (site) => stepsOfRun(site),
      ...(isNeeded ? askSteps : { optional: true }),
    }),
    ...own,
  ];
  return define({
    source: 'fairseq',
    readsNumbers: true,
    name,
    ...texts,
    parameters,
    // The updates of the stages and of the warm-up count whatever the run is.
    ...(name === 'inverse_sqrt' && { isInSteps: true }),
    check: (values) => check?.(given({ parameters }, values)) ?? [],
    value: rate,
    length: (values) => values.optional(total) ?? lengthWithoutRun(name, values),
    past: 'goes on',
    select: (word) => (Object.hasOwn(kinds, word) ? definitionOf(word, has) : undefined),
  });
}

/** How much is shown of a schedule that does not depend on the run, where that is not known. */
function lengthWithoutRun(name: string, values: Given): number {
  if (name === 'tri_stage') return stagesOf(values).reduce((sum, part) => sum + part, 0);
  if (name === 'cosine') return values.number('warmup_updates') + values.number('lr_period_updates');
  return values.optional('total_num_update') ?? 10 * values.number('warmup_updates');
}

function stepsOfRun(site: Site) {
  const found = numberAt(site, `optimization.${total}`, total);
  // 0 and less are no limit.
  return found && found.value > 0 ? found : lengthFromSettings(site, total);
}

/** The learning rate of a config of fairseq. */
export const framework: Framework = {
  name: 'fairseq',
  reads: {
    field: 'language',
    library: 'fairseq',
    what: '`lr_scheduler` of a Hydra config, `--lr-scheduler` of a command line: tri_stage, cosine, polynomial_decay and inverse_sqrt',
    where: 'YAML, shell scripts',
  },
  language: ['yaml', 'shell'],
  marks: () => [selectorKey, '*_warmup_updates', '*_num_update', '*_max_update'],
  recognise: (site) => {
    const { node, place } = site;
    const root = configAround(site);
    if (root && node.kind === 'string' && place.path.join('.') === optionKey) return claimOptions(site, root);
    if (!root || node.kind !== 'mapping' || place.path.join('.') !== 'lr_scheduler') return undefined;
    const selector = entryOf(node, selectorKey)?.value;
    const name = selector && site.word(selector);
    return name !== undefined && Object.hasOwn(kinds, name) ? claimOf(site, root, node, name) : undefined;
  },
};

function claimOf(site: Site, root: MappingNode, node: MappingNode, name: string): Claim | undefined {
  const rate = rateIn(root);
  if (rate === 'several') return undefined;
  const written = entryArguments(node.entries, (key) => key !== selectorKey && key !== 'lr');
  const has = (key: string) => {
    const value = entryOf(node, key)?.value;
    const number = value && site.value(value);
    // A period of -1 is none.
    return value !== undefined && value.kind !== 'null' && !(number?.ok === true && Number(number.value) < 0);
  };
  const selector = entryOf(node, selectorKey)?.value;
  return {
    definition: definitionOf(name, has),
    arguments: [...written, ...(rate ? [rate] : [])],
    given: [chosenKind(selectorKey, name, selector)],
    isOpen: true,
  };
}

/** The key of the kind among options, which stand beside each other without sections. */
const optionKey = 'lr_scheduler';

/** Options of fairseq alone, beside which the kind is one of its own. */
const ownOptions = ['warmup_updates', 'total_num_update', total, 'lr_period_updates', phases];

function claimOptions(site: Site, root: MappingNode): Claim | undefined {
  const name = site.word(site.node);
  const rate = entryOf(root, 'lr')?.value;
  const has = (key: string) => entryOf(root, key) !== undefined;
  // Several rates, of which each epoch has one, are a text: 0.1,0.2.
  const isKnown = name !== undefined && Object.hasOwn(kinds, name) && rate?.kind !== 'string' && rate?.kind !== 'list';
  if (!isKnown || !ownOptions.some(has)) return undefined;
  return {
    definition: definitionOf(name, has),
    arguments: entryArguments(root.entries, (key) => key !== optionKey),
    given: [chosenKind(selectorKey, name, site.node)],
    isOpen: true,
  };
}

/** The rate, which is a list with one rate; those of several epochs are no single one. */
function rateIn(root: MappingNode): Argument | 'several' | undefined {
  const entry = entryAlong(root, 'optimization.lr');
  if (!entry?.key) return undefined;
  const { key, value } = entry;
  if (value.kind === 'list' && value.items.length !== 1) return 'several';
  return { name: key, value: value.kind === 'list' ? value.items[0]! : value, range: { from: key.range.from, to: value.range.to } };
}
