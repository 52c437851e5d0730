// The constants of a file that a function is made with: its parameters in all but name.
import type { FoundParameter } from '../../language/find/found';
import type { Site } from '../../language/find/site';
import { entriesNamed } from '../../language/resolve/lookUp';
import type { Node, Range } from '../../language/tree/tree';
import { isScope } from '../../language/tree/walk';
import { numberAs } from '../shared/parameters';
import type { Candidate } from './callee';

const words =
  /#.*|"{3}[^]*?"{3}|'{3}[^]*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|(?<![\p{L}\p{N}_.])([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)?)(?!\s*[(.=])/gu;
const most = 20;

/** The numbers that the file says for names in a function, each where one literal says it. */
export function constantsIn(site: Site, { callee, head, step, others }: Candidate): readonly FoundParameter[] {
  const body: Range = { from: head.range.to, to: callee.range.to };
  const own = new Set([step.name, ...others.map(({ name }) => name)]);
  const names = new Set<string>();
  for (const [, name] of site.text.slice(body.from, Math.min(body.to, body.from + 5_000)).matchAll(words))
    if (name !== undefined && !own.has(name) && !own.has(name.split('.')[0]!) && !isLocal(site, name) && mayBeConstant(site, name))
      names.add(name);
  return [...names].slice(0, most).flatMap((name) => {
    const node = ofClass(site, name) ?? ({ kind: 'name', name, range: body } as const);
    const result = site.value(node);
    return result.ok && result.literal ? (numberAs(name, result) ?? []) : [];
  });
}

/** Whether it is worth asking for its value: most names in a function are those of functions and modules. */
function mayBeConstant({ place }: Site, name: string): boolean {
  if (name.startsWith('self.')) return true;
  const [first] = name.split('.');
  const values = entriesNamed(place.ancestors[0]!, first!).map(({ value }) => value.kind);
  return values.length === 1 && (name === first ? values[0] === 'number' : values[0] !== 'import');
}

/** The value that a class gives an attribute of its objects, where nothing else does. */
function ofClass({ place }: Site, name: string): Node | undefined {
  const scope = place.ancestors.at(-1)!;
  if (scope.ofClass !== true || !name.startsWith('self.') || entriesNamed(scope, name).length > 0) return undefined;
  const values = entriesNamed(scope, name.slice('self.'.length));
  return values.length === 1 ? values[0]!.value : undefined;
}

const isLocal = ({ node }: Site, name: string): boolean =>
  isScope(node) && !name.startsWith('self.') && entriesNamed(node, name.split('.')[0]!).length > 0;
