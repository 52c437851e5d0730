// How long the run around a place is: what the nearest statement says, or why that is not known.
import { type Message, say } from '../../core/message';
import { formatStep } from '../../core/format';
import { spellingsOf } from './keys';
import type { RunSettings } from './runSettings';
import type { RunConvention } from '../resolve/convention';
import { entriesNamed } from '../resolve/lookUp';
import type { KnownNumber } from '../resolve/origin';
import { type Count, countIn } from './counts';
import { lastPart } from '../tree/walk';
import { isReason, type RunNumber, type Sought } from './runNumber';
import { type Statement, statementMessage, type Statements } from './statements';
import { stepsPerEpoch } from './stepsPerEpoch';

/** The total steps of the run around a place; a reason where what is said of it cannot be resolved, undefined where nothing is said. */
export function totalOfRun(statements: Statements, settings: RunSettings): Sought {
  const fromText = ofText(statements, settings);
  if (fromText && !isReason(fromText)) return fromText;
  const { totalSteps } = settings;
  if (totalSteps !== undefined) return { value: totalSteps, origin: { kind: 'setting', name: 'totalSteps' }, literal: undefined };
  return fromText;
}

/** The same in epochs: as said, or the steps divided by those of an epoch. */
export function epochsOfRun(statements: Statements, settings: RunSettings): Sought {
  const isMeant = (statement: Statement) => countIn(statement).kind !== 'other';
  const [total] = statements.about('total', isMeant);
  const epochs = statements.about('epochs', isMeant);
  const early = endingEarly(statements);
  if (early && (epochs[0] || total)) return early;
  if (epochs[0] && (!total || epochs[0].level < total.level)) return oneOf(epochs);
  const [steps, perEpoch] = [totalOfRun(statements, settings), stepsPerEpoch(statements, settings)];
  if (!steps || isReason(steps)) return steps;
  if (!perEpoch || isReason(perEpoch)) return perEpoch;
  return { value: steps.value / perEpoch.value, origin: { kind: 'several', origins: [steps.origin, perEpoch.origin] }, literal: undefined };
}

/** The steps that a run takes in its environment. */
export function environmentStepsOfRun(statements: Statements): Sought {
  const [total, ...more] = statements.about('total', ({ key }) => keysOfEnvironment(statements).includes(key));
  return total && oneOf([total, ...more]);
}

const keysOfEnvironment = ({ conventions }: Statements): readonly string[] =>
  conventions.flatMap(({ environmentSteps = [] }) => environmentSteps);

function ofText(statements: Statements, settings: RunSettings): Sought {
  const isMeant = (statement: Statement) => countIn(statement).kind !== 'other';
  const totals = statements.about('total', isMeant);
  const epochs = statements.about('epochs', isMeant);
  const [total] = totals;
  const isUnset = (list: readonly Statement[]) => list.every((one) => countIn(one).kind === 'unset');
  // An unset limit leaves it to the other one beside it.
  const epoch = total && isUnset(epochs) ? undefined : epochs[0];
  if (!total && !epoch) {
    const vague = statements.about('vagueTotal', (statement) => isMeant(statement) && !isOfOther(statement, statements));
    return vague[0] && oneOf(vague);
  }
  const early = endingEarly(statements);
  if (early) return early;
  if (!total || (epoch && epoch.level < total.level)) return inEpochs(epochs, statements, settings);
  const rounds = keysOfEnvironment(statements).includes(total.key) ? otherRounds(total, statements) : undefined;
  if (rounds) return rounds;
  if (isUnset(totals)) {
    const other = epoch && epoch.level <= total.level ? inEpochs(epochs, statements, settings) : undefined;
    return other ?? { reason: say('{key} is not set.', { key: statementMessage(total) }) };
  }
  const found = scaled(oneOf(totals), total, statements);
  if (epoch?.level !== total.level || isReason(found) || countIn(epoch).kind === 'unset') return found;
  return ofTwoLimits(found, total, epoch, inEpochs(epochs, statements, settings), statements.conventions);
}

/** Why the steps of an environment are not those of the optimizer: the text says how many of these there are. */
function otherRounds(total: Statement, statements: Statements): { readonly reason: Message } | undefined {
  const all = countIn(total);
  const isSame = (count: Count) => count.kind === 'known' && all.kind === 'known' && count.value === all.value;
  const keys = statements.conventions.flatMap(({ updates = [] }) => updates);
  const [other] = statements.nearest(keys, (statement) => !isSame(countIn(statement)));
  if (!other) return undefined;
  return {
    reason: say('{key} counts steps of the environment, and {other} those of the optimizer.', {
      key: statementMessage(total),
      other: statementMessage(other),
    }),
  };
}

