import type { Email } from '../domain/messages/email-frame.ts';

export interface Emails {
  /**
   * @returns whether it left, or the address is refused and always will be
   * @throws when it may leave later
   */
  send(email: Email): Promise<'sent' | 'address-refused'>;
}
