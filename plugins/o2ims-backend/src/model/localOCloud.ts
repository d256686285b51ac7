/** The O-Cloud that is the management cluster itself. */
export const localOCloud = 'local';
