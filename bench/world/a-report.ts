import type { AlertReport } from '../../contract/operations/alerts.ts';

/** What a neighbour reports now, as the body of `reportAlert`: about 400 bytes. */
export function aReport(): AlertReport {
  return {
    category: 'suspicious_vehicle',
    description:
      'Une camionnette blanche fait le tour du quartier au pas depuis vingt minutes et s’arrête devant chaque portail.',
    place: { description: '12 rue des Lilas', latitude: 47.205, longitude: -1.503 },
    happenedAt: new Date(Date.now() - 60_000).toISOString(),
    emergencyCalled: 'no',
    vehicle: { type: 'camionnette', colour: 'blanche', make: 'Renault' },
  };
}
