/** One figure, with what it should be, if anything. */
export interface Measurement {
  name: string;
  value: number;
  unit: 'ms' | 'MB' | 'requests' | 'requests/s';
  /** The value should be below this. */
  goal?: number;
}

/** Whether a figure is as it should be; undefined where nothing was asked. */
export function isMet({ value, goal }: Measurement): boolean | undefined {
  return goal === undefined ? undefined : value < goal;
}
