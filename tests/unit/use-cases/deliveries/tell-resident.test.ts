import { describe, expect, test } from '@jest/globals';
import type { FailedWay } from '../../../../lambdas/domain/deliveries/retired-ways.ts';
import { countSeptets, toGsm7 } from '../../../../lambdas/domain/messages/gsm7.ts';
import { retiredNotice, retiredSms } from '../../../../lambdas/domain/messages/retired-notice.ts';
import type { Resident } from '../../../../lambdas/domain/residents/resident.ts';
import { inMemoryContactStore } from '../../../../lambdas/stores/residents/in-memory-contacts.ts';
import { inMemoryResidentStore } from '../../../../lambdas/stores/residents/in-memory-residents.ts';
import { tellResident } from '../../../../lambdas/use-cases/deliveries/tell-resident.ts';
import { aConfirmedSms, aDevice, aResident } from '../../support/a-resident.ts';

const email = aResident().channels.email;
const push = { enabled: true, minimumLevel: 'danger' } as const;
const bounced = { ...email, failure: 'address-bounced' } as const;
const stopped = { ...aConfirmedSms, failure: 'opted-out' } as const;
const lost = aDevice({ failure: 'endpoint-disabled' });
const tablet = aDevice({ deviceId: 'tablet', token: 't', endpointArn: 'arn:tablet' });
const { residentId } = aResident();

interface Refusing {
  readonly push?: 'gone' | 'fault';
  readonly sms?: 'fault';
  readonly email?: 'address-refused' | 'fault';
}

/** Tells the resident of what failed, and gives by what they were told. */
async function given(resident: Resident, refusing: Refusing = {}) {
  const residents = inMemoryResidentStore();
  await residents.create(resident);
  const contacts = inMemoryContactStore(residents);
  const sent: string[] = [];
  const orFault = (refusal: string | undefined) => {
    if (refusal === 'fault') throw new Error('not now');
  };
  const tell = tellResident({
    residents,
    contacts,
    clock: () => new Date('2026-11-22T20:31:00.000Z'),
    pushMessages: {
      send: async (endpointArn, { title, body }) => {
        orFault(refusing.push);
        if (refusing.push === 'gone') return false;
        sent.push(`push ${endpointArn}: ${title}. ${body}`);
        return true;
      },
    },
    textMessages: {
      send: async (phone, text) => {
        orFault(refusing.sms);
        sent.push(`sms ${phone}: ${text}`);
      },
    },
    emails: {
      send: async ({ to, subject, tags }) => {
        orFault(refusing.email);
        if (refusing.email === 'address-refused') return 'address-refused';
        sent.push(`email ${to}: ${subject} (${tags?.resident})`);
        return 'sent';
      },
    },
  });
  return { sent, contacts, tell: (failed: FailedWay) => tell(resident.residentId, failed) };
}

describe('whoever a channel does not reach any more', () => {
  test('is told by another one, the soonest first', async () => {
    const { sent, tell } = await given(
      aResident({ channels: { email: bounced, sms: aConfirmedSms, push }, devices: [tablet] }),
    );
    await tell('CHANNEL#email');
    expect(sent).toEqual([
      'push arn:tablet: Nos e-mails ne vous parviennent plus. Votre adresse est refusée : vérifiez-la dans votre compte.',
    ]);
  });

  test('is told in the language they read', async () => {
    const { sent, tell } = await given(aResident({ profile: { language: 'en' }, channels: { sms: stopped } }));
    await tell('CHANNEL#sms');
    expect(sent).toEqual([`email camille@example.org: Our text messages no longer reach you (${residentId})`]);
  });

  test('is told once', async () => {
    const { sent, tell } = await given(aResident({ channels: { email: bounced, sms: aConfirmedSms } }));
    await tell('CHANNEL#email');
    await tell('CHANNEL#email');
    expect(sent).toHaveLength(1);
  });

  test('is told once more when it worked in between', async () => {
    const { sent, tell, contacts } = await given(aResident({ channels: { email: bounced, sms: aConfirmedSms } }));
    await tell('CHANNEL#email');
    await contacts.forgetTold(residentId, 'CHANNEL#email');
    await tell('CHANNEL#email');
    expect(sent).toHaveLength(2);
  });

  test('is told of a lost device by another channel rather than by another device', async () => {
    const channels = { push, sms: aConfirmedSms };
    const { sent, tell } = await given(aResident({ channels, devices: [lost, tablet] }));
    await tell(`DEVICE#${lost.deviceId}`);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatch(/^sms /);
  });

  test('is told by another device where that is all that is left', async () => {
    const channels = { push, email: { ...email, enabled: false } };
    const { sent, tell } = await given(aResident({ channels, devices: [lost, tablet] }));
    await tell(`DEVICE#${lost.deviceId}`);
    expect(sent[0]).toMatch(/^push arn:tablet/);
  });

  test('is told nothing, and may be later, where nothing else reaches them', async () => {
    const { sent, tell, contacts } = await given(aResident({ channels: { email: bounced } }));
    await tell('CHANNEL#email');
    expect(sent).toEqual([]);
    expect(await contacts.wasTold(residentId, 'CHANNEL#email')).toBe(false);
  });

  test('is not told by what they switched off, have not confirmed, or lost as well', async () => {
    const sms = { ...aConfirmedSms, confirmed: false };
    const off = { ...push, enabled: false };
    const { sent, tell } = await given(
      aResident({ channels: { email: bounced, sms, push: off }, devices: [tablet, lost] }),
    );
    await tell('CHANNEL#email');
    expect(sent).toEqual([]);
  });

  test.each([undefined, 'moved-to-another-resident', 'push-not-configured'] as const)(
    'is told nothing of what is no loss by now: %s',
    async (failure) => {
      const sms = { ...aConfirmedSms, ...(failure ? { failure } : {}) };
      const { sent, tell } = await given(aResident({ channels: { sms } }));
      await tell('CHANNEL#sms');
      expect(sent).toEqual([]);
    },
  );
});

describe('a way that refuses', () => {
  const resident = aResident({ channels: { email, sms: stopped, push }, devices: [tablet] });

  test('for good is passed over', async () => {
    const { sent, tell } = await given(resident, { push: 'gone' });
    await tell('CHANNEL#sms');
    expect(sent[0]).toMatch(/^email /);
  });

  test('for now is passed over as well', async () => {
    const { sent, tell } = await given(resident, { push: 'fault' });
    await tell('CHANNEL#sms');
    expect(sent[0]).toMatch(/^email /);
  });

  test('is tried again later when no other took it', async () => {
    const { tell, contacts } = await given(resident, { push: 'gone', email: 'fault' });
    await expect(tell('CHANNEL#sms')).rejects.toThrow('not now');
    expect(await contacts.wasTold(residentId, 'CHANNEL#sms')).toBe(false);
  });
});

test.each(
  (['email', 'sms', 'push'] as const).flatMap((channel) =>
    (['opted-out', 'endpoint-disabled', 'address-refused', 'address-bounced', 'complaint'] as const).flatMap((reason) =>
      (['fr', 'en'] as const).map((language) => ({ channel, reason, language })),
    ),
  ),
)('an SMS of it is one segment: $channel, $reason, $language', ({ channel, reason, language }) => {
  const text = retiredSms(retiredNotice(channel, reason, language), language);
  expect(toGsm7(text)).toBe(text);
  expect(countSeptets(text)).toBeLessThanOrEqual(160);
});
