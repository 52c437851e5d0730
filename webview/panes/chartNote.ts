import type { AxesState, Plot } from '../../src/protocol';

/** A note on what the chosen axes cannot show; empty where they show everything. */
export function chartNote({ series, unit, stepsPerEpoch }: Plot, hidden: ReadonlySet<string>, axes: AxesState): string {
  const sentences: string[] = [];
  if (unit !== 'epoch' && axes.unit === 'epochs' && axes.stepsPerEpoch === undefined && !stepsPerEpoch) {
    sentences.push('The steps of an epoch are not known, so the axis counts steps: type them under Axes.');
  }
  if (axes.scale === 'log') {
    const cut = series.filter(({ id, extent }) => !hidden.has(id) && extent.min <= 0);
    if (cut.length > 0)
      sentences.push(
        `A logarithmic axis has no zero and nothing below: ${listed(cut.map(({ label }) => label))} ${cut.length === 1 ? 'has a gap' : 'have gaps'} there.`,
      );
  }
  return sentences.join(' ');
}

const mostNames = 3;

function listed(names: readonly string[]): string {
  if (names.length > mostNames) return `${names.slice(0, mostNames).join(', ')} and ${names.length - mostNames} more`;
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}
