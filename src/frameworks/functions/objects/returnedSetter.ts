// Functions that set the rate of an optimizer and that another function makes, which is given the optimizer: `scheduler = cosine_lr(optimizer, lr, warmup, total)`.
import type { Site } from '../../../language/find/site';
import { isScope } from '../../../language/tree/walk';
import { type Candidate, candidateAt } from '../callee';
import { ImportedSite } from '../imported/definitionSite';
import type { ImportedFunction } from '../imported/importedFunction';
import { signatureAt } from '../signature';

/** What is called in its place, and what has to stand behind its file for that. */
interface Returned {
  readonly candidate: Candidate;
  readonly text: string;
}

const optimizerName = /^(?:optim|optimizer|opt)$/;

/** A function that another one makes with an optimizer, as one of the step that says which rate it sets or returns; undefined for others. */
export function returnedSetter({ text, place }: Site, candidate: Candidate): Returned | undefined {
  const { callee, head, others, step } = candidate;
  const owner = place.ancestors[1];
  const around = callee.kind === 'returned' && owner ? signatureAt(text, owner.range.from) : undefined;
  const optimizer = around?.parameters.find(({ name }) => optimizerName.test(name))?.name;
  if (!around || optimizer === undefined || callee.owner === undefined || others.some(({ name }) => !callee.ownerParameters.has(name)))
    return undefined;
  // What sets no rate leaves those of the groups, which then differ; so does what makes its rate of the one before.
  const lines = [
    '',
    'class made_groups:',
    '    def __init__(self):',
    '        self.param_groups = [{"lr": rate, "lr_scale": 1.0} for rate in (0.25, 0.75)]',
    `def made_returned(${step.name}, **rest):`,
    '    optimizer = made_groups()',
    `    value = ${callee.owner}(${optimizer}=optimizer, **rest)(${step.name})`,
    '    first, second = [group["lr"] for group in optimizer.param_groups]',
    '    return first if first == second else value',
    '',
  ];
  return {
    text: lines.join('\n'),
    candidate: {
      ...candidate,
      callee: {
        kind: 'function',
        name: `${callee.owner}.${callee.name}`,
        called: 'made_returned',
        range: callee.range,
        step: step.name,
        isRate: true,
        ownerParameters: new Set(),
      },
      others: others.filter(({ name }) => name !== optimizer),
      head: { ...head, parameters: around.parameters },
      isOwners: true,
    },
  };
}

/** The function that one in another file makes and returns, as a call of that sees it; undefined where it makes none of the step, or several. */
export function returnedBy(found: ImportedFunction, call: Site): { readonly site: Site; readonly candidate: Candidate } | undefined {
  const inner = found.node.entries.map(({ value }) => value).filter(isScope);
  const made = inner.flatMap((node) => {
    const site = new ImportedSite({ ...found, node }, call, found.node);
    const candidate = candidateAt(site);
    return candidate?.callee.kind === 'returned' ? [{ site, candidate }] : [];
  });
  return made.length === 1 ? made[0] : undefined;
}
