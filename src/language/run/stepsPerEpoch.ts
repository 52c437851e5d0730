// The optimizer steps of one epoch: written, or the size of the data divided by what one step takes of it.
import { formatStep, formatValue } from '../../core/format';
import { type Message, say } from '../../core/message';
import type { RunSettings } from './runSettings';
import type { RunRole } from '../resolve/convention';
import { treeOf } from '../resolve/environment';
import type { KnownNumber } from '../resolve/origin';
import { asNumber, type Value } from '../resolve/values';
import { countIn, deviceCount } from './counts';
import { isReason, type RunNumber, type Sought } from './runNumber';
import { type Statement, statementMessage, type Statements } from './statements';

/** The optimizer steps of one epoch around a place. */
export function stepsPerEpoch(statements: Statements, settings: RunSettings): Sought {
  const found = unlimited(statements, settings);
  const keys = statements.conventions.flatMap(({ stepLimits = [] }) => stepLimits);
  const limit = agreed(statements.nearest(keys, (one) => countIn(one).kind !== 'unset'));
  if (!limit || isReason(limit) || !found) return limit ?? found;
  return isReason(found) || found.value <= limit.value ? found : limit;
}

function unlimited(statements: Statements, settings: RunSettings): Sought {
  const set = settings.stepsPerEpoch === undefined ? undefined : ofSetting('stepsPerEpoch', settings.stepsPerEpoch);
  if (!statements.tellOfEpoch()) return set;
  const written = numberOf(statements, 'stepsPerEpoch');
  if (written && !isReason(written)) return otherLimit(statements, written) ?? ofBatches(statements) ?? written;
  if (set) return set;
  const [statement] = written ? statements.about('stepsPerEpoch') : [];
  // What is not set is left to the batches.
  return statement && countIn(statement).kind !== 'unset' ? written : (fromBatches(statements, settings) ?? written);
}

const ofSetting = (name: keyof RunSettings, value: number): RunNumber => ({ value, origin: { kind: 'setting', name }, literal: undefined });

const numberOf = (statements: Statements, role: RunRole): Sought => agreed(statements.about(role, (one) => countIn(one).kind !== 'other'));

/** The number that the first of some statements says, unless another one of them says a different one. */
function agreed(list: readonly Statement[]): Sought {
  const [first, ...others] = list;
  const found = first && asRunNumber(first);
  if (!found || isReason(found)) return found;
  for (const other of others) {
    const count = countIn(other);
    if (count.kind === 'known' && count.value !== found.value) return { reason: contradiction(first, found.value, other, count.value) };
  }
  return found;
}

const contradiction = (first: Statement, value: number, other: Statement, otherValue: number): Message =>
  say('{key} says {steps}, {other} says {otherSteps}.', {
    key: statementMessage(first),
    steps: formatStep(value),
    other: statementMessage(other),
    otherSteps: formatValue(otherValue),
  });

function asRunNumber(statement: Statement): Sought {
  const count = countIn(statement);
  if (count.kind === 'known' && count.value >= 1) return { value: count.value, origin: statement.origin, literal: statement.literal };
  const key = statementMessage(statement);
  if (count.kind === 'known') return { reason: say('{key} is not known: {reason}', { key, reason: say('It is less than 1.') }) };
  if (count.kind === 'unknown') return { reason: say('{key} is not known: {reason}', { key, reason: count.reason }) };
  return { reason: say('{key} is not set.', { key }) };
}

function fromBatches(statements: Statements, settings: RunSettings): Sought {
  const limit = limitOf(statements);
  if (isReason(limit)) return limit;
  const parts = [
    datasetOf(statements, settings),
    batchOf(statements),
    accumulationOf(statements),
    processesOf(statements, settings),
  ] as const;
  const [dataset, batch, accumulation, processes] = parts;
  const wrong = parts.find(isReason);
  const isGlobal = batch && !isReason(batch) && batch.isGlobal;
  if (isReason(dataset)) return dataset;
  if (isReason(batch)) return batch;
  if (!dataset || !batch) {
    // A limit is how many there are, as long as the data has as many.
    if (!limit || limit.isShare) return undefined;
    if (isReason(accumulation)) return accumulation;
    return accumulation ? divided(limit, [accumulation], false) : limit;
  }
  const isRoundedDown = dropsLast(statements);
  if (typeof isRoundedDown === 'object') return isRoundedDown;
  if (isGlobal) return divided(dataset, [batch], isRoundedDown, limit);
  if (isReason(accumulation)) return accumulation;
  if (isReason(processes)) return processes;
  if (wrong) return wrong;
  const shared = isRoundedDown && processes ? sharedOtherwise(statements, dataset.value, batch.value, processes.value) : undefined;
  if (shared) return shared;
  const factors = [batch, accumulation, processes].flatMap((factor) => factor ?? []) as readonly RunNumber[];
  return divided(dataset, factors, isRoundedDown, limit, accumulation);
}

