/** Where a process is killed: at the n-th call of a function of one of its ports, before it or once it is done. */
export interface Death {
  readonly at: string;
  /** @default 1 */
  readonly call?: number;
  /** @default 'after' */
  readonly when?: 'before' | 'after';
}

/**
 * The ports of a process that is killed: from then on nothing of it reaches the table or SNS, and nothing that it waits for ever comes. What
 * other calls had begun is carried out.
 */
export function mortal<Ports extends Readonly<Record<string, object>>>(
  ports: Ports,
  { at, call = 1, when = 'after' }: Death,
): { ports: Ports; died: Promise<void> } {
  const { promise: died, resolve: die } = Promise.withResolvers<void>();
  let [calls, isDead] = [0, false];
  const kill = () => {
    isDead = true;
    die();
    return never;
  };
  const called = async (name: string, run: () => unknown) => {
    if (isDead) return never;
    calls += name === at ? 1 : 0;
    const isLast = name === at && calls === call;
    if (isLast && when === 'before') return kill();
    const result = await run();
    return isLast ? kill() : result;
  };
  const entries = Object.entries(ports).map(([name, port]) => [name, watched(port, called)]);
  return { ports: Object.fromEntries(entries) as Ports, died };
}

const never = new Promise<never>(() => undefined);

function watched<Port extends object>(port: Port, called: (name: string, run: () => unknown) => unknown): Port {
  return new Proxy(port, {
    get: (target, name) => {
      const found: unknown = Reflect.get(target, name);
      if (typeof found !== 'function') return found;
      return (...args: unknown[]) => called(String(name), () => Reflect.apply(found, target, args));
    },
  });
}
