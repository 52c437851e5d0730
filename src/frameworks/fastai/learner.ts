// The Learner whose fit a call is: its rate, and whether it has groups of parameters.
import { byDefault, type FoundParameter } from '../../language/find/found';
import type { Site } from '../../language/find/site';
import type { CallNode, Node } from '../../language/tree/tree';
import { lastPart } from '../../language/tree/walk';
import { argumentOf } from '../shared/optimizer';
import { numberAs } from '../shared/parameters';

/** The call that makes the Learner of which a call is a method; undefined where the file does not say it. */
function learnerOf(site: Site, node: CallNode): Site | undefined {
  const receiver = node.callee.slice(0, Math.max(node.callee.lastIndexOf('.'), 0));
  const learner = receiver === '' ? undefined : site.follow({ kind: 'name', name: receiver, range: node.range });
  return learner?.node.kind === 'call' ? learner : undefined;
}

/** The rate that the Learner of a call was made with, under the name of a parameter. */
export function learnerRate(site: Site, name: string): FoundParameter | undefined {
  const learner = site.node.kind === 'call' ? learnerOf(site, site.node) : undefined;
  if (!learner) return undefined;
  const given = argumentOf(learner.node as CallNode, 'lr', -1);
  return given ? numberAs(name, learner.value(given)) : byDefault(name, 1e-3);
}

/** What makes a Learner whose parameters are one group unless a splitter says otherwise (fastai 2.8). */
const ofOneGroup = ['Learner', 'TabularLearner', 'tabular_learner', 'collab_learner'];

/** Whether all parameters of the Learner of a call are one group. */
export function hasOneGroup(site: Site, node: CallNode): boolean {
  const made = learnerOf(site, node)?.node;
  return made?.kind === 'call' && ofOneGroup.includes(lastPart(made.callee)) && !argumentOf(made, 'splitter', -1) && !isSpread(made);
}

const isSpread = ({ arguments: all }: CallNode): boolean => all.some(({ spread }) => spread !== undefined);

/** The names by which fastai's own texts call a Learner: other libraries have a `fit`, too. */
const ofLearner = /^(?:self\.)?learn(?:er)?\.fit$/;

/** Whether a call is the `fit` of a Learner, and no callback sets the rate on the way. */
export function isPlainFit(site: Site, node: CallNode): boolean {
  const made = learnerOf(site, node)?.node;
  const makes = made?.kind === 'call' ? [made] : [];
  const callbacks = [argumentOf(node, 'cbs', 3), ...makes.map((each) => argumentOf(each, 'cbs', -1))];
  return (
    ofLearner.test(node.callee) &&
    makes.every(({ callee }) => /learner$/i.test(callee)) &&
    callbacks.every((each) => each === undefined || leavesRates(each))
  );
}

/** Callbacks that are named where they stand, and are none that sets rates. */
function leavesRates(node: Node): boolean {
  if (node.kind === 'list') return node.items.every(leavesRates);
  const name = node.kind === 'call' ? node.callee : node.kind === 'name' ? node.name : undefined;
  return node.kind === 'null' || (name !== undefined && /^(?!ParamScheduler|LRFinder|ReduceLROnPlateau)[A-Z]/.test(lastPart(name)));
}
