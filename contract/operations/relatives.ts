import * as z from 'zod/mini';
import { email, instant, language, linkToken, personName, phone } from '../fields.ts';
import type { Operation } from '../operation.ts';
import { channelReason, relativeId, relativeStatus } from '../resident-words.ts';

const relativeView = z.object({
  relativeId,
  name: z.string(),
  phone: z.optional(z.string()),
  email: z.optional(z.string()),
  language,
  /** `failed` once nothing reaches them, whether they have answered or not. */
  state: z.enum([...relativeStatus.options, 'failed']),
  /** Why nothing reaches them. */
  reason: z.optional(channelReason),
  invitedAt: instant,
});
export type RelativeView = z.infer<typeof relativeView>;

const place = z.strictObject({ relativeId });
const link = z.strictObject({ token: linkToken });

export const relativesOperations = {
  nameRelative: {
    group: 'relatives',
    method: 'PUT',
    path: '/v1/me/relatives/{relativeId}',
    access: 'signed-in',
    summary: {
      fr: 'Nommer un proche, qui recevra copie des alertes de danger s’il l’accepte',
      en: 'Name a relative, who will receive a copy of alerts of danger if they agree',
    },
    params: place,
    /** Either a phone or an e-mail address. */
    body: z.strictObject({
      name: personName,
      phone: z.optional(phone),
      email: z.optional(email),
      language: z.optional(language),
    }),
    responses: { 200: relativeView },
    problems: [
      'signed-out',
      'relative-refused',
      'changed-meanwhile',
      'too-many-codes',
      'too-many-invitations',
      'message-not-sent',
    ],
  },
  listRelatives: {
    group: 'relatives',
    method: 'GET',
    path: '/v1/me/relatives',
    access: 'signed-in',
    summary: { fr: 'Mes proches, et s’ils ont accepté', en: 'My relatives, and whether they agreed' },
    responses: { 200: z.object({ items: z.array(relativeView) }) },
    problems: ['signed-out'],
  },
  removeRelative: {
    group: 'relatives',
    method: 'DELETE',
    path: '/v1/me/relatives/{relativeId}',
    access: 'signed-in',
    summary: { fr: 'Ne plus faire prévenir un proche', en: 'Have a relative told no more' },
    params: place,
    responses: { 204: z.undefined() },
    problems: ['relative-not-found', 'changed-meanwhile'],
  },
  showRelativeLink: {
    group: 'relatives',
    method: 'GET',
    path: '/v1/relatives/{token}',
    access: 'public',
    summary: {
      fr: 'La page où un proche accepte, refuse ou arrête',
      en: 'The page where a relative agrees, refuses or stops',
    },
    params: link,
    produces: 'text/html',
    responses: { 200: z.string() },
    problems: ['link-not-valid'],
  },
  answerRelativeLink: {
    group: 'relatives',
    method: 'POST',
    path: '/v1/relatives/{token}',
    access: 'public',
    summary: {
      fr: 'Accepter, refuser ou ne plus recevoir les copies (RFC 8058)',
      en: 'Agree, refuse or stop the copies (RFC 8058)',
    },
    params: link,
    consumes: 'application/x-www-form-urlencoded',
    /** A mail program that unsubscribes in one click sends its own field, and means no. */
    body: z.strictObject({
      answer: z.optional(z.enum(['yes', 'no'])),
      'List-Unsubscribe': z.optional(z.literal('One-Click')),
    }),
    produces: 'text/html',
    responses: { 200: z.string() },
    problems: ['link-not-valid', 'changed-meanwhile'],
  },
} as const satisfies Record<string, Operation>;
