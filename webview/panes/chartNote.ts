import type { AxesState, Plot } from '../../src/protocol';
import { t } from '../elements/t';

/** A note on what the chosen axes cannot show; empty where they show everything. */
export function chartNote({ series, stepsPerEpoch }: Plot, hidden: ReadonlySet<string>, axes: AxesState): string {
  const sentences: string[] = [];
  if (axes.unit === 'epochs' && axes.stepsPerEpoch === undefined && !stepsPerEpoch) {
    sentences.push(t('The steps of an epoch are not known, so the axis counts steps: type them under Axes.'));
  }
  if (axes.scale === 'log') {
    const cut = series.filter(({ id, extent }) => !hidden.has(id) && extent.min <= 0);
    if (cut.length > 0)
      sentences.push(
        t(
          cut.length === 1
            ? 'A logarithmic axis has no zero and nothing below: {curves} has a gap there.'
            : 'A logarithmic axis has no zero and nothing below: {curves} have gaps there.',
          { curves: listed(cut.map(({ label }) => label)) },
        ),
      );
  }
  return sentences.join(' ');
}

const mostNames = 3;

function listed(names: readonly string[]): string {
  if (names.length > mostNames)
    return t('{names} and {count} more', { names: names.slice(0, mostNames).join(', '), count: names.length - mostNames });
  return names.length === 1 ? names[0]! : t('{names} and {last}', { names: names.slice(0, -1).join(', '), last: names.at(-1)! });
}