/** The steps of a key that another one multiplies. */
function scaled(found: RunNumber | { readonly reason: Message }, { key }: Statement, statements: Statements): typeof found {
  const other = statements.conventions.flatMap(({ scales }) => scales?.[key] ?? []);
  const [scale] = statements.nearest(other);
  if (isReason(found) || !scale) return found;
  const count = countIn(scale);
  if (count.kind !== 'known') return { reason: say('{key} is not known.', { key: statementMessage(scale) }) };
  const value = Math.floor(found.value * count.value);
  return { value, origin: { kind: 'several', origins: [found.origin, scale.origin] }, literal: undefined };
}

/** Why limits do not say how long a run is; undefined where nothing ends it before. */
function endingEarly(statements: Statements): { readonly reason: Message } | undefined {
  const keys = statements.conventions.flatMap(({ endsEarly = [] }) => endsEarly);
  const [statement] = statements.nearest(keys, ({ value }) => value.ok && Boolean(value.value));
  return statement && { reason: say('{key} ends the run before its limits.', { key: statementMessage(statement) }) };
}

/** Whether the section of a vague total, or what stands beside it, shows that it is about something else. */
function isOfOther(statement: Statement, { conventions }: Statements): boolean {
  const section = lastPart(sectionOf(statement));
  const isBeside = (key: string) => spellingsOf(key).some((one) => entriesNamed(statement.path.at(-1)!, one).length > 0);
  return conventions.some(
    ({ notVague = [], notVagueIn = [] }) => notVague.some(isBeside) || notVagueIn.some((key) => spellingsOf(key).includes(section)),
  );
}

/** Where both steps and epochs are given: the steps, unless whoever has these keys takes the epochs or what ends first, if that can be told. */
function ofTwoLimits(steps: RunNumber, total: Statement, epoch: Statement, epochs: Sought, conventions: readonly RunConvention[]): Sought {
  const ofKeys = conventions
    .map(({ limits }) => limits)
    .find((each) => each?.epochs === epoch.key && (each.steps ?? total.key) === total.key);
  // Sections that stand side by side, `train` and `trainer`, may contradict each other.
  const isOther = sectionOf(total) !== sectionOf(epoch) && epochs && !isReason(epochs) && epochs.value !== steps.value;
  if (isOther)
    return {
      reason: say('{key} says {steps}, {other} says {otherSteps}.', {
        key: statementMessage(total),
        steps: formatStep(steps.value),
        other: statementMessage(epoch),
        otherSteps: formatStep(epochs.value),
      }),
    };
  if (ofKeys?.counts === 'epochs') return epochs ?? steps;
  if (!ofKeys) return steps;
  if (epochs && !isReason(epochs)) return epochs.value < steps.value ? epochs : steps;
  return {
    reason: say('{key} says {steps}, unless the epochs of {other} end first.', {
      key: statementMessage(total),
      steps: formatStep(steps.value),
      other: statementMessage(epoch),
    }),
  };
}

/** The section in which a statement stands, in whatever file. */
const sectionOf = ({ name }: Statement): string => name.slice(0, Math.max(name.lastIndexOf('.'), 0));

/** The one number that statements of the same rank agree on. */
function oneOf(statements: readonly Statement[]): RunNumber | { readonly reason: Message } {
  const known: { readonly statement: Statement; readonly value: number }[] = [];
  for (const statement of statements) {
    const count = countIn(statement);
    if (count.kind === 'unknown')
      return { reason: say('{key} is not known: {reason}', { key: statementMessage(statement), reason: count.reason }) };
    if (count.kind === 'known') known.push({ statement, value: count.value });
    else return { reason: say('{key} is not set.', { key: statementMessage(statement) }) };
  }
  const [first] = known;
  const other = known.find(({ value }) => value !== first!.value);
  if (other)
    return {
      reason: say('{key} says {steps}, {other} says {otherSteps}.', {
        key: statementMessage(first!.statement),
        steps: formatStep(first!.value),
        other: statementMessage(other.statement),
        otherSteps: formatStep(other.value),
      }),
    };
  const { statement, value } = first!;
  return { value, origin: statement.origin, literal: statement.literal };
}

/** Epochs as steps; the origin says the rule and its numbers. */
function inEpochs(list: readonly Statement[], statements: Statements, settings: RunSettings): Sought {
  const epochs = oneOf(list);
  if (isReason(epochs)) return epochs;
  const perEpoch = stepsPerEpoch(statements, settings);
  if (isReason(perEpoch)) return perEpoch;
  if (!perEpoch) {
    const args = { epochs: formatStep(epochs.value), key: statementMessage(list[0]!) };
    return { reason: say('It is {epochs} epochs, {key}, and nothing says how many steps an epoch has.', args) };
  }
  const known: { readonly epochs: KnownNumber; readonly perEpoch: KnownNumber } = { epochs, perEpoch };
  return { value: Math.ceil(epochs.value * perEpoch.value), origin: { kind: 'epochs', ...known }, literal: undefined };
}