/**
 * Why it is not known how many batches are left where the last, smaller one of each process is left out: a sampler gives all processes as many
 * samples, accelerate as many batches. Undefined where both come to the same, or the trainer is known to do the second.
 */
function sharedOtherwise(
  statements: Statements,
  dataset: number,
  batch: number,
  processes: number,
): Extract<Sought, { reason: unknown }> | undefined {
  const [statement] = statements.about('dropLast');
  const isSame = Math.floor(Math.ceil(dataset / processes) / batch) === Math.floor(dataset / (batch * processes));
  if (!statement || isSame || statements.conventions.some(({ sharesBatches }) => sharesBatches === statement.key)) return undefined;
  return { reason: say('{key} leaves out more or less as the processes share samples or batches.', { key: statementMessage(statement) }) };
}

type Limit = RunNumber & { readonly isShare: boolean };

/** The size of the data divided by what one step takes; a limit of the batches counts before they are accumulated. */
function divided(
  dataset: RunNumber,
  factors: readonly RunNumber[],
  isRoundedDown: boolean,
  limit?: Limit,
  accumulation?: RunNumber,
): RunNumber {
  const product = factors.reduce((all, { value }) => all * value, 1);
  const inBatches = dataset.value / (product / (accumulation?.value ?? 1));
  const batches = isRoundedDown ? Math.floor(inBatches) : Math.ceil(inBatches);
  const limited = !limit ? batches : limit.isShare ? Math.floor(batches * limit.value) : Math.min(batches, limit.value);
  const value = Math.ceil(limited / (accumulation?.value ?? 1));
  const numbers: readonly KnownNumber[] = factors;
  return {
    value,
    origin: { kind: 'batches', dataset, factors: numbers, ...(isRoundedDown && { isRoundedDown }), ...(limit && { limit }) },
    literal: undefined,
  };
}

function datasetOf(statements: Statements, settings: RunSettings): Sought {
  // A share of the data is no size of it.
  const found = agreed(
    statements.about('dataset', (one) => {
      const count = countIn(one);
      return count.kind !== 'other' && !(count.kind === 'known' && (count.value <= 1 || !Number.isInteger(count.value)));
    }),
  );
  if (found && !isReason(found)) return found;
  return settings.datasetSize === undefined ? found : ofSetting('datasetSize', settings.datasetSize);
}

function batchOf(statements: Statements): (RunNumber & { readonly isGlobal: boolean }) | Extract<Sought, { reason: unknown }> | undefined {
  const whole = numberOf(statements, 'globalBatch');
  if (whole) return isReason(whole) ? whole : { ...whole, isGlobal: true };
  for (const { keys = [], wholeBatch } of statements.conventions) {
    const [written] = wholeBatch ? statements.nearest([wholeBatch.key]) : [];
    if (!written || !(statements.nearest(keys).length > 0 || wholeBatch!.text.test(statements.environment.tree.text))) continue;
    const found = asRunNumber(written);
    return !found || isReason(found) ? found : { ...found, isGlobal: true };
  }
  const own = agreed(wholeBatches(statements.about('batch', (one) => countIn(one).kind !== 'other')));
  return !own || isReason(own) ? own : { ...own, isGlobal: false };
}

/** Without the pieces that a batch is taken in, where it is said as a whole, too. */
function wholeBatches(list: readonly Statement[]): readonly Statement[] {
  const whole = list.filter(({ key }) => !key.includes('micro'));
  return whole.length > 0 ? whole : list;
}

