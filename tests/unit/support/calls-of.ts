/** Dependencies that note which of the functions of their stores are called, by name and in order. */
export function callsOf<Dependencies extends object>(dependencies: Dependencies) {
  const calls: string[] = [];
  const noted = Object.entries(dependencies).map(([name, store]: [string, unknown]) => [name, noting(store, calls)]);
  return { calls, dependencies: Object.fromEntries(noted) as Dependencies };
}

/** A store whose functions are noted; what is no store is left as it is. */
function noting(store: unknown, calls: string[]): unknown {
  if (typeof store !== 'object' || store === null) return store;
  return new Proxy(store, {
    get: (target, name, receiver) => {
      const found: unknown = Reflect.get(target, name, receiver);
      if (typeof found !== 'function') return found;
      return (...args: unknown[]) => {
        calls.push(String(name));
        return Reflect.apply(found, target, args) as unknown;
      };
    },
  });
}
