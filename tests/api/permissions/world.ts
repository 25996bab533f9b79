import type { Platform } from '../../../local/platform.ts';
import { communes, quarters } from '../../../local/seed/places.ts';
import { chooseChannels } from '../../../local/story/channels.ts';
import { waitForMessage } from '../../../local/story/inbox-reader.ts';
import { protocolInForceToday } from '../../../local/story/protocol.ts';
import { givenMunicipality } from '../../support/communities.ts';
import { newPhone } from '../../support/neighbours.ts';
import { givenOfficer, givenResident } from '../../support/people.ts';
import { type Actor, givenCast } from './cast.ts';
import { givenPlace, type Places } from './place.ts';
import { asPlayer, type Player } from './player.ts';

/** Two municipalities with their communities, and someone for each role towards the first. */
export interface World extends Places {
  readonly platform: Platform;
  readonly actors: readonly Actor[];
  /** Of the link by which the neighbour stops e-mails. */
  readonly unsubscribeToken: string;
  /** Of the link by which the neighbour stops SMS. */
  readonly smsStopToken: string;
  /** Of the link by which a relative of the neighbour answers. */
  readonly relativeToken: string;
}

export async function givenWorld(platform: Platform): Promise<World> {
  const [townHall, foreignTownHall, person] = await Promise.all([
    givenTownHall(platform, communes.saintSebastien),
    givenTownHall(platform, communes.vertou),
    givenResident(platform, { name: 'Voisine' }),
  ]);
  const neighbour = await asPlayer(person);
  await neighbour.client.setChannel({
    params: { channel: 'email' },
    body: { enabled: true, minimumLevel: 'information' },
  });
  // One after the other: each changes the neighbour.
  const here = await givenPlace(
    { inseeCode: communes.saintSebastien, communityName: quarters.douet.name },
    townHall,
    neighbour,
  );
  const nextDoor = await givenPlace({ ...here, communityName: quarters.station.name }, townHall, neighbour);
  const elsewhere = await givenPlace(
    { inseeCode: communes.vertou, communityName: quarters.douet.name },
    foreignTownHall,
    neighbour,
  );
  const actors = await givenCast(platform, { here, nextDoor, elsewhere });
  const unsubscribeToken = await tokenOf(platform, person.email, 'unsubscriptions');
  const [phone, relativePhone] = [newPhone(), newPhone()];
  await chooseChannels(platform.config, person, { sms: { phone, minimumLevel: 'danger' } });
  const smsStopToken = await tokenOf(platform, phone, 'sms-stops');
  const relative = { params: { relativeId: '1' }, body: { name: 'Proche', phone: relativePhone } } as const;
  await neighbour.client.nameRelative(relative);
  const relativeToken = await tokenOf(platform, relativePhone, 'relatives');
  return { platform, here, nextDoor, elsewhere, actors, unsubscribeToken, smsStopToken, relativeToken };
}

/** A town hall with its municipality, where the police take part. */
async function givenTownHall(platform: Platform, inseeCode: string): Promise<Player> {
  await givenMunicipality(platform, inseeCode);
  const townHall = await asPlayer(await givenOfficer(platform, inseeCode, 'town-hall'));
  await townHall.client.putProtocol({ params: { inseeCode }, body: protocolInForceToday() });
  return townHall;
}

/** Of the link to one of our pages that somebody was sent. */
async function tokenOf({ config }: Platform, to: string, page: string): Promise<string> {
  const link = new RegExp(`/v1/${page}/(\\S+)`);
  const { body } = await waitForMessage(config, (message) => message.to === to && link.test(message.body));
  return link.exec(body)?.[1] ?? '';
}
