// Something as it is handed out before its code is loaded: a command that does not use it starts without it.

type Methods<T> = { [K in keyof T]: T[K] extends (...given: never[]) => Promise<unknown> ? T[K] : never };

/** Every member of T is a method that returns a promise; `load` is called once, at the first call of any. */
export function lazyMethods<T extends Methods<T> & object>(load: () => Promise<T>): T {
  let loading: Promise<T> | null = null;
  const call = async (name: string | symbol, given: unknown[]): Promise<unknown> => {
    loading ??= load();
    const loaded = await loading;
    // By the constraint on T whatever has a name is such a method.
    const method = Reflect.get(loaded, name) as (...given: unknown[]) => Promise<unknown>;
    return method.apply(loaded, given);
  };
  return new Proxy({} as T, {
    // What is awaited is asked for a `then`; this is no promise.
    get: (_, name) => (name === 'then' ? undefined : (...given: unknown[]) => call(name, given)),
  });
}
