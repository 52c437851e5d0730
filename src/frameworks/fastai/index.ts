// fastai: its schedules, and the fits of a Learner that have one.
import type { Definition } from '../../language/find/definition';
import type { Claim, Framework } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import type { Argument, CallNode, Node } from '../../language/tree/tree';
import { lastPart } from '../../language/tree/walk';
import { combineScheds, schedules } from './schedules';
import { rateOfFirst } from './fit';
import { fineTune, fineTuneOfOne, fits } from './fits';
import { hasOneGroup, isPlainFit } from './learner';

const byName = (list: readonly Definition[]): ReadonlyMap<string, Definition> => new Map(list.map((each) => [each.name, each]));
const [named, methods] = [byName(schedules), byName([...fits, fineTune])];
const combine = 'combine_scheds';
/** The plain fit, which has the name that the fits of many other libraries have. */
const plain = 'fit';

/** The schedules of fastai. */
export const framework: Framework = {
  name: 'fastai',
  reads: {
    field: 'libraries',
    library: 'fastai',
    what: '`SchedLin` and its kin, `combine_scheds`, `fit_one_cycle`, `fit_flat_cos`, `fit_sgdr`, `fine_tune` and `fit`',
    where: 'Python',
  },
  marks: () => [...named.keys(), combine, ...[...methods.keys()].filter((name) => name !== plain), 'learn.fit', 'learner.fit'],
  recognise: (site): Claim | undefined => {
    const { node, callee } = site;
    if (node.kind !== 'call') return undefined;
    const method = node.callee.includes('.') ? methods.get(lastPart(node.callee)) : undefined;
    if (method && site.imports('fastai').length > 0) return claimFit(site, node, method);
    if (callee?.startsWith('fastai.') !== true) return undefined;
    const name = lastPart(callee);
    if (name === combine) return combineScheds(site, node);
    const definition = named.get(name);
    return definition && { definition, arguments: node.arguments };
  },
};

function claimFit(site: Site, node: CallNode, method: Definition): Claim | undefined {
  if (method.name === plain && !isPlainFit(site, node)) return undefined;
  const isOne = hasOneGroup(site, node);
  const ofAll = (argument: Argument): boolean => !isOne || argument.name?.text !== rateOfFirst;
  return { definition: method === fineTune && isOne ? fineTuneOfOne : method, arguments: argumentsOf(node).filter(ofAll) };
}

/** The arguments of a fit; of a slice of rates the last one is that of the last parameter group, and a single one a tenth of it for all others. */
function argumentsOf(node: CallNode): readonly Argument[] {
  return node.arguments.flatMap((argument): readonly Argument[] => {
    const { value, range } = argument;
    const ends = value.kind === 'call' && value.callee === 'slice' ? value.arguments.map((each) => each.value) : [];
    const [first, last] = [ends[0], ends.at(-1)];
    if (!first || !last) return [argument];
    const ten: Node = { kind: 'number', value: 10, range };
    const ofFirst: Node =
      ends.length > 1 && first.kind !== 'null' ? first : { kind: 'operation', operator: '/', operands: [last, ten], range };
    return [
      { ...argument, value: last },
      { name: { text: rateOfFirst, range }, value: ofFirst, range },
    ];
  });
}
