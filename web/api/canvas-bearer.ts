// The bearer of a page that Canvas opened inside of an org: told to this page alone, and from then on in memory and nowhere else.

const told = document.querySelector('meta[name="latchkey-canvas"]');

/** Null: the page was opened by itself. */
export const canvasBearer = told?.getAttribute('content') ?? null;
told?.remove();
