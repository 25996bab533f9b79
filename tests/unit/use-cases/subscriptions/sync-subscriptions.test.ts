import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ChannelReason } from '../../../../contract/resident-words.ts';
import { referentsOf } from '../../../../lambdas/domain/communities/group.ts';
import type { Resident } from '../../../../lambdas/domain/residents/resident.ts';
import type { PushEndpoint } from '../../../../lambdas/messaging/push-endpoints.ts';
import { CountsInMemory } from '../../../../lambdas/stores/communities/counts-in-memory.ts';
import { inMemoryCommunityStore } from '../../../../lambdas/stores/communities/in-memory-communities.ts';
import { inMemoryResidentStore } from '../../../../lambdas/stores/residents/in-memory-residents.ts';
import { releaseEndpoint } from '../../../../lambdas/use-cases/subscriptions/release-endpoint.ts';
import { sweepSubscriptions } from '../../../../lambdas/use-cases/subscriptions/sweep-subscriptions.ts';
import { syncSubscriptions } from '../../../../lambdas/use-cases/subscriptions/sync-subscriptions.ts';
import { aConfirmedSms, aDevice, aMembership, aReferent, aResident } from '../../support/a-resident.ts';
import { TopicsInMemory } from '../../support/topics-in-memory.ts';

const { communityId } = aMembership();
const camille = '02AAAAAAAAAAAAAAAAAAAAAAAA';
const sacha = '02BBBBBBBBBBBBBBBBBBBBBBBB';

let now: Date;
let topics: TopicsInMemory;
let counts: CountsInMemory;
let residents: ReturnType<typeof inMemoryResidentStore>;
let optedOut: Set<string>;
let refusedTokens: Map<string, ChannelReason>;
let sync: (residentId: string) => Promise<void>;

beforeEach(() => {
  now = new Date('2026-11-22T20:31:00.000Z');
  topics = new TopicsInMemory();
  counts = new CountsInMemory();
  residents = inMemoryResidentStore(counts);
  optedOut = new Set();
  refusedTokens = new Map();
  sync = syncSubscriptions({
    residents,
    communities: inMemoryCommunityStore(counts),
    topics,
    endpoints: { connect: async (_, token): Promise<PushEndpoint> => connect(token) },
    textMessages: { isOptedOut: async (phone) => optedOut.has(phone) },
    clock: () => now,
  });
});

function connect(token: string): PushEndpoint {
  const failure = refusedTokens.get(token);
  return failure ? { failure } : { endpointArn: `endpoint-of-${token}` };
}

async function given(differences: Parameters<typeof aResident>[0]): Promise<void> {
  await residents.create(aResident(differences));
}

async function stored(residentId: string): Promise<Resident> {
  const resident = await residents.load(residentId);
  if (!resident) throw new Error('no such resident');
  return resident;
}

async function change(
  residentId: string,
  changed: (resident: Resident) => Resident,
  holds: string[] = [],
): Promise<void> {
  const before = await stored(residentId);
  await residents.save(before, changed(before), { holds });
}

const withSms = { memberships: [aMembership()], channels: { sms: aConfirmedSms } };
const withPush = {
  memberships: [aMembership()],
  channels: { push: { enabled: true, minimumLevel: 'vigilance' } },
  devices: [{ deviceId: 'pixel', platform: 'fcm', token: 'token-1' }],
} as const;

