import type {
  Channels,
  Device,
  Mandate,
  Membership,
  Profile,
  Resident,
} from '../../../lambdas/domain/residents/resident.ts';

interface Differences extends Partial<Omit<Resident, 'profile' | 'channels'>> {
  readonly profile?: Partial<Profile>;
  readonly channels?: Partial<Channels>;
}

/** A resident as sign-up leaves them, but for what a test says otherwise. */
export function aResident({ profile, channels, ...rest }: Differences = {}): Resident {
  return {
    residentId: '02AAAAAAAAAAAAAAAAAAAAAAAA',
    version: 1,
    memberships: [],
    mandates: [],
    devices: [],
    relatives: [],
    reaches: [],
    ...rest,
    profile: {
      name: 'Camille Martin',
      email: 'camille@example.org',
      language: 'fr',
      directory: { address: false, phone: false, email: false },
      createdAt: '2026-11-01T08:00:00.000Z',
      ...profile,
    },
    channels: {
      email: { enabled: true, minimumLevel: 'vigilance', unsubscribeSecret: 'Xk2mQ-7dPz_4fHsV9tLwBa' },
      ...channels,
    },
  };
}

export function aMembership(differences: Partial<Membership> = {}): Membership {
  return {
    communityId: '01JDB1H7K2C4D6E8F0G2H4J6K8',
    inseeCode: '44190',
    status: 'active',
    requestedAt: '2026-11-02T08:00:00.000Z',
    ...differences,
  };
}

type Referent = Extract<Mandate, { office: 'referent' }>;

export function aReferent(differences: Partial<Referent> = {}): Referent {
  return { inseeCode: '44190', office: 'referent', neighbourhoods: ['Les Lilas'], ...differences };
}

/** A phone that is registered and known to SNS. */
export function aDevice(differences: Partial<Device> = {}): Device {
  return {
    deviceId: 'pixel',
    platform: 'fcm',
    token: 'fcm-token-of-the-pixel',
    endpointArn: 'arn:aws:sns:eu-west-3:000000000000:endpoint/GCM/vigie/pixel',
    ...differences,
  };
}

export const aConfirmedSms = { enabled: true, minimumLevel: 'danger', phone: '+33612345678', confirmed: true } as const;
