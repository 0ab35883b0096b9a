/** A resolution is paper: it needs no JavaScript. */
export const csr = false;
