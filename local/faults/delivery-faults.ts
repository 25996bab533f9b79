import * as z from 'zod';
import { phoneNumberPattern } from '../sns/operations/subscription-rules.ts';

const common = {
  /** A number, a device's token or endpoint, an e-mail address. @default everyone on the channel */
  address: z.string().min(1).max(2048).optional(),
  /** How many messages it is for. @default every one until it is cleared */
  times: z.int().min(1).max(1_000_000).optional(),
};

const anyChannel = z.enum(['push', 'sms', 'email']);

/** What can go wrong with a message after it was taken; each with the channels that it is of. */
export const deliveryFault = z.discriminatedUnion('kind', [
  /** The carrier, push service or mail server refuses it, this once. */
  z.strictObject({ kind: z.literal('refuse'), channel: anyChannel, ...common }),
  z.strictObject({ kind: z.literal('delay'), channel: anyChannel, delayMs: z.int().min(1).max(3_600_000), ...common }),
  /** As if its owner had answered STOP before. */
  z.strictObject({ kind: z.literal('opt-out'), channel: z.literal('sms'), ...common }),
  /** As if the application had been removed from the device. */
  z.strictObject({ kind: z.literal('disable'), channel: z.literal('push'), ...common }),
  z.strictObject({ kind: z.literal('bounce'), channel: z.literal('email'), ...common }),
  z.strictObject({ kind: z.literal('complain'), channel: z.literal('email'), ...common }),
]);
type DeliveryFault = z.infer<typeof deliveryFault>;
export type FaultKind = DeliveryFault['kind'];

/** A fault that is in force. */
type StandingFault = DeliveryFault & { readonly id: number; readonly taken: number };

/** Faults of delivery that tests, demonstrations and people ask for. */
export interface DeliveryFaults {
  add(fault: DeliveryFault): StandingFault;
  list(): readonly StandingFault[];
  clear(): void;
  /** The faults of a message to one address, by any of its names; each is counted. */
  take(channel: DeliveryFault['channel'], ...names: readonly string[]): TakenFaults;
}

/** What befalls one message. */
interface TakenFaults {
  readonly delayMs: number;
  /** The first asked for, of those that are no delay. */
  readonly kind: Exclude<FaultKind, 'delay'> | undefined;
}

export function createDeliveryFaults(): DeliveryFaults {
  let lastId = 0;
  let standing: { fault: DeliveryFault; id: number; taken: number }[] = [];
  const view = ({ fault, id, taken }: (typeof standing)[number]): StandingFault => ({ ...fault, id, taken });
  return {
    add: (fault) => {
      lastId += 1;
      const added = { fault: { ...fault, ...addressOf(fault) }, id: lastId, taken: 0 };
      standing.push(added);
      return view(added);
    },
    list: () => standing.map(view),
    clear: () => {
      standing = [];
    },
    take: (channel, ...names) => {
      const meant = standing.filter(({ fault }) => isMeant(fault, channel, names));
      const delay = meant.find(({ fault }) => fault.kind === 'delay');
      const other = meant.find(({ fault }) => fault.kind !== 'delay');
      for (const each of [delay, other]) if (each) each.taken += 1;
      standing = standing.filter(({ fault, taken }) => taken < (fault.times ?? Number.POSITIVE_INFINITY));
      return {
        delayMs: delay?.fault.kind === 'delay' ? delay.fault.delayMs : 0,
        kind: other && other.fault.kind !== 'delay' ? other.fault.kind : undefined,
      };
    },
  };
}

/** As a person writes a number: `06 39 98 00 01`. */
function addressOf({ channel, address }: DeliveryFault): { address?: string } {
  if (address === undefined) return {};
  const compact = address.replace(/[ .-]/g, '');
  const number = compact.startsWith('0') ? `+33${compact.slice(1)}` : compact;
  return { address: channel === 'sms' && phoneNumberPattern.test(number) ? number : address };
}

function isMeant({ channel, address }: DeliveryFault, asked: string, names: readonly string[]): boolean {
  return (
    channel === asked && (address === undefined || names.some((name) => name.toLowerCase() === address.toLowerCase()))
  );
}
