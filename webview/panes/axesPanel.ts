import { formatStep } from '../../src/core/format';
import type { AxesState, Plot, StepUnit, WeightScale } from '../../src/protocol';
import { byId, setAttributes, setText } from '../elements/dom';
import { t } from '../elements/t';

const unit = () => byId('unitSelect') as HTMLSelectElement;
const perEpoch = () => byId('perEpochInput') as HTMLInputElement;
const scale = () => byId('scaleSelect') as HTMLSelectElement;
const valueAxes = () => byId('valueAxesSelect') as HTMLSelectElement;

/** Tells of each choice in the panel of the axes. */
export function listenToAxesPanel(onChange: (part: Partial<AxesState>) => void): void {
  unit().addEventListener('change', () => onChange({ unit: unit().value as StepUnit }));
  // What is in sight on one scale may not exist on the other.
  scale().addEventListener('change', () => onChange({ scale: scale().value as WeightScale, y: undefined, more: [] }));
  valueAxes().addEventListener('change', () =>
    onChange({ valueAxes: valueAxes().value as AxesState['valueAxes'], y: undefined, more: [] }),
  );
  perEpoch().addEventListener('input', () => {
    const { valueAsNumber } = perEpoch();
    const isTyped = valueAsNumber > 0;
    onChange(isTyped ? { stepsPerEpoch: valueAsNumber, unit: 'epochs' } : { stepsPerEpoch: undefined });
  });
}

/** Shows what is chosen, and where the steps of an epoch come from. */
export function renderAxesPanel(axes: AxesState, { stepsPerEpoch: found }: Plot): void {
  const isKnown = axes.stepsPerEpoch !== undefined || found !== undefined;
  unit().value = axes.unit;
  scale().value = axes.scale;
  valueAxes().value = axes.valueAxes;
  const input = perEpoch();
  if (document.activeElement !== input) input.value = axes.stepsPerEpoch === undefined ? '' : String(axes.stepsPerEpoch);
  setAttributes(input, { placeholder: found ? String(found.value) : '' });
  const origin = found
    ? t(axes.stepsPerEpoch === undefined ? '{steps} ({origin})' : 'Instead of {steps} ({origin})', {
        steps: formatStep(found.value),
        origin: found.origin,
      })
    : isKnown
      ? ''
      : t('Neither the file nor the setting weightSchedules.stepsPerEpoch says it: type it to see epochs.');
  setText(byId('perEpochOrigin'), origin);
}
