import { say } from '../../core/message';
import type { Problem } from '../../language/find/found';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import { entriesNamed } from '../../language/resolve/lookUp';

/** That a program changes further down what it gives a name here: `kl = schedule(...)`, `kl *= 2`. None where it does not. */
export function changedLater({ node, place, text, options }: Site): readonly Problem[] {
  const { ancestors, path, keyRange } = place;
  const [scope, name] = [ancestors.at(-1), path.at(-1)];
  if (options.bareWords || !keyRange || scope?.scope !== true || name === undefined) return [];
  const isUpdate = (from: number) => /^\s*(?:[-+*/%@&|^]|\*\*|\/\/|<<|>>)=/.test(text.slice(from, from + 20));
  const later = entriesNamed(scope, name).some(({ key }) => key!.range.from > keyRange.from && isUpdate(key!.range.to));
  return later ? [problem('unresolved', say('{name} is changed further down: this is what it is until then.', { name }), node.range)] : [];
}
