import type { Protocol } from '../../../lambdas/domain/municipalities/protocol.ts';

/** The protocol of Saint-Sébastien-sur-Loire for three years, but for what a test says otherwise. */
export function aProtocol(differences: Partial<Protocol> = {}): Protocol {
  return {
    inseeCode: '44190',
    signatories: ['Mairie de Saint-Sébastien-sur-Loire', 'Préfecture de la Loire-Atlantique'],
    startsOn: '2026-01-01',
    endsOn: '2028-12-31',
    ...differences,
  };
}