describe('an active member', () => {
  test('is subscribed on the phone to the topic of the level they chose', async () => {
    await given(withSms);
    await sync(camille);
    expect(topics.subscribed).toEqual(['+33612345678@danger']);
  });

  test('is subscribed on a device once it is connected', async () => {
    await given(withPush);
    await sync(camille);
    expect(topics.subscribed).toEqual(['endpoint-of-token-1@vigilance']);
    expect((await stored(camille)).devices).toMatchObject([{ endpointArn: 'endpoint-of-token-1' }]);
  });

  test('is counted once by member and channel, however often the change is handed over', async () => {
    await given({
      ...withSms,
      channels: { ...withSms.channels, push: { enabled: true, minimumLevel: 'danger' } },
      devices: [aDevice(), aDevice({ deviceId: 'tablet', token: 't2', endpointArn: 'e2' })],
    });
    await Promise.all([sync(camille), sync(camille)]);
    await sync(camille);
    expect(counts.of(communityId)).toEqual({ members: 1, email: 1, sms: 1, push: 1 });
    expect(topics.subscribed).toHaveLength(3);
  });

  test('with e-mail alone makes the topic stand on which e-mail hangs', async () => {
    await given({ memberships: [aMembership()] });
    await sync(camille);
    expect([...topics.standing]).toEqual([`${communityId} information`]);
  });

  test('of two communities is subscribed in both', async () => {
    await given({
      ...withSms,
      memberships: [aMembership(), aMembership({ communityId: '01JDB1H7K2C4D6E8F0G2H4J6K9' })],
    });
    await sync(camille);
    expect(topics.subscribed).toHaveLength(2);
  });

  test('whose choices stand already costs no write', async () => {
    await given(withSms);
    await sync(camille);
    const { version } = await stored(camille);
    await sync(camille);
    expect((await stored(camille)).version).toBe(version);
  });
});

describe('somebody away', () => {
  const dayMs = 86_400_000;
  const pass = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };
  const levels = () => [...topics.subscriptions.values()].map(({ topic }) => topic.split(' ')[1]).toSorted();

  beforeEach(async () => {
    const sms = { ...aConfirmedSms, minimumLevel: 'information' } as const;
    await given({ ...withPush, channels: { ...withPush.channels, sms } });
    await sync(camille);
    const startsAtMs = now.getTime() + dayMs;
    const absence = { from: '2026-11-24', to: '2026-11-24', startsAtMs, endsAtMs: startsAtMs + dayMs };
    await change(camille, (resident) => ({ ...resident, absence }));
    await sync(camille);
  });

  test('is told of dangers alone from the first day on, and counted so, and of what they chose after the last', async () => {
    expect(levels()).toEqual(['information', 'vigilance']);
    pass(dayMs);
    await sync(camille);
    expect(levels()).toEqual(['danger', 'danger']);
    expect((await stored(camille)).reaches[0]?.counted).toEqual({
      member: true,
      email: 'danger',
      sms: 'danger',
      push: 'danger',
    });
    pass(dayMs);
    await sync(camille);
    expect(levels()).toEqual(['information', 'vigilance']);
  });

  test('is found by the sweeper at both moments, and at no other', async () => {
    const due = () => residents.listUnsynced(now, 10);
    expect(await due()).toEqual([]);
    for (const _ of ['the start', 'the end']) {
      pass(dayMs + 1);
      expect(await due()).toEqual([camille]);
      await sync(camille);
      expect(await due()).toEqual([]);
    }
    const { version, unsyncedSinceMs } = await stored(camille);
    expect(unsyncedSinceMs).toBeUndefined();
    await sync(camille);
    expect((await stored(camille)).version).toBe(version);
  });
});

