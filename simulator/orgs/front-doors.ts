// Links into an org that open it in a browser once.

import { drawText, type Random } from '../ports.ts';

const KEPT_LINKS = 100;

/** Links that were given out and not opened yet, each with where it leads. */
export class FrontDoors {
  readonly #places = new Map<string, string>();

  open(place: string, random: Random): string {
    const code = drawText(random, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 48);
    this.#places.set(code, place);
    for (const oldest of this.#places.keys()) {
      if (this.#places.size <= KEPT_LINKS) break;
      this.#places.delete(oldest);
    }
    return code;
  }

  /** Where the link leads; undefined when it was used or never given out. */
  use(code: string): string | undefined {
    const place = this.#places.get(code);
    this.#places.delete(code);
    return place;
  }
}
