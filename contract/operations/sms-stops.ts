import * as z from 'zod/mini';
import { linkToken, phone } from '../fields.ts';
import type { Operation } from '../operation.ts';

const stop = z.strictObject({ token: linkToken });
const asPage = { produces: 'text/html', responses: { 200: z.string() } } as const;
const asForm = { consumes: 'application/x-www-form-urlencoded', ...asPage } as const;

/** Part of the group `me`: stopping our SMS by a link, with no sign-in. */
export const smsStopsOperations = {
  sendStopLink: {
    group: 'me',
    method: 'POST',
    path: '/v1/sms-stops',
    access: 'public',
    summary: { fr: 'Recevoir par SMS le lien qui arrête les SMS', en: 'Receive by SMS the link that stops the SMS' },
    body: z.strictObject({ phone }),
    ...asForm,
    problems: ['too-many-stop-links', 'unavailable'],
  },
  showSmsStop: {
    group: 'me',
    method: 'GET',
    path: '/v1/sms-stops/{token}',
    access: 'public',
    summary: { fr: 'La page pour ne plus recevoir de SMS', en: 'The page to stop SMS' },
    params: stop,
    ...asPage,
    problems: ['link-not-valid'],
  },
  stopSms: {
    group: 'me',
    method: 'POST',
    path: '/v1/sms-stops/{token}',
    access: 'public',
    summary: { fr: 'Ne plus recevoir de SMS', en: 'Stop SMS' },
    params: stop,
    ...asForm,
    problems: ['link-not-valid', 'changed-meanwhile'],
  },
  undoSmsStop: {
    group: 'me',
    method: 'POST',
    path: '/v1/sms-stops/{token}/undo',
    access: 'public',
    summary: { fr: 'Recevoir de nouveau les SMS', en: 'Receive SMS again' },
    params: stop,
    ...asForm,
    problems: ['link-not-valid', 'changed-meanwhile'],
  },
} as const satisfies Record<string, Operation>;