describe('a referent', () => {
  const appointed = { mandates: [aReferent()], channels: withSms.channels };
  const inReferents = [`${referentsOf('44190')} danger`];
  const topicsOf = () => [...topics.subscriptions.values()].map(({ topic }) => topic).toSorted();

  test('is subscribed to the topic of the referents of their municipality, whose queue of e-mails stands', async () => {
    await given(appointed);
    await sync(camille);
    expect(topicsOf()).toEqual(inReferents);
    expect(topics.standing).toContain(`${referentsOf('44190')} information`);
  });

  test('is counted among the referents, and not among the neighbours of the municipality', async () => {
    await given(appointed);
    await sync(camille);
    expect(counts.of(referentsOf('44190'))).toEqual({ members: 1, email: 1, sms: 1, push: 0 });
    expect(counts.municipalReachOf('44190').members).toBe(0);
  });

  test('who is a member too gets what each of both is told', async () => {
    await given({ ...withSms, mandates: [aReferent()] });
    await sync(camille);
    expect(topicsOf()).toEqual([`${communityId} danger`, ...inReferents].toSorted());
  });

  test('of two municipalities gets what the referents of each are told', async () => {
    await given({ ...appointed, mandates: [aReferent(), aReferent({ inseeCode: '44109' })] });
    await sync(camille);
    expect(topicsOf()).toEqual([`${referentsOf('44109')} danger`, ...inReferents]);
  });

  test('appointed to other neighbourhoods stays as they are', async () => {
    await given(appointed);
    await sync(camille);
    await change(camille, (resident) => ({ ...resident, mandates: [aReferent({ neighbourhoods: [] })] }));
    const calls: string[] = [];
    topics.before = (call) => void calls.push(call);
    await sync(camille);
    expect(calls).toEqual([]);
  });

  test('who is dismissed is told nothing more as one, and nothing of it is left', async () => {
    await given({ ...withSms, mandates: [aReferent()] });
    await sync(camille);
    await change(camille, (resident) => ({ ...resident, mandates: [] }));
    await sync(camille);
    expect(topicsOf()).toEqual([`${communityId} danger`]);
    expect(counts.of(referentsOf('44190'))).toEqual({ members: 0, email: 0, sms: 0, push: 0 });
    expect((await stored(camille)).reaches).toHaveLength(1);
  });

  test('whom the stream lost is subscribed by the sweeper', async () => {
    await given({ channels: withSms.channels });
    await change(camille, (resident) => ({ ...resident, mandates: [aReferent()] }));
    const later = () => new Date(Date.now() + 3 * 60_000);
    await sweepSubscriptions({ residents, sync, release: releaseEndpoint({ residents }), clock: later })();
    expect(topicsOf()).toEqual(inReferents);
  });
});

test.each(['police', 'town-hall'] as const)('an officer of the %s has no topic: officers read', async (office) => {
  await given({ mandates: [{ inseeCode: '44190', office }], channels: withSms.channels });
  await sync(camille);
  expect([...topics.standing]).toEqual([]);
});

describe('nobody is subscribed', () => {
  test.each(['pending', 'suspended'] as const)('whose membership is %s', async (status) => {
    await given({ ...withSms, memberships: [aMembership({ status })] });
    await sync(camille);
    expect(topics.subscribed).toEqual([]);
    expect(counts.of(communityId).members).toBe(0);
  });

  test('by a number that refuses SMS, and the resident sees why', async () => {
    optedOut.add(aConfirmedSms.phone);
    await given(withSms);
    await sync(camille);
    expect(topics.subscribed).toEqual([]);
    expect((await stored(camille)).channels.sms?.failure).toBe('opted-out');
  });

  test('by a device whose token is refused, and the resident sees why', async () => {
    refusedTokens.set('token-1', 'token-refused');
    await given(withPush);
    await sync(camille);
    expect(topics.subscribed).toEqual([]);
    expect((await stored(camille)).devices).toMatchObject([{ failure: 'token-refused' }]);
  });

  test('who does not exist', async () => {
    await expect(sync(camille)).resolves.toBeUndefined();
  });
});

describe('a choice', () => {
  test('of another level stands before the old one ends', async () => {
    await given(withSms);
    await sync(camille);
    await change(camille, (resident) => ({
      ...resident,
      channels: { ...resident.channels, sms: { ...aConfirmedSms, minimumLevel: 'information' } },
    }));
    const calls: string[] = [];
    topics.before = (call) => void calls.push(call);
    await sync(camille);
    expect(calls).toEqual(['subscribe', 'unsubscribe']);
    expect(topics.subscribed).toEqual(['+33612345678@information']);
  });

  test.each([
    ['to leave', (resident: Resident) => ({ ...resident, memberships: [] })],
    [
      'to be silent',
      (resident: Resident) => ({
        ...resident,
        channels: { ...resident.channels, sms: { ...aConfirmedSms, enabled: false } },
      }),
    ],
  ])('%s ends what stands and what was counted', async (_, changed) => {
    await given(withSms);
    await sync(camille);
    await change(camille, changed);
    await sync(camille);
    expect(topics.subscribed).toEqual([]);
    expect(counts.of(communityId).sms).toBe(0);
  });

  test('to leave leaves nothing behind', async () => {
    await given(withSms);
    await sync(camille);
    await change(camille, (resident) => ({ ...resident, memberships: [] }));
    await sync(camille);
    expect((await stored(camille)).reaches).toEqual([]);
    expect(counts.of(communityId)).toEqual({ members: 0, email: 0, sms: 0, push: 0 });
  });
});

