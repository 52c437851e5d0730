// Which column of a log is the step, and which belong to which schedule.
import type { LogTable } from './logTable';
import type { LogColumn } from './table/logColumn';

/** Names of step columns, likeliest first, without case and punctuation. */
const stepNames = [
  'globalstep',
  'trainerglobalstep',
  // Trackers that have a step of their own count log calls in it.
  'trainglobalstep',
  'step',
  'trainstep',
  'steps',
  'numupdates',
  'update',
  'updates',
  'currentsteps',
  'iteration',
  'iterations',
  'iter',
  'niter',
  'it',
  'batch',
  'totalsteps',
  'totaltimesteps',
];
const otherCounts = new Set(['epoch', 'epochs', 'walltime', 'time', 'timestamp', 'runtime', 'totalflos']);
const leastPartLength = 2;

/** The columns that may say the step, the likeliest first; without one, the rows are counted. */
export function stepColumns({ columns }: LogTable): readonly LogColumn[] {
  const rank = ({ name }: LogColumn) => {
    const whole = stepNames.indexOf(plain(name));
    // As in "train/step", but less likely than a name of its own.
    return whole >= 0
      ? whole
      : stepNames.indexOf(plain(lastPart(name))) + (stepNames.includes(plain(lastPart(name))) ? stepNames.length : Infinity);
  };
  return columns.filter((column) => Number.isFinite(rank(column))).sort((a, b) => rank(a) - rank(b) || b.values.length - a.values.length);
}

/**
 * What the step is called that uses the schedule's value at 0: 1 in logs of Hugging Face's Trainer, which writes the rate that update n used,
 * counted from 0, beside the step n + 1 (transformers 5.24), also through trackers; 0 in others.
 */
export function firstStep({ columns, firstStep }: LogTable): 0 | 1 {
  const has = (wanted: string) => columns.some(({ name }) => name === wanted);
  return has('train/global_step') || (has('train/epoch') && has('train/learning_rate')) ? 1 : firstStep;
}

/** The columns that may say a weight: all but steps, epochs and times. */
export function valueColumns(table: LogTable): readonly LogColumn[] {
  const steps = new Set(stepColumns(table));
  return table.columns.filter((column) => !steps.has(column) && !otherCounts.has(plain(column.name)));
}

/**
 * The column that has the name of a schedule, given its label: all of the label, or else its last parts or those of the column
 * ("loss.kl_weight" and "train/kl_weight"). Undefined where none or several have it.
 */
export function columnFor(label: string, columns: readonly LogColumn[]): LogColumn | undefined {
  const known = otherNames[plain(lastPart(label))] ?? [];
  const wanted = [label, lastPart(label), ...known].map(plain);
  for (const name of wanted) {
    if (name.length < leastPartLength) continue;
    for (const read of [(column: LogColumn) => plain(column.name), (column: LogColumn) => plain(lastPart(column.name))]) {
      const found = columns.filter((column) => read(column) === name);
      if (found.length === 1) return found[0];
      if (found.length > 1) return undefined;
    }
  }
  return undefined;
}

/** How logs call what configs call so. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  lr: ['learning_rate', 'lr-0', 'lr/group0', 'lr_0'],
  learningrate: ['lr'],
  lrscheduler: ['learning_rate', 'lr'],
  lrschedulertype: ['learning_rate', 'lr'],
  scheduler: ['learning_rate', 'lr'],
};

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function lastPart(name: string): string {
  return (
    name
      .split(/[./\\:]/)
      .filter((part) => part !== '')
      .at(-1) ?? name
  );
}
