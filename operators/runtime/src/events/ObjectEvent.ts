/** @public */
export interface ObjectEvent {
  type: 'Normal' | 'Warning';
  /** One word in upper camel case. */
  reason: string;
  message: string;
}
