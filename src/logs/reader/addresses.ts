/** Addresses of lines start with it: `#log-L12`. */
export const LOG_ID = 'log';
