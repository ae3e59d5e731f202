// Something as it is handed out before its code is loaded: a command that does not use it starts without it.

type Methods<T> = { [K in keyof T]: T[K] extends (...given: never[]) => Promise<unknown> ? T[K] : never };

/**
 * Every member of T is a method that returns a promise; `load` is called once, at the first call of any.
 * @param own what answers at once, and loads nothing.
 */
export function lazyMethods<T extends Methods<T> & object, Own extends object = object>(
  load: () => Promise<T>,
  own?: Own,
): T & Own {
  let loading: Promise<T> | null = null;
  const call = async (name: string | symbol, given: unknown[]): Promise<unknown> => {
    loading ??= load();
    const loaded = await loading;
    // By the constraint on T whatever has a name is such a method.
    const method = Reflect.get(loaded, name) as (...given: unknown[]) => Promise<unknown>;
    return method.apply(loaded, given);
  };
  return new Proxy((own ?? {}) as T & Own, {
    // What is awaited is asked for a `then`; this is no promise.
    get: (known, name) =>
      name === 'then' || name in known ? Reflect.get(known, name) : (...given: unknown[]) => call(name, given),
  });
}
