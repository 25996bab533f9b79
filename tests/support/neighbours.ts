import type { Level } from '../../contract/fields.ts';
import type { AlertView } from '../../contract/operations/alert-fields.ts';
import type { AlertReport } from '../../contract/operations/alerts.ts';
import type { Platform } from '../../local/platform.ts';
import { quarters } from '../../local/seed/places.ts';
import type { ChannelChoices } from '../../local/story/channels.ts';
import type { Person } from '../../local/story/person.ts';
import { type GivenCommunity, givenCommunity, givenMember } from './communities.ts';
import type { ResidentWishes } from './people.ts';
import { whenInForce } from './reach.ts';
import { aReport, report } from './reports.ts';

let given = 0;

/** A number that nobody else has, of the range that is kept for fiction (ARCEP, 06 39 98). */
export function newPhone(): string {
  given += 1;
  return `+3363998${2000 + given}`;
}

/** A device's token that nobody else has. */
export function newToken(): string {
  given += 1;
  return `token-of-device-${given}`;
}

/** Channels of someone whom SMS alone reach. */
export const smsOnly = (phone: string, minimumLevel: Level): ChannelChoices => ({
  email: 'off',
  sms: { phone, minimumLevel },
});

/** Channels of someone whom pushes alone reach. */
export const pushOnly = (token: string, minimumLevel: Level): ChannelChoices => ({
  email: 'off',
  push: { token, platform: 'fcm', minimumLevel },
});

/** A first community, whose referent is out of reach: who is told is then up to the test alone. */
export async function givenQuietCommunity(platform: Pick<Platform, 'config'>): Promise<GivenCommunity> {
  const community = await givenCommunity(platform);
  await community.referent.client.setChannel({
    params: { channel: 'email' },
    body: { enabled: false, minimumLevel: 'danger' },
  });
  return community;
}

/** Another community of the same referent, who does not belong to it: nobody does yet. */
export async function givenEmptyCommunity(community: GivenCommunity, name: string): Promise<GivenCommunity> {
  const { inseeCode, referent } = community;
  const { communityId } = await referent.client.createCommunity({
    body: { inseeCode, name, area: quarters.douet.area },
  });
  return { ...community, communityId };
}

/** An active member whose channels are all in force. */
export async function givenNeighbour(
  platform: Pick<Platform, 'config'>,
  community: GivenCommunity,
  wishes: ResidentWishes,
): Promise<Person> {
  const person = await givenMember(platform, community, wishes);
  await whenInForce(person);
  return person;
}

/**
 * A report by somebody new each time, an active member whom nothing reaches: but in danger, a resident reports once in ten minutes.
 */
export async function somebodyReports(
  platform: Pick<Platform, 'config'>,
  community: GivenCommunity,
  body: AlertReport = aReport(),
): Promise<AlertView> {
  const reporter = await givenMember(platform, community, { channels: { email: 'off' } });
  return report(reporter, community.communityId, body);
}
