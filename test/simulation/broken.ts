// What ends a run: something happened that must never happen.

export class Broken extends Error {
  override name = 'Broken';
}
