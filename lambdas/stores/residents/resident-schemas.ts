/** The shape of everything that the table of residents gives back. */
import * as z from 'zod/mini';
import { language, level, office, position } from '../../../contract/fields.ts';
import {
  channelReason,
  membershipStatus,
  platform,
  relativeId,
  relativeStatus,
} from '../../../contract/resident-words.ts';

export const profile = z.object({
  name: z.string(),
  email: z.exactOptional(z.string()),
  language,
  address: z.exactOptional(z.string()),
  location: z.exactOptional(position),
  directory: z.object({ address: z.boolean(), phone: z.boolean(), email: z.boolean() }),
  acceptedCharter: z.exactOptional(z.string()),
  createdAt: z.string(),
});

export const membership = z.object({
  communityId: z.string(),
  inseeCode: z.string(),
  status: membershipStatus,
  requestedAt: z.string(),
  activeSince: z.exactOptional(z.string()),
});

export const mandate = z.discriminatedUnion('office', [
  z.object({ inseeCode: z.string(), office }),
  z.object({ inseeCode: z.string(), office: z.literal('referent'), neighbourhoods: z.array(z.string()) }),
]);

const choice = { enabled: z.boolean(), minimumLevel: level, failure: z.exactOptional(channelReason) };

export const channels = {
  email: z.object({ ...choice, unsubscribeSecret: z.string() }),
  sms: z.object({
    ...choice,
    phone: z.string(),
    confirmed: z.boolean(),
    stopSecret: z.exactOptional(z.string()),
  }),
  push: z.object(choice),
};

export const device = z.object({
  deviceId: z.string(),
  platform,
  token: z.string(),
  endpointArn: z.exactOptional(z.string()),
  failure: z.exactOptional(channelReason),
});

export const phoneConfirmation = z.object({
  phone: z.string(),
  salt: z.string(),
  codeHash: z.string(),
  triesLeft: z.number(),
  expiresAt: z.string(),
  sentAt: z.array(z.string()),
});

export const relative = z.object({
  relativeId,
  name: z.string(),
  phone: z.exactOptional(z.string()),
  email: z.exactOptional(z.string()),
  language,
  status: relativeStatus,
  secret: z.string(),
  invitedAt: z.string(),
  failure: z.exactOptional(channelReason),
});

export const naming = z.object({
  residentId: z.string(),
  relativeId,
  status: relativeStatus,
  invitedAt: z.string(),
});

export const enrolment = z.object({
  residentId: z.string(),
  communityId: z.string(),
  communityName: z.string(),
  inseeCode: z.string(),
  name: z.string(),
  phone: z.string(),
  address: z.string(),
  enrolledBy: z.string(),
  askedAt: z.string(),
});

const span = { startsAtMs: z.number(), endsAtMs: z.number() };

export const absence = z.object({ from: z.string(), to: z.string(), ...span });

export const reach = z.object({
  groupId: z.string(),
  inseeCode: z.string(),
  subscriptions: z.array(
    z.object({
      of: z.union([
        z.literal('sms'),
        z.templateLiteral(['push:', z.string()]),
        z.templateLiteral(['relative:', relativeId]),
      ]),
      minimumLevel: level,
      endpoint: z.string(),
      heldAs: z.string(),
      subscriptionArn: z.exactOptional(z.string()),
      ending: z.exactOptional(z.literal(true)),
    }),
  ),
  counted: z.object({
    member: z.boolean(),
    email: z.exactOptional(level),
    sms: z.exactOptional(level),
    push: z.exactOptional(level),
  }),
});

export const directoryEntry = z.object({
  residentId: z.string(),
  status: membershipStatus,
  name: z.string(),
  address: z.exactOptional(z.string()),
  phone: z.exactOptional(z.string()),
  email: z.exactOptional(z.string()),
  awaitsAnswer: z.exactOptional(z.literal(true)),
});

export const emailRecipient = z.object({
  residentId: z.string(),
  address: z.string(),
  minimumLevel: level,
  language,
  unsubscribeSecret: z.string(),
  copy: z.exactOptional(z.object({ relativeId, of: z.string() })),
  absence: z.exactOptional(z.object(span)),
});
