import { formatStep, formatValue } from '../core/format';
import { say } from '../core/message';
import type { FoundSchedule } from '../language/find/found';
import type { MappingNode, Node } from '../language/tree/tree';
import type { FileRule, Remark } from './rule';

const tolerance = 1e-6;
const statement = /(?:#|\/\/)[^\n]*\b(?:sum|add)s? (?:up )?to (?:1(?:\.0+)?(?![.\d]*\d)|one)\b/gi;

/** `# the weights sum to 1` above weights that do not, at some step. */
export const weightsSum: FileRule = {
  code: 'weights-sum',
  severity: 'warning',
  summary: 'weights that do not sum to 1 although a comment of the file says so',
  check: (schedules, tree) =>
    Array.from(tree.text.matchAll(statement), ({ index }) => index).flatMap((comment) => {
      const first = schedules.find(({ range }) => range.from > comment);
      const group = first && tree.roots.map((root) => mappingOf(root, first.range.from)).find((mapping) => mapping);
      return group ? checkGroup(group, schedules) : [];
    }),
};

/** The innermost mapping whose value begins at an offset; of a program, the innermost dict. */
function mappingOf(node: Node, offset: number): MappingNode | undefined {
  if (node.kind === 'list') return node.items.map((item) => mappingOf(item, offset)).find((found) => found);
  if (node.kind !== 'mapping') return undefined;
  const entry = node.entries.find(({ value }) => value.range.from <= offset && offset < value.range.to);
  return entry && (mappingOf(entry.value, offset) ?? (node.scope ? undefined : node));
}

function checkGroup({ entries }: MappingNode, schedules: readonly FoundSchedule[]): readonly Remark[] {
  const terms = entries.flatMap(({ value, key }) => {
    const found = schedules.find(({ range }) => value.range.from <= range.from && range.to <= value.range.to);
    const at = found?.schedule?.at ?? (value.kind === 'number' ? () => value.value : undefined);
    return [{ key, at, found }];
  });
  const weights = terms.flatMap(({ found }) => found ?? []);
  // What is no number and no schedule of a known length keeps the sum from being known.
  const isKnown = weights.length > 0 && terms.every(({ at }) => at) && weights.every(({ totalSteps }) => totalSteps !== undefined);
  const end = Math.max(...weights.map(({ totalSteps }) => totalSteps ?? 0));
  const wrong = isKnown
    ? [0, 0.25, 0.5, 0.75, 1]
        .map((part) => part * end)
        .find((step) => Math.abs(terms.reduce((sum, { at }) => sum + at!(step), 0) - 1) > tolerance)
    : undefined;
  if (wrong === undefined) return [];
  const args = { step: formatStep(wrong), sum: formatValue(terms.reduce((sum, { at }) => sum + at!(wrong), 0)) };
  return [{ message: say('At step {step} these weights sum to {sum}, not to 1.', args), range: weights[0]!.range }];
}
