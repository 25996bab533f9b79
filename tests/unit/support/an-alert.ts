import type { Alert } from '../../../lambdas/domain/alerts/alert.ts';
import { emptyHistory } from '../../../lambdas/domain/alerts/history.ts';

type Reported = Omit<Alert, 'addressees' | 'messages' | 'history'>;

/** A burglary under way in Les Lilas, as a resident's report published it, but for what a test says otherwise. */
export function anAlert(overrides: Partial<Alert> = {}): Alert {
  return told({ ...burglary, ...overrides }, overrides);
}

/** What the municipal police told all communities of Saint-Sébastien-sur-Loire, but for what a test says otherwise. */
export function anOfficialAlert(overrides: Partial<Alert> = {}): Alert {
  const { origin: _, ...municipal } = burglary;
  const addressees = { communityIds: [], allCommunities: true, referents: false };
  return told({ ...municipal, ...notice, ...overrides }, { addressees, ...overrides });
}

function told(report: Reported, { addressees, messages, history }: Partial<Alert>): Alert {
  const { alertId, origin, author, reportedAt: at } = report;
  const communityIds = origin ? [origin.communityId] : [];
  const to = addressees ?? { communityIds, allCommunities: false, referents: false };
  const certainty = author.kind === 'police' ? 'observed' : 'possible';
  return {
    ...report,
    addressees: to,
    messages: messages ?? [{ number: 0, kind: 'alert', at, by: author, certainty, to }],
    history: history ?? emptyHistory(alertId),
  };
}

const burglary: Reported = {
  alertId: '01M82F8XX0Z6V3N5T7W9X1Y0AB',
  version: 1,
  inseeCode: '44190',
  origin: { communityId: '01JDB1H7K2C4D6E8F0G2H4J6K8', name: 'Les Lilas' },
  category: 'burglary_in_progress',
  categoryLabel: { fr: 'Cambriolage en cours', en: 'Burglary in progress' },
  capCategory: 'Security',
  level: 'danger',
  status: 'published',
  readers: 'neighbours',
  description: 'Deux personnes forcent la porte du garage.',
  place: { description: '12 rue des Lilas' },
  happenedAt: '2026-11-22T20:30:00.000Z',
  reportedAt: '2026-11-22T20:31:00.000Z',
  expiresAt: '2026-11-22T22:31:00.000Z',
  author: { residentId: '02AAAAAAAAAAAAAAAAAAAAAAAA', kind: 'resident', name: 'Camille Martin', hidden: false },
  emergencyCalled: 'no',
  witnesses: { confirm: 0, deny: 0 },
  confirmedByPolice: false,
  moderation: { screening: [], flags: [] },
};

const notice: Partial<Reported> = {
  category: 'police_notice',
  categoryLabel: { fr: 'Appel à la vigilance', en: 'Police notice' },
  level: 'vigilance',
  description: 'Série de vols dans les garages cette semaine.',
  place: { description: 'quartier nord' },
  expiresAt: '2026-11-23T20:31:00.000Z',
  author: { residentId: '02PPPPPPPPPPPPPPPPPPPPPPPP', kind: 'police', name: 'Police municipale', hidden: false },
};
