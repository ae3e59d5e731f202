/** Under which one's own ways to sign in are kept among what was read. */
export const factorsKey = ['factors'];
