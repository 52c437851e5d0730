// accelerate's prepared schedulers (1.15): an update steps them once for each process. Its placeholders stand for what a config of DeepSpeed or of Megatron-LM says.
import { processesFromSettings } from './shared/run/fromSettings';
import { say } from '../core/message';
import type { DefinedParameter } from '../language/find/definition';
import type { Claim, Framework } from '../language/find/framework';
import { problem } from '../language/find/problems';
import type { Site } from '../language/find/site';
import type { CallNode } from '../language/tree/tree';
import { argumentOf } from './shared/optimizer';
import { knownNumber, stepped, withCurves, withNames } from './shared/run/stepping';

/** The placeholders, by their names and places, and who says what they are. */
const placeholders = [
  ['DummyScheduler', /^accelerate\.utils\.(?:deepspeed\.)?DummyScheduler$/, 'DeepSpeed'],
  ['MegatronLMDummyScheduler', /^accelerate\.utils\.(?:megatron_lm\.)?MegatronLMDummyScheduler$/, 'Megatron-LM'],
] as const;

/** A placeholder, of which the text does not say what it does: its kind is in another file. */
function placeholder({ node, callee = '' }: Site): Claim | undefined {
  const [name, , library] = placeholders.find(([, place]) => place.test(callee)) ?? [];
  // What makes another scheduler of it is read by itself.
  if (node.kind !== 'call' || !name || argumentOf(node, 'lr_scheduler_callable', 3)) return undefined;
  const message = say('{name} stands for what the config of {library} says, which is not in this file.', { name, library });
  return {
    definition: undefined,
    source: 'accelerate.utils',
    arguments: [],
    problems: [problem('no-curve', message, node.calleeRange)],
  };
}

/** What accelerate makes of the schedulers of other frameworks. */
export const framework: Framework = {
  name: 'accelerate',
  reads: {
    field: 'libraries',
    library: 'accelerate',
    what: 'schedulers that `prepare` returned: an update steps them once for each process; `DummyScheduler` is named',
    where: 'Python',
  },
  marks: () => ['Accelerator', ...placeholders.map(([name]) => name)],
  recognise: placeholder,
  adapt: (claim, site) => {
    const name = site.place.path.at(-1);
    const accelerator = site.node.kind === 'call' && claim.definition && name !== undefined ? preparing(site, name) : undefined;
    return accelerator && adapted(claim, site, accelerator);
  },
};

/** The Accelerator that prepares what has this name. */
function preparing(site: Site, name: string): Site | undefined {
  for (const call of [...site.calls('prepare'), ...site.calls('prepare_scheduler')]) {
    const { callee, arguments: list } = call.node as CallNode;
    if (!list.some(({ value }) => value.kind === 'name' && value.name === name)) continue;
    const made = site.follow({ kind: 'name', name: callee.replace(/\.?prepare(?:_scheduler)?$/, ''), range: site.node.range });
    if (made?.node.kind === 'call' && /^accelerate\.(?:accelerator\.)?Accelerator$/.test(made.callee ?? '')) return made;
  }
  return undefined;
}

const processes: DefinedParameter = {
  name: 'processes',
  aliases: [],
  description: 'The processes of the run, each of which steps the scheduler once more',
  unit: 'count',
  kind: 'number',
  default: 1,
  from: (site) => processesFromSettings(site, 'processes'),
};

function adapted(claim: Claim, site: Site, accelerator: Site): Claim {
  const count = site.options.run?.processes ?? 1;
  const put = (name: string) => (/(?:^|\.)num_processes$/.test(name) ? knownNumber('num_processes', count, site.node) : undefined);
  const definition = claim.definition!;
  const isOnce = isSet(accelerator, 'split_batches', true) || isSet(accelerator, 'step_scheduler_with_optimizer', false);
  const own = withNames(claim.arguments, put);
  if (isOnce) return { ...claim, arguments: own };
  const changed = withCurves(definition, (curves, { total_steps: total, epochs, steps_per_epoch: size }) => {
    // A scheduler that knows its total is not stepped past it.
    const most = definition.name === 'OneCycleLR' ? Number(total ?? Number(epochs) * Number(size)) : Infinity;
    return count === 1 && most === Infinity
      ? curves
      : stepped(curves, (step) => Math.min(step * count, most), { steps: (length) => length / count });
  });
  return {
    ...claim,
    arguments: own,
    definition: {
      ...changed,
      parameters: [...definition.parameters, processes],
      note: [definition.note, 'accelerate steps it once for each process.'].filter((each) => each !== undefined).join(' '),
    },
  };
}

/** Whether a switch of the Accelerator, or of its configuration, has this value. */
function isSet(accelerator: Site, name: string, value: boolean): boolean {
  const call = accelerator.node as CallNode;
  const config = argumentOf(call, 'dataloader_config', -1);
  const inner = config && (config.kind === 'call' ? config : accelerator.follow(config)?.node);
  return [call, ...(inner?.kind === 'call' ? [inner] : [])].some((each) => {
    const given = argumentOf(each, name, -1);
    return given?.kind === 'boolean' && given.value === value;
  });
}
