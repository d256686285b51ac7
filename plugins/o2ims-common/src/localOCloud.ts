/** The O-Cloud that needs no object of its own: the management cluster itself. @public */
export const localOCloud = 'local';
