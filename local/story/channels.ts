import type { Level } from '../../contract/fields.ts';
import type { LocalConfig } from '../local-config.ts';
import { waitForMessage } from './inbox-reader.ts';
import { codeIn, type Person } from './person.ts';

/** From which level each channel tells someone; a channel that is not named stays as it is. */
export interface ChannelChoices {
  readonly email?: Level | 'off';
  readonly sms?: { readonly phone: string; readonly minimumLevel: Level };
  readonly push?: { readonly token: string; readonly platform: 'fcm' | 'apns'; readonly minimumLevel: Level };
}

/** Sets channels up in the way a resident does, the code of the SMS channel given back and the device registered. */
export async function chooseChannels(config: LocalConfig, person: Person, choices: ChannelChoices): Promise<void> {
  if (choices.email !== undefined) {
    await chooseEmail(person, choices.email);
  }
  if (choices.sms !== undefined) {
    await chooseSms(config, person, choices.sms);
  }
  if (choices.push !== undefined) {
    await choosePush(person, choices.push);
  }
}

async function chooseEmail({ client }: Person, minimumLevel: Level | 'off'): Promise<void> {
  const body =
    minimumLevel === 'off' ? { enabled: false, minimumLevel: 'danger' as const } : { enabled: true, minimumLevel };
  await client.setChannel({ params: { channel: 'email' }, body });
}

async function chooseSms(
  config: LocalConfig,
  { client }: Person,
  { phone, minimumLevel }: NonNullable<ChannelChoices['sms']>,
): Promise<void> {
  await client.setChannel({ params: { channel: 'sms' }, body: { enabled: true, minimumLevel, phone } });
  const message = await waitForMessage(config, ({ channel, to }) => channel === 'code' && to === phone);
  await client.confirmPhone({ body: { code: codeIn(message.body) } });
}

async function choosePush(
  { client }: Person,
  { token, platform, minimumLevel }: NonNullable<ChannelChoices['push']>,
): Promise<void> {
  await client.registerDevice({ params: { deviceId: 'phone' }, body: { platform, token } });
  await client.setChannel({ params: { channel: 'push' }, body: { enabled: true, minimumLevel } });
}
