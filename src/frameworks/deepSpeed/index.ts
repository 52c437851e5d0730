// DeepSpeed's JSON, or a dict of a script: `"scheduler": {"type": "WarmupLR", "params": {...}}`; and calls of its classes.
import { say } from '../../core/message';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import type { Problem } from '../../language/find/found';
import type { Claim, Framework } from '../../language/find/framework';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import { entryOf } from '../../language/resolve/lookUp';
import type { Argument, CallNode, Node } from '../../language/tree/tree';
import { optimizerName } from '../shared/optimizer';
import { silent } from '../shared/parameters';
import { isSince } from '../shared/release';
import { oneCycle, rangeTest } from './oneCycle';
import { warmUpDefinitions } from './warmUp';
import { entryArguments } from '../shared/entryArguments';

const names = ['WarmupLR', 'WarmupDecayLR', 'WarmupCosineLR', 'OneCycle', 'LRRangeTest'];

/** Optimizers without betas, whose momentum DeepSpeed leaves alone. */
const withoutBetas = ['SGD', 'Adagrad', 'RMSprop', 'Adadelta'];

/** The scheduler of a DeepSpeed config. */
export const framework: Framework = {
  name: 'deepSpeed',
  reads: {
    field: 'libraries',
    library: 'DeepSpeed',
    what: '`WarmupLR`, `WarmupDecayLR`, `WarmupCosineLR`, `OneCycle` and `LRRangeTest` under `scheduler`, and called',
    where: 'JSON, YAML, Python',
  },
  marks: () => names,
  recognise,
};

function recognise(site: Site): Claim | undefined {
  const { node, place, options } = site;
  if (node.kind === 'call') return claimCall(site, node);
  if (node.kind !== 'mapping' || node.scope === true || !/(?:^|\.)scheduler$/.test(place.path.at(-1) ?? '')) return undefined;
  const [type, params] = [entryOf(node, 'type')?.value, entryOf(node, 'params')?.value];
  const name = type && site.word(type);
  if (name === undefined || !names.includes(name) || (params && params.kind !== 'mapping')) return undefined;
  // What a program hands to something else may have no params.
  if (!options.bareWords && !params) return undefined;
  const written = entryArguments(params?.entries ?? []);
  const isAuto = ({ value }: Argument) => value.kind === 'string' && value.value === 'auto';
  const definition = askingFor(
    definitionOf(name, site),
    written.filter(isAuto).map((each) => each.name!.text),
  );
  return refusingFractions(site, { definition, arguments: written.filter((each) => !isAuto(each)), isOpen: true });
}

/** `WarmupLR(optimizer, warmup_num_steps=100)`, by its full name. */
function claimCall(site: Site, node: CallNode): Claim | undefined {
  const name = /^deepspeed\.runtime\.lr_schedules\.(\w+)$/.exec(site.callee ?? '')?.[1];
  if (name === undefined || !names.includes(name)) return undefined;
  const definition = definitionOf(name, site);
  const parameters = [silent('optimizer'), ...definition.parameters, silent('last_batch_iteration')];
  return refusingFractions(site, { definition: { ...definition, parameters, takesNoMore: true }, arguments: node.arguments });
}

/** What must be an `int` since 0.18, where 4.0 is none; DeepSpeed's own reader of files makes one of it. */
const wholeOnly = ['warmup_num_steps', 'lr_range_test_step_size'];

/** A claim whose numbers of steps are written as DeepSpeed takes them; else it has no curve. */
function refusingFractions(site: Site, claim: Claim & { readonly definition: Definition }): Claim {
  const { definition, arguments: written } = claim;
  if (site.options.bareWords || !isSince(site.options, 'deepspeed', '0.18')) return claim;
  const places = definition.parameters.filter(({ positional }) => positional === true);
  const problems = written.flatMap(({ name, value: node }, index): readonly Problem[] => {
    const result = wholeOnly.includes(name?.text ?? places[index]?.name ?? '') ? site.value(node) : undefined;
    if (result?.ok !== true || typeof result.value !== 'number' || !Number.isInteger(result.value) || !result.literal) return [];
    const digits = site.text.slice(result.literal.from, result.literal.to);
    if (!/[.e]/i.test(digits) || /^0x/i.test(digits)) return [];
    const meant = String(result.value);
    const message = say('DeepSpeed takes no number with a point or an exponent here. Write {meant}.', { meant });
    return [{ ...problem('wrong-type', message, node.range), meant: { range: result.literal, texts: [meant] } }];
  });
  return problems.length > 0 ? { ...claim, definition: { ...definition, curves: () => [] }, problems } : claim;
}

function definitionOf(name: string, site: Site): Definition {
  const isNew = isSince(site.options, 'deepspeed', '0.18');
  if (name === 'LRRangeTest') return rangeTest;
  if (name === 'OneCycle') return oneCycle(isNew, !withoutBetas.includes(optimizerType(site) ?? ''));
  return warmUpDefinitions(isNew).find((each) => each.name === name)!;
}

function optimizerType(site: Site): string | undefined {
  if (site.node.kind === 'call') return optimizerName(site);
  const optimizer = site.around(['optimizer']);
  const type: Node | undefined = optimizer?.node.kind === 'mapping' ? entryOf(optimizer.node, 'type')?.value : undefined;
  return type && site.word(type);
}

/** A definition that asks for the values that are "auto", which only the trainer knows. */
function askingFor(definition: Definition, auto: readonly string[]): Definition {
  if (auto.length === 0) return definition;
  const parameters = definition.parameters.map((parameter) => {
    if (!auto.includes(parameter.name)) return parameter;
    const own = Object.entries(parameter).filter(([field]) => field !== 'default' && field !== 'from');
    return { ...(Object.fromEntries(own) as unknown as DefinedParameter), ask: `What does the trainer put in for ${parameter.name}?` };
  });
  return { ...definition, parameters };
}
