/** The links of messages that need no sign-in: whose each is, and the secret or the signature that says so. */
import { randomBytes } from 'node:crypto';

/** A secret of 22 characters of base64url, 128 random bits: what a link is known or signed by. */
export const newSecret = () => randomBytes(16).toString('base64url');

/** What a link of a message ends with. */
export const linkToken = (residentId: string, secret: string) => `${residentId}.${secret}`;

/** The page of a link. @param apiUrl where the API answers, `https://…` */
export function linkUrl(apiUrl: string, page: 'relatives' | 'sms-stops' | 'unsubscriptions', token: string): string {
  return `${apiUrl.replace(/\/$/, '')}/v1/${page}/${token}`;
}

/** The two parts of a token, of the form that the contract asks for. */
export function partsOf(token: string): { residentId: string; secret: string } {
  const [residentId = '', secret = ''] = token.split('.');
  return { residentId, secret };
}
