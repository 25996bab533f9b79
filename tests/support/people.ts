import { currentCharterVersion } from '../../contract/charter.ts';
import type { Language, Office } from '../../contract/fields.ts';
import { operatorAccount } from '../../local/accounts/operator.ts';
import type { Platform } from '../../local/platform.ts';
import { type ChannelChoices, chooseChannels } from '../../local/story/channels.ts';
import { acceptInvitation, type Person, signIn, signUp } from '../../local/story/person.ts';

export const password = 'a-password-for-tests';

/** What a test wants of a resident; the rest is made up. */
export interface ResidentWishes {
  readonly name?: string;
  readonly email?: string;
  readonly language?: Language;
  readonly channels?: ChannelChoices;
  /** @default 'accepted' */
  readonly charter?: 'accepted' | 'not-accepted';
}

let people = 0;

/** An address that nobody else has. */
export function newEmail(name = 'voisin'): string {
  people += 1;
  return `${name.toLowerCase().replace(/[^a-z]+/g, '-')}-${people}@vigie.example`;
}

/** Someone who signed up, accepted the charter unless told otherwise, and set their channels up. */
export async function givenResident(
  { config }: Pick<Platform, 'config'>,
  wishes: ResidentWishes = {},
): Promise<Person> {
  const { name = 'Camille', email = newEmail(name), language, channels = {}, charter = 'accepted' } = wishes;
  const person = await signUp(config, { email, password, name, ...(language === undefined ? {} : { language }) });
  if (charter === 'accepted') {
    await person.client.updateMe({ body: { charterVersion: currentCharterVersion } });
  }
  await chooseChannels(config, person, channels);
  return person;
}

export async function givenOperator({ config }: Pick<Platform, 'config'>): Promise<Person> {
  return signIn(config, operatorAccount);
}

/** An officer who was invited by the operator and chose a password. */
export async function givenOfficer(
  platform: Pick<Platform, 'config'>,
  inseeCode: string,
  office: Office,
): Promise<Person> {
  const [operator, email] = [await givenOperator(platform), newEmail(office)];
  await operator.client.inviteOfficer({ params: { inseeCode }, body: { email, name: `Agent ${office}`, office } });
  return acceptInvitation(platform.config, { email, password });
}

export async function residentIdOf({ client }: Person): Promise<string> {
  return (await client.getMe()).residentId;
}
