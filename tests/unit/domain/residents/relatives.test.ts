import { describe, expect, test } from '@jest/globals';
import { referentsOf } from '../../../../lambdas/domain/communities/group.ts';
import {
  answered,
  relativeOfSecret,
  withoutRelative,
  withRelative,
} from '../../../../lambdas/domain/residents/relatives.ts';
import { intendedReaches } from '../../../../lambdas/domain/subscriptions/reach.ts';
import { wantedSubscriptions } from '../../../../lambdas/domain/subscriptions/wanted-subscriptions.ts';
import { aConfirmedSms, aMembership, aReferent, aResident } from '../../support/a-resident.ts';
import { aRelative } from '../../support/an-enrolment.ts';

const now = new Date('2026-11-22T20:00:00.000Z');
const phone = '+33639982200';
const resident = aResident();
const naming = (relative = aRelative()) => aResident({ memberships: [aMembership()], relatives: [relative] });
const name = (to = resident, contact: object = { phone }) => withRelative(to, '1', { name: 'Sacha', ...contact }, now);

describe('naming a relative', () => {
  test('awaits their answer, under a secret of their own, in the resident’s language', () => {
    expect(name().relatives).toEqual([
      {
        relativeId: '1',
        name: 'Sacha',
        phone,
        language: 'fr',
        status: 'pending',
        secret: expect.stringMatching(/^[A-Za-z0-9_-]{22}$/),
        invitedAt: now.toISOString(),
      },
    ]);
  });

  test('again by another name keeps the answer and the link', () => {
    const [agreed] = name(naming(aRelative({ name: 'S.' }))).relatives;
    expect(agreed).toEqual(aRelative());
  });

  test('again while they have not answered asks them again, by the same link', () => {
    const [asked] = name(naming(aRelative({ status: 'pending' }))).relatives;
    expect(asked).toEqual(aRelative({ status: 'pending', invitedAt: now.toISOString() }));
  });

  test('at another number is naming somebody else', () => {
    const [other] = name(naming(), { phone: '+33639982299' }).relatives;
    expect(other).toMatchObject({ status: 'pending', phone: '+33639982299' });
    expect(other?.secret).not.toBe(aRelative().secret);
  });

  test.each(['refused', 'stopped'] as const)('who %s is not asked again', (status) => {
    expect(() => name(naming(aRelative({ status })))).toThrow('relative-refused');
  });

  test.each([
    ['neither phone nor address', {}],
    ['both', { phone, email: 'sacha@example.org' }],
  ])('with %s is refused', (_, contact) => {
    expect(() => name(resident, contact)).toThrow('invalid-input');
  });

  test('twice is refused: they would be told twice', () => {
    expect(() => withRelative(naming(), '2', { name: 'Encore', phone }, now)).toThrow('invalid-input');
  });

  test('ends when they are removed', () => {
    expect(withoutRelative(naming(), '1').relatives).toEqual([]);
    expect(() => withoutRelative(naming(), '2')).toThrow('relative-not-found');
  });
});

describe('what a relative answers', () => {
  test.each([
    ['pending', 'yes', 'active'],
    ['pending', 'no', 'refused'],
    ['active', 'no', 'stopped'],
    ['refused', 'yes', 'active'],
    ['stopped', 'yes', 'active'],
    ['refused', 'no', 'refused'],
    ['stopped', 'no', 'stopped'],
  ] as const)('to %s, %s, makes it %s', (status, answer, after) => {
    expect(answered(naming(aRelative({ status })), '1', answer).relatives).toEqual([aRelative({ status: after })]);
  });

  test('again changes nothing', () => {
    const agreed = naming();
    expect(answered(agreed, '1', 'yes')).toBe(agreed);
    expect(answered(agreed, '3', 'yes')).toBe(agreed);
  });

  test('is known by the secret of their link alone', () => {
    expect(relativeOfSecret(naming(), aRelative().secret)).toEqual(aRelative());
    expect(relativeOfSecret(naming(), 'A'.repeat(22))).toBeUndefined();
  });
});

describe('a relative who agreed', () => {
  const { communityId } = aMembership();

  test('is subscribed to danger in the communities of the resident, whatever the resident’s channels', () => {
    expect(wantedSubscriptions(naming())).toEqual([
      { groupId: communityId, of: 'relative:1', minimumLevel: 'danger', endpoint: phone, heldAs: phone },
    ]);
  });

  test('is told nothing of what is for referents', () => {
    const referent = { ...naming(), memberships: [], mandates: [aReferent()] };
    expect(wantedSubscriptions(referent).map(({ groupId }) => groupId)).not.toContain(referentsOf('44190'));
  });

  test.each(['pending', 'refused', 'stopped'] as const)('is subscribed to nothing while %s', (status) => {
    expect(wantedSubscriptions(naming(aRelative({ status })))).toEqual([]);
  });

  test('whose number fails is subscribed to nothing', () => {
    expect(wantedSubscriptions(naming(aRelative({ failure: 'address-refused' })))).toEqual([]);
  });

  test('is not told twice at the resident’s own number', () => {
    const own = { ...naming(), channels: { ...naming().channels, sms: { ...aConfirmedSms, phone } } };
    expect(wantedSubscriptions(own).map(({ of }) => of)).toEqual(['sms']);
  });

  test('is nobody’s reach', () => {
    const [reach] = intendedReaches({ ...naming(), relatives: [aRelative()] });
    expect(reach?.subscriptions).toHaveLength(1);
    expect(reach?.counted).toEqual({ member: true, email: 'vigilance' });
  });
});
