import type { ChannelName } from '../../contract/fields.ts';
import type { ChannelDelivery } from '../../contract/operations/deliveries.ts';
import { readInbox } from '../story/inbox-reader.ts';
import { type Neighbour, station } from './cast.ts';
import type { Town } from './set-up.ts';
import { expectThat, type Stage } from './stage.ts';
import { until } from './until.ts';

/** Three neighbours of the station, each with another channel left: by number, who opted out; by device; by address. */
const [stopped, removed, moved] = station.slice(0, 3) as [Neighbour, Neighbour, Neighbour];

const faults = [
  { kind: 'opt-out', channel: 'sms', address: stopped.channels.sms?.phone },
  { kind: 'disable', channel: 'push', address: removed.channels.push?.token },
  { kind: 'bounce', channel: 'email', address: moved.email },
] as const;

/** What each of them still gets. */
const reached: readonly Neighbour[] = station.map((each) => ({ ...each, channels: channelsLeft(each) }));

function channelsLeft(neighbour: Neighbour): Neighbour['channels'] {
  const { sms, push, ...email } = neighbour.channels;
  if (neighbour === stopped) return { ...email, ...(push ? { push } : {}) };
  if (neighbour === removed) return { ...email, ...(sms ? { sms } : {}) };
  return neighbour === moved ? { ...neighbour.channels, email: 'off' } : neighbour.channels;
}

/** A phone is disabled, a number opted out, an address bounces: the report says so, and each of the three is told by another channel. */
export async function playDelivery(stage: Stage, { inseeCode, townHall, station: stop }: Town): Promise<void> {
  const since = (await readInbox(stage.config)).at(-1)?.id ?? 0;
  for (const fault of faults) await ask(stage, { ...fault, times: 1 });
  const { alertId } = await stage.play({
    what: 'Fuite de gaz à la gare ; un téléphone est désactivé, un numéro a refusé les SMS, une adresse n’existe plus.',
    level: 'danger',
    audience: reached,
    act: async () => {
      const answer = await townHall.client.sendOfficialAlert({
        params: { inseeCode },
        body: {
          category: 'gas_hazard',
          description: 'Forte odeur de gaz sur le quai.',
          place: { description: 'gare, quai 1' },
          audience: { communities: [stop.communityId] },
        },
      });
      if (answer.status !== 201) throw new Error('no preview was asked for');
      return answer.body;
    },
  });
  const report = await until(
    async () => (await townHall.client.getDelivery({ params: { alertId } })).messages[0]?.channels,
    (channels) => channels !== undefined && Object.values(channels).every(isComplete),
  );
  for (const { channel } of faults) showAndCheck(stage, channel, report?.[channel]);
  const told = [stopped.email, removed.email, moved.channels.push?.token];
  await until(
    async () => (await readInbox(stage.config, since)).filter((message) => message.alertId === undefined),
    (notices) => told.every((address) => notices.filter(({ to }) => to === address).length === 1),
  );
  for (const [index, { channel }] of faults.entries()) {
    const { channels, devices } = (await stop.people[index]?.client.getReachability()) ?? {};
    const [device] = devices ?? [];
    const seen = channel === 'push' ? device : channels?.[channel];
    expectThat(seen?.state === 'failed', `${channel} is shown as ${JSON.stringify(seen)}`);
  }
  stage.narrate('  Chacun des trois en est averti une fois, par un autre canal, et le voit sur sa page.');
}

/** Nothing of it is still to be known. */
export const isComplete = ({ eligible, accepted, notYetKnown }: ChannelDelivery) =>
  eligible > 0 && accepted === eligible && notYetKnown === 0;

function showAndCheck(stage: Stage, channel: ChannelName, delivery: ChannelDelivery | undefined): void {
  const { eligible = 0, delivered = 0, failed = [], medianMs = 0, p95Ms = 0 } = delivery ?? {};
  const [failure, ...others] = failed;
  const isAsPlayed = failure?.count === 1 && others.length === 0 && delivered === eligible - 1;
  expectThat(isAsPlayed, `the report of ${channel} is ${JSON.stringify(delivery)}`);
  stage.narrate(
    `  ${channel} : ${delivered} sur ${eligible}, un échec (${failure?.reason}), médiane ${medianMs} ms, 95 % en ${p95Ms} ms.`,
  );
}

async function ask({ config: { apiUrl } }: Stage, fault: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const { status } = await fetch(`${apiUrl}/local/faults`, { method: 'POST', headers, body: JSON.stringify(fault) });
  expectThat(status === 201, `the fault was refused with ${status}`);
}
