import type { Language } from '../../../contract/fields.ts';
import { newSecret } from '../link-token.ts';
import type { Resident } from './resident.ts';

export interface Newcomer {
  readonly residentId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

/** A resident as they start: e-mail on from `vigilance`, nothing shown in any directory, the charter still to accept. */
export function newResident({ residentId, name, email, language }: Newcomer, now: Date): Resident {
  return {
    residentId,
    version: 1,
    profile: {
      name,
      email,
      language,
      directory: { address: false, phone: false, email: false },
      createdAt: now.toISOString(),
    },
    memberships: [],
    mandates: [],
    channels: { email: { enabled: true, minimumLevel: 'vigilance', unsubscribeSecret: newSecret() } },
    devices: [],
    relatives: [],
    reaches: [],
  };
}
