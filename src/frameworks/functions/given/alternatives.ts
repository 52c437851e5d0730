// The functions that a name may stand for, where a condition that nobody knows decides which: `if opt.cosine: lf = one_cycle(...) else: lf = lambda x: ...`.
import type { Site } from '../../../language/find/site';
import { entriesNamed } from '../../../language/resolve/lookUp';
import { lineStart } from '../../../language/text/lineStart';
import type { Entry, Node, Range } from '../../../language/tree/tree';
import { isScope } from '../../../language/tree/walk';
import { plainText } from '../definition';
import { filePart } from '../part/filePart';
import { moduleOf } from '../stepFunction';
import { functionAlone, functionAt, type GivenFunction } from './functionAt';
import { parameterValues } from './parameterValues';

/** A function that a node is, and under which condition where there are several. */
export interface Alternative {
  readonly function: GivenFunction;
  readonly under?: string;
}

const most = 6;

/** The functions that a node of a file may be: one, unless branches of a condition that is not known bind its name to several. */
export function functionsAt(site: Site, node: Node): readonly Alternative[] {
  const found = functionAt(site, node);
  if ('at' in found || found.isNumber || node.kind !== 'name') return [{ function: found }];
  const branches = branchesOf(site, node.name, node.range.from);
  const taken = branches.length > 0 ? takenOf(site, branches) : undefined;
  const all = (taken ? [taken] : branches).map(({ value, head }) => ({
    function: functionAlone(site, value),
    ...(taken === undefined && { under: head === 'else' ? 'otherwise' : plainText(site.text.slice(head.from, head.to)) }),
  }));
  return all.some((each) => 'at' in each.function) ? all : [{ function: found }];
}

/** What a name stands for where branches of a condition bind it to one thing or another, and the file says which of them is taken. */
export function takenAt(site: Site, node: Node): Node | undefined {
  const branches = node.kind === 'name' ? branchesOf(site, node.name, node.range.from) : [];
  return branches.length > 0 ? takenOf(site, branches)?.value : undefined;
}

/** A binding in a branch, and the condition of that. */
interface Branch {
  readonly value: Node;
  readonly head: Range | 'else';
}

/** What the branches of one condition bind a name to; none where it is bound otherwise, too, or behind the place that asks. */
function branchesOf({ place, text }: Site, name: string, at: number): readonly Branch[] {
  const scope = place.ancestors.findLast((each) => each.scope === true && entriesNamed(each, name).length > 0);
  const entries = scope ? entriesNamed(scope, name) : [];
  if (entries.length < 2 || entries.length > most) return [];
  const found = entries.map((entry) => branchAround(text, entry));
  const isOne = found.every((each) => each && each.value.range.to < at && each.indent === found[0]!.indent);
  return isOne && found[0]!.isFirst && found.slice(1).every((each) => !each!.isFirst) ? (found as readonly Branch[]) : [];
}

const mostBefore = 4_000;

/** The branch in which a binding stands directly. */
function branchAround(text: string, { key, value }: Entry): (Branch & { readonly indent: number; readonly isFirst: boolean }) | undefined {
  const start = lineStart(text, isScope(value) ? value.range.from : (key?.range.from ?? value.range.from));
  const own = /^[ \t]*/.exec(text.slice(start, start + 200))![0].length;
  for (let end = start - 1; end > Math.max(0, start - mostBefore);) {
    const from = lineStart(text, end);
    const line = text.slice(from, end);
    end = from - 1;
    const indent = line.search(/[^\s]/);
    if (indent < 0 || indent >= own || line[indent] === '#') continue;
    const [, word, condition] = /^\s*(if|elif|else)\b\s*(.*?)\s*:\s*(?:#.*)?$/.exec(line) ?? [];
    if (word === undefined || condition === undefined || (word === 'else') !== (condition === '')) return undefined;
    const at = from + line.indexOf(condition, indent + word.length);
    return { value, head: word === 'else' ? 'else' : { from: at, to: at + condition.length }, indent, isFirst: word === 'if' };
  }
  return undefined;
}

/** The branch that is taken, where the file says what the conditions come to as far as that. */
function takenOf(site: Site, branches: readonly Branch[]): Branch | undefined {
  for (const branch of branches) {
    if (branch.head === 'else') return branch;
    const { head } = branch;
    const part = filePart(site, head, true);
    const values = parameterValues(site, site.text.slice(head.from, head.to));
    const outcome = part && moduleOf(site, part).expression(part.inPart(head), values);
    if (outcome?.kind !== 'value' || typeof outcome.value !== 'boolean') return undefined;
    if (outcome.value) return branch;
  }
  return undefined;
}
