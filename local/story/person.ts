import { type Client, createClient } from '../../contract/client.ts';
import type { Language } from '../../contract/fields.ts';
import type { LocalConfig } from '../local-config.ts';
import { type Credentials, confirm, register, setFirstPassword, signInWith } from './account.ts';
import { waitForMessage } from './inbox-reader.ts';

/** Someone who is signed in. */
export interface Person {
  readonly email: string;
  readonly accessToken: string;
  /** The API as they call it. */
  readonly client: Client;
}

/** What someone who signs up tells. */
export interface NewPerson extends Credentials {
  readonly name: string;
  /** @default 'fr' */
  readonly language?: Language;
}

/** Signs up, gives back the code from the inbox, and signs in. */
export async function signUp(config: LocalConfig, person: NewPerson): Promise<Person> {
  await register(config, person);
  const message = await waitForMessage(config, ({ channel, to }) => channel === 'code' && to === person.email);
  await confirm(config, person.email, codeIn(message.body));
  return signIn(config, person);
}

/** Signs in to an account that is confirmed. */
export async function signIn(config: LocalConfig, credentials: Credentials): Promise<Person> {
  return personOf(config, credentials.email, (await signInWith(config, credentials)).accessToken);
}

/** Signs in with the temporary password from the inbox, and chooses another as Cognito demands. */
export async function acceptInvitation(config: LocalConfig, { email, password }: Credentials): Promise<Person> {
  const message = await waitForMessage(config, ({ channel, to }) => channel === 'code' && to === email);
  const temporaryPassword = temporaryPasswordIn(message.body);
  return personOf(config, email, await setFirstPassword(config, { email, temporaryPassword, password }));
}

function personOf({ apiUrl }: LocalConfig, email: string, accessToken: string): Person {
  return { email, accessToken, client: createClient({ baseUrl: apiUrl, token: accessToken }) };
}

/** The six digits of a message. @throws when it has none */
export function codeIn(body: string): string {
  return firstGroup(/(?<!\d)(\d{6})(?!\d)/, body, 'confirmation code');
}

function temporaryPasswordIn(body: string): string {
  return firstGroup(/provisoire\s*:\s*(\S+)/, body, 'temporary password');
}

function firstGroup(pattern: RegExp, text: string, what: string): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) {
    throw new Error(`The message has no ${what}`);
  }
  return found;
}