describe('a crash', () => {
  const crash = () => {
    throw new Error('the process dies');
  };

  test('before SNS was asked is made up for', async () => {
    await given(withSms);
    topics.before = crash;
    await expect(sync(camille)).rejects.toThrow();
    topics.before = () => undefined;
    await sync(camille);
    expect(topics.subscribed).toEqual(['+33612345678@danger']);
    expect(counts.of(communityId).members).toBe(1);
  });

  test('after SNS subscribed, followed by a change of mind, leaves no subscription that nobody knows of', async () => {
    await given(withSms);
    const save = residents.save.bind(residents);
    let saves = 0;
    residents.save = async (...parameters) => {
      saves += 1;
      return saves === 2 ? crash() : save(...parameters);
    };
    await expect(sync(camille)).rejects.toThrow();
    expect(topics.subscribed).toEqual(['+33612345678@danger']);
    residents.save = save;
    await change(camille, (resident) => ({ ...resident, memberships: [] }));
    await sync(camille);
    expect(topics.subscribed).toEqual([]);
  });
});

describe('a change made meanwhile', () => {
  test('is taken into account, not overwritten', async () => {
    await given(withSms);
    let meddled = false;
    topics.before = (call) => {
      if (call !== 'subscribe' || meddled) return;
      meddled = true;
      void change(camille, (resident) => ({
        ...resident,
        channels: { ...resident.channels, sms: { ...aConfirmedSms, enabled: false } },
      }));
    };
    await sync(camille);
    expect((await stored(camille)).channels.sms?.enabled).toBe(false);
    expect(topics.subscribed).toEqual([]);
  });
});

describe('a change of mind', () => {
  const silent = (resident: Resident) => ({
    ...resident,
    channels: { ...resident.channels, sms: { ...aConfirmedSms, enabled: false } },
  });
  const heard = (resident: Resident) => ({ ...resident, channels: { ...resident.channels, sms: aConfirmedSms } });

  test('while the first choice is being carried out ends subscribed', async () => {
    await given(withSms);
    await sync(camille);
    await change(camille, silent);
    let meddled = false;
    topics.before = (call) => {
      if (call !== 'unsubscribe' || meddled) return;
      meddled = true;
      void change(camille, heard);
    };
    await sync(camille);
    expect(topics.subscribed).toEqual(['+33612345678@danger']);
  });

  test('after a crash that had already unsubscribed ends subscribed', async () => {
    await given(withSms);
    await sync(camille);
    await change(camille, silent);
    const save = residents.save.bind(residents);
    residents.save = async (before, after, effects) => {
      if (effects?.synced) throw new Error('the process dies');
      return save(before, after, effects);
    };
    await expect(sync(camille)).rejects.toThrow('dies');
    expect(topics.subscribed).toEqual([]);
    residents.save = save;
    await change(camille, heard);
    await sync(camille);
    expect(topics.subscribed).toEqual(['+33612345678@danger']);
  });
});

describe('what SNS refuses for good', () => {
  test('is shown on the channel, and not asked again', async () => {
    await given(withSms);
    topics.refused.add(aConfirmedSms.phone);
    await sync(camille);
    expect((await stored(camille)).channels.sms?.failure).toBe('address-refused');
    const calls: string[] = [];
    topics.before = (call) => void calls.push(call);
    await sync(camille);
    expect(calls).not.toContain('subscribe');
  });

  test('is shown on the device, and its other communities go without it', async () => {
    await given(withPush);
    topics.refused.add('endpoint-of-token-1');
    await sync(camille);
    expect((await stored(camille)).devices).toMatchObject([{ failure: 'endpoint-disabled' }]);
  });
});

