import type { CapCategory } from '../../../contract/cap-categories.ts';
import type { Bilingual } from '../../../contract/fields.ts';
import type { Alert } from '../alerts/alert.ts';

export type EmergencyNumber = '15' | '17' | '18' | '112';

/** The number to call first, by the alert's CAP category; for whatever has no service of its own, the European one. */
const numberByCapCategory: Readonly<Record<CapCategory, EmergencyNumber>> = {
  Security: '17',
  Fire: '18',
  CBRNE: '18',
  Rescue: '15',
  Health: '15',
  Transport: '112',
  Met: '112',
  Safety: '112',
  Infra: '112',
  Env: '112',
  Other: '112',
};

/** Where the CAP category names another service than the one that answers. */
const numberByCategory: Readonly<Record<string, EmergencyNumber>> = {
  // The police look for whoever disappeared: https://www.service-public.fr/particuliers/vosdroits/F33491
  missing_person: '17',
};

/** Who answers each number. */
export const emergencyServices: Readonly<Record<EmergencyNumber, Bilingual>> = {
  '15': { fr: 'SAMU', en: 'medical emergency' },
  '17': { fr: 'police', en: 'police' },
  '18': { fr: 'pompiers', en: 'fire brigade' },
  '112': { fr: 'urgences', en: 'emergency services' },
};

/** The emergency number to call first about an alert. */
export function emergencyNumber({ category, capCategory }: Pick<Alert, 'category' | 'capCategory'>): EmergencyNumber {
  return numberByCategory[category] ?? numberByCapCategory[capCategory];
}
