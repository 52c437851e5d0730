import { Finder, mostKept } from '../finder';
import type { FoundSchedule } from '../found';
import type { FindOptions } from '../framework';
import { Recent } from '../module/recent';
import type { MappingNode, Tree } from '../../tree/tree';
import { type Askable, askableAt } from './askable';
import { type Asked, askedIn } from './asked';

/** What the user asks for as functions of the step, besides what is found anyway; in no order. */
export function findAsked(
  tree: Tree,
  module: MappingNode,
  options: FindOptions,
  kept: Recent | undefined,
  others: readonly FoundSchedule[],
): readonly FoundSchedule[] {
  return askedIn(options.answers).flatMap((asked) => {
    const askable = askableAt(module, tree.text, asked.place);
    if (!askable || others.some(({ range }) => range.from === askable.node.range.from)) return [];
    return readAsked(tree, module, options, { asked, askable }, kept) ?? [];
  });
}

/** One function, lambda or expression as a function of the step; undefined where it cannot be read as one at all. */
export function readAsked(
  tree: Tree,
  module: MappingNode,
  options: FindOptions,
  { asked, askable }: { readonly asked: Asked; readonly askable: Askable },
  kept = new Recent(mostKept),
): FoundSchedule | undefined {
  const frameworks = options.frameworks.filter(({ takesAsked }) => takesAsked === true);
  const finder = new Finder(tree, module, { ...options, frameworks, step: asked.step }, undefined, kept);
  return finder.read(askable.node, askable.at);
}
