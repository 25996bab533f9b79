import { linkUrl } from '../../domain/link-token.ts';
import { stopLinkText } from '../../domain/messages/link-sms.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import { stopTokenOf } from '../../domain/residents/sms-stop.ts';
import type { TextMessages } from '../../messaging/text-messages.ts';

export interface LinkSending {
  readonly textMessages: Pick<TextMessages, 'send'>;
  /** Where the API answers, `https://…`. */
  readonly apiUrl: string;
}

/** Sends to the number of a resident the link that stops its SMS. */
export async function sendStopLinkTo({ textMessages, apiUrl }: LinkSending, resident: Resident): Promise<void> {
  const phone = resident.channels.sms?.phone;
  const token = stopTokenOf(resident);
  if (phone === undefined || token === undefined) return;
  await textMessages.send(phone, stopLinkText(linkUrl(apiUrl, 'sms-stops', token), resident.profile.language));
}
