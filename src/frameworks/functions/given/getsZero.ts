import type { Site } from '../../../language/find/site';
import type { Candidate } from '../callee';

/**
 * Whether a function of the step gets 0, as far as its file says: not where its step may be a time of a diffusion or a sample, where it counts
 * the step itself, or where a call or a loop begins with another number.
 */
export function getsZero(site: Site, { head, step, callee }: Candidate): boolean {
  const parameter = head.parameters.find(({ name }) => name === step.name);
  if (step.isVague === true || callee.read !== undefined || parameter?.hasDefault === true) return false;
  const place = head.parameters.filter(({ name }) => name !== 'self').indexOf(parameter!);
  const given = site.calls(callee.name).flatMap(({ node }) => {
    if (node.kind !== 'call') return [];
    const argument = node.arguments.find(({ name }) => name?.text === step.name) ?? node.arguments[place];
    return argument ? [argument.value] : [];
  });
  if (given.length === 0) return true;
  return given.some((node) => {
    const known = site.value(node);
    return known.ok ? known.value === 0 : node.kind === 'name' && !beginsLater(node.name, site);
  });
}

/** Whether a program counts something from 1 on, or from what is not written there: `range(1, n)`, `enumerate(loader, 1)`, `epoch = 1`. */
function beginsLater(name: string, site: Site): boolean {
  const word = name.replaceAll('.', '\\.');
  const loop = `\\bfor\\b[^\\n]*?(?<![\\w.])${word}\\b[^\\n]*?\\bin\\b[^\\n]*?`;
  const begins =
    '(?:range\\(\\s*(?!0\\s*,)[^,()\\n]+(?:\\([^()]*\\))?[^,()\\n]*,|enumerate\\([^\\n]*,\\s*(?:start\\s*=\\s*)?(?!0\\b)[\\w.]+\\s*(?:[-+*]\\s*\\w+\\s*)?\\))';
  const pattern = `${loop}${begins}|^[ \\t]*${word}[ \\t]*=[ \\t]*[1-9]`;
  return site.ofText(`begins later: ${name}`, () => new RegExp(pattern, 'm').test(site.text));
}
