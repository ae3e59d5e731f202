// The recipes of docs/recipes.md as they stand there, so that what is run is what people copy.

import { readFileSync } from 'node:fs';

const page = readFileSync(new URL('../../docs/recipes.md', import.meta.url), 'utf8');

/** The one block of code in a section. */
export function recipeOf(section: string): string {
  const text = page.split(/^## /m).find((part) => part.startsWith(section));
  const code = text?.match(/^```\w+\n(.*?)^```$/ms)?.[1];
  if (code === undefined) throw new Error(`docs/recipes.md has no recipe ${section}`);
  return code;
}
