// A value that must not be shown. It prints as "[secret]" wherever objects are printed, logged or serialized;
// only `reveal` gives it out, so that every place that does can be found.

const inspect = Symbol.for('nodejs.util.inspect.custom');

export class Secret<T extends string | Uint8Array> {
  readonly #value: T;
  constructor(value: T) {
    this.#value = value;
  }
  reveal(): T {
    return this.#value;
  }
  toString(): string {
    return '[secret]';
  }
  toJSON(): string {
    return '[secret]';
  }
  [inspect](): string {
    return '[secret]';
  }
}
