// The call of a function of the step that stands in a file which this one imports: `lr_sched.adjust_learning_rate(optimizer, epoch, args)`.
import type { Claim } from '../../../language/find/framework';
import type { Site } from '../../../language/find/site';
import { lastPart } from '../../../language/tree/walk';
import { candidateAt } from '../callee';
import { claimOf } from '../claim';
import { loopsAround } from '../loops';
import { returnedBy } from '../objects/returnedSetter';
import { statefulAt } from '../objects/stateful';
import { isWeightName, unitOfStep } from '../stepNames';
import { ImportedSite } from './definitionSite';
import { importedFunction, placeOf } from './importedFunction';

/** The curve of a call of a function of the step, or of a class whose objects change from step to step, in another file of the workspace. */
export function claimImported(site: Site): Claim | undefined {
  const { node, place, text } = site;
  if (node.kind !== 'call') return undefined;
  const called = lastPart(node.callee);
  // A class needs no step to make an object that counts it.
  const isClass = /^[A-Z]/.test(called) && isWeightName(called);
  const isGiven = takesStep(site, text.slice(node.calleeRange.to, node.range.to));
  const isNamed = [called, ...place.path].some(isWeightName);
  // What makes a function is given what it needs, and not the step.
  if (!isClass && !(isNamed && (isGiven || [called, place.path.at(-1) ?? ''].some((each) => maker.test(each))))) return undefined;
  const found = importedFunction(site);
  if (!found || (!isClass && isGiven && isPartOfAnother(site))) return undefined;
  const own = new ImportedSite(found, site);
  const made = isGiven || isClass ? (candidateAt(own) ?? statefulAt(own)) : undefined;
  const { site: definition, candidate } = (made ? { site: own, candidate: made } : returnedBy(found, site)) ?? {};
  const claim = candidate?.called === undefined ? undefined : claimOf(definition!, { ...candidate, call: site });
  if (!claim?.definition) return undefined;
  return {
    ...claim,
    definition: {
      ...claim.definition,
      summary: 'A function of another file, evaluated without running it',
      written: 'otherwise',
      place: placeOf(found),
    },
    range: node.range,
    problems: (claim.problems ?? []).map((problem) => ({ ...problem, range: node.range })),
  };
}

/** What makes a function of the step, or what that is bound to. */
const maker = /sched|(?:^|[_.])lr(?:_|$)|_rate$|warm_?up|cosine|anneal/i;

/** Whether the function in which a call stands hands its own step on, and is drawn with all that it makes of it. */
function isPartOfAnother(site: Site): boolean {
  const { node, place, text } = site;
  const around = place.ancestors.at(-1)!;
  if (place.ancestors.length !== 2 || around.ofClass === true || around.scopeName === undefined) return false;
  const outer = site.follow({ kind: 'name', name: around.scopeName, range: node.range });
  const candidate = outer?.node === around ? candidateAt(outer) : undefined;
  const isHandedOn = candidate && new RegExp(`(?<![\\w.])${candidate.step.name}(?!\\w)`).test(text.slice(node.range.from, node.range.to));
  return isHandedOn === true && claimOf(outer!, candidate)?.definition !== undefined;
}

/** Whether something that counts steps is among the words of a text: by its name, or as what a loop around counts. */
function takesStep(site: Site, text: string): boolean {
  const words: readonly string[] = text.match(/(?<![\p{L}\p{N}_])[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
  return (
    words.some((word) => unitOfStep(word) !== undefined || /(?:^|_)(?:step|epoch|iter|frame)$/.test(word)) ||
    loopsAround(site, () => true).some(({ head }) =>
      words.includes(/^\s*for\s+([\p{L}_][\p{L}\p{N}_]*)\s+in\s+\w*range\(/u.exec(head)?.[1] ?? ''),
    )
  );
}
