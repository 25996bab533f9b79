import { setTimeout as wait } from 'node:timers/promises';
import { SnsError } from './errors.ts';
import type { Parameters } from './query.ts';

/** The requests that a fault is for. */
interface FaultTarget {
  /** The operation's name, such as `Publish`. */
  readonly operation: string;
  /** Only requests about a topic, endpoint or number that ends so. @default every request */
  readonly arnSuffix?: string;
  /** How many requests it is for. @default every one until it is cancelled */
  readonly times?: number;
}

/** An error instead of an answer. */
interface Refusal extends FaultTarget {
  readonly error: { readonly code: string; readonly statusCode: number };
  /** `lost-answer` first does what is asked, as when the connection breaks too late. @default before */
  readonly when?: 'before' | 'lost-answer';
}

/** An answer that is kept waiting. */
interface Delay extends FaultTarget {
  readonly delayMs: number;
}

/** Ends a fault before its time. */
type CancelFault = () => void;

/** Faults that tests and demonstrations ask of SNS. */
export interface Faults {
  refuse(refusal: Refusal): CancelFault;
  delay(delay: Delay): CancelFault;
  clear(): void;
}

/** Faults, and what the server does about them around each request. */
export interface FaultSwitch extends Faults {
  before(operation: string, parameters: Parameters): Promise<void>;
  after(operation: string, parameters: Parameters): void;
}

/** Starts without a fault. */
export function createFaults(): FaultSwitch {
  const refusals = createRules<Refusal>();
  const lostAnswers = createRules<Refusal>();
  const delays = createRules<Delay>();
  return {
    refuse: (refusal) => (refusal.when === 'lost-answer' ? lostAnswers : refusals).add(refusal),
    delay: (delay) => delays.add(delay),
    clear: () => [refusals, lostAnswers, delays].forEach((rules) => void rules.clear()),
    before: async (operation, parameters) => {
      const delay = delays.take(operation, parameters);
      if (delay !== undefined) {
        await wait(delay.delayMs);
      }
      throwRefusal(refusals.take(operation, parameters));
    },
    after: (operation, parameters) => throwRefusal(lostAnswers.take(operation, parameters)),
  };
}

function throwRefusal(refusal: Refusal | undefined): void {
  if (refusal !== undefined) {
    throw new SnsError(refusal.error.code, refusal.error.statusCode, 'Refused by a fault rule');
  }
}

interface Rules<Target> {
  add(target: Target): CancelFault;
  /** The first rule for a request, which counts it. */
  take(operation: string, parameters: Parameters): Target | undefined;
  clear(): void;
}

function createRules<Target extends FaultTarget>(): Rules<Target> {
  const rules = new Set<{ readonly target: Target; remaining: number }>();
  return {
    add: (target) => {
      const rule = { target, remaining: target.times ?? Number.POSITIVE_INFINITY };
      rules.add(rule);
      return () => void rules.delete(rule);
    },
    take: (operation, parameters) => {
      const rule = [...rules].find((each) => each.remaining > 0 && concerns(each.target, operation, parameters));
      if (rule !== undefined) {
        rule.remaining -= 1;
      }
      return rule?.target;
    },
    clear: () => rules.clear(),
  };
}

function concerns({ operation, arnSuffix }: FaultTarget, asked: string, parameters: Parameters): boolean {
  const names = Object.values(parameters).filter((value) => typeof value === 'string');
  return operation === asked && (arnSuffix === undefined || names.some((name) => name.endsWith(arnSuffix)));
}
