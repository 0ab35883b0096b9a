/** Minutes are paper: they need no JavaScript. */
export const csr = false;