describe('a choice that the stream lost', () => {
  const sweepAt = (minutes: number) =>
    sweepSubscriptions({
      residents,
      sync,
      release: releaseEndpoint({ residents }),
      clock: () => new Date(Date.now() + minutes * 60_000),
    })();

  test('is carried out by the sweeper, once the stream had its time', async () => {
    await given({ channels: { sms: aConfirmedSms } });
    await change(camille, (resident) => ({ ...resident, memberships: [aMembership()] }));
    await sweepAt(1);
    expect(topics.subscribed).toEqual([]);
    await sweepAt(3);
    expect(topics.subscribed).toEqual(['+33612345678@danger']);
    expect(await residents.listUnsynced(new Date(Date.now() + 3_600_000), 10)).toEqual([]);
  });

  test('of one resident holds up nobody else', async () => {
    await given(withSms);
    await given({ ...withSms, residentId: sacha, channels: { sms: { ...aConfirmedSms, phone: '+33687654321' } } });
    for (const residentId of [camille, sacha]) {
      await change(residentId, (resident) => ({ ...resident, memberships: [aMembership({ requestedAt: 'later' })] }));
    }
    topics.before = (call) => {
      if (call === 'subscribe' && topics.subscriptions.size === 0) {
        topics.before = () => undefined;
        throw new Error('SNS refuses the first');
      }
    };
    expect(await sweepAt(3)).toHaveLength(1);
    expect(topics.subscribed).toEqual(['+33687654321@danger']);
  });

  test('is no longer waiting once the stream carried it out', async () => {
    await given({ channels: { sms: aConfirmedSms } });
    await change(camille, (resident) => ({ ...resident, memberships: [aMembership()] }));
    await sync(camille);
    expect(await residents.listUnsynced(new Date(Date.now() + 3_600_000), 10)).toEqual([]);
  });
});

test('the same device under a new name stays subscribed', async () => {
  await given(withPush);
  await sync(camille);
  await change(camille, (resident) => ({
    ...resident,
    devices: [{ deviceId: 'pixel-again', platform: 'fcm', token: 'token-1' }],
  }));
  await sync(camille);
  expect(topics.subscribed).toEqual(['endpoint-of-token-1@vigilance']);
});

describe('a device that moves to another resident', () => {
  const phone = { deviceId: 'shared', platform: 'fcm', token: 'token-1' } as const;
  const release = (residentId: string) => releaseEndpoint({ residents })(residentId);

  beforeEach(async () => {
    await given({ ...withPush, residentId: camille, devices: [] });
    await given({ ...withPush, residentId: sacha, devices: [] });
    await change(camille, (resident) => ({ ...resident, devices: [phone] }), [phone.token]);
    await sync(camille);
    await change(sacha, (resident) => ({ ...resident, devices: [phone] }), [phone.token]);
  });

  test.each([
    ['first the former holder', [camille, sacha]],
    ['first the new holder', [sacha, camille]],
  ])('keeps one subscription, the new holder’s: %s', async (_, order) => {
    await release(camille);
    for (const residentId of order) await sync(residentId);
    expect((await stored(camille)).devices).toEqual([]);
    expect(topics.subscribed).toEqual(['endpoint-of-token-1@vigilance']);
    await change(sacha, (resident) => ({ ...resident, memberships: [] }));
    await sync(sacha);
    expect(topics.subscribed).toEqual([]);
  });

  test('reaches nobody when the new holder does not want it', async () => {
    await change(sacha, (resident) => ({ ...resident, memberships: [] }));
    await release(camille);
    await sync(camille);
    expect(topics.subscribed).toEqual([]);
  });

  test('and comes back at once stays where it is now', async () => {
    await change(camille, (resident) => resident, [phone.token]);
    await release(camille);
    await release(sacha);
    expect((await stored(camille)).devices).toHaveLength(1);
    expect((await stored(sacha)).devices).toHaveLength(0);
  });
});

test('a phone confirmed by another resident leaves the first, who sees why', async () => {
  await given(withSms);
  await given({ ...withSms, residentId: sacha });
  await change(sacha, (resident) => resident, [aConfirmedSms.phone]);
  await releaseEndpoint({ residents })(camille);
  expect((await stored(camille)).channels.sms).toMatchObject({
    confirmed: false,
    failure: 'moved-to-another-resident',
  });
});
