import { isMet, Measurement } from './Measurement';
import { renderTable } from './renderTable';

function format(value: number): string {
  return value < 10 && !Number.isInteger(value)
    ? value.toFixed(1)
    : String(Math.round(value));
}

function verdict(measurement: Measurement): string {
  const met = isMet(measurement);
  if (met === undefined) {
    return '';
  }
  return met ? 'met' : 'MISSED';
}

/** A table of figures with the goals beside them. */
export function renderMeasurements(
  measurements: readonly Measurement[],
): string {
  return renderTable(
    ['measured', 'value', 'goal', ''],
    measurements.map(measurement => {
      const { name, value, unit, goal } = measurement;
      return [
        name,
        `${format(value)} ${unit}`,
        goal === undefined ? '' : `< ${goal} ${unit}`,
        verdict(measurement),
      ];
    }),
  );
}