function accumulationOf(statements: Statements): Sought {
  const list = statements.about('accumulation');
  const [statement] = list;
  // A mapping says another number for later epochs.
  if (statement && countIn(statement).kind === 'other')
    return { reason: say('{key} is not one number.', { key: statementMessage(statement) }) };
  return agreed(list);
}

/** The processes on all nodes: named as such, or those on each times the nodes; a reason where several of them take one batch. */
function processesOf(statements: Statements, settings: RunSettings): Sought {
  const found = allProcesses(statements, settings);
  const [shared] =
    !found || isReason(found) || found.value === 1 ? [] : statements.about('shared', ({ value }) => value.ok && isShared(value.value));
  return shared ? { reason: say('{key} has several devices work on one batch.', { key: statementMessage(shared) }) } : found;
}

const isShared = (value: Value): boolean => value === 'dp' || (typeof value === 'number' && value > 1);

function allProcesses(statements: Statements, settings: RunSettings): Sought {
  const all = numberOf(statements, 'processes');
  if (all) return all;
  const [devices] = statements.about('devices');
  if (devices) {
    const count = devices.value.ok ? deviceCount(devices.value.value) : undefined;
    if (count === undefined) return { reason: say('{key} depends on the machine.', { key: statementMessage(devices) }) };
    const nodes = numberOf(statements, 'nodes');
    if (isReason(nodes)) return nodes;
    const own: RunNumber = { value: count, origin: devices.origin, literal: devices.literal };
    return nodes
      ? { value: count * nodes.value, origin: { kind: 'several', origins: [own.origin, nodes.origin] }, literal: undefined }
      : own;
  }
  return settings.processes === undefined ? undefined : ofSetting('processes', settings.processes);
}

/** Why the steps that are written may not be those of an epoch: a limit of its batches says fewer. Undefined where none does. */
function otherLimit(statements: Statements, { value }: RunNumber): Extract<Sought, { reason: unknown }> | undefined {
  const limit = limitOf(statements);
  if (!limit || isReason(limit) || (limit.isShare ? limit.value === 1 : limit.value >= value)) return undefined;
  return { reason: contradiction(statements.about('stepsPerEpoch')[0]!, value, limitsIn(statements)[0]!, limit.value) };
}

/** Why iterations of an epoch may not be its steps: several of them may be put together. Undefined where they are not. */
function ofBatches(statements: Statements): Extract<Sought, { reason: unknown }> | undefined {
  const [[written], [other]] = [statements.about('stepsPerEpoch'), statements.about('accumulation')];
  const count = other && countIn(other);
  if (!written || !other || !/iter|batch/.test(written.key) || count?.kind === 'unset' || (count?.kind === 'known' && count.value === 1))
    return undefined;
  const args = { key: statementMessage(written), other: statementMessage(other) };
  return { reason: say('{key} may count the batches of which {other} makes one step.', args) };
}

/** The limits of the batches that are set. */
const limitsIn = (statements: Statements): readonly Statement[] =>
  statements
    .nearest(statements.conventions.flatMap(({ batchLimits = [] }) => batchLimits))
    .filter(({ value }) => !(value.ok && (value.value === null || value.value === 0)));

/** A limit of the batches of an epoch: a whole number is batches, a number with a point a share. */
function limitOf(statements: Statements): Limit | Extract<Sought, { reason: unknown }> | undefined {
  const [statement] = limitsIn(statements);
  if (!statement) return undefined;
  const number = statement.value.ok ? asNumber(statement.value.value) : undefined;
  if (number === undefined || number < 0) return { reason: say('{key} is not known.', { key: statementMessage(statement) }) };
  const { from, to } = statement.literal ?? statement.node.range;
  const isShare =
    !Number.isInteger(number) || (number === 1 && treeOf(statement.path, statements.environment).text.slice(from, to).includes('.'));
  return { value: number, origin: statement.origin, literal: statement.literal, isShare };
}

/** Whether a last, smaller batch is left out, or why that is not known. */
function dropsLast(statements: Statements): boolean | Extract<Sought, { reason: unknown }> {
  const [statement] = statements.about('dropLast');
  if (statement?.value.ok === false)
    return { reason: say('{key} is not known: {reason}', { key: statementMessage(statement), reason: statement.value.reason }) };
  return statement?.value.value === true;
}
