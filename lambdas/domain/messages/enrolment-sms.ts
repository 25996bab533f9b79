import { fitSms, oneSegment } from './segment.ts';

/** Room for a name, before the community's. */
const nameSeptets = 26;

/** The SMS that asks a neighbour whether they want to be enrolled: who asks, where, and what each answer means. One segment, in French. */
export function enrolmentText(enroller: string, community: string): string {
  const asked = `Vigie: ${fitSms(enroller, nameSeptets)} vous inscrit, `;
  return oneSegment(
    asked,
    community,
    '. OUI: recevoir par SMS les alertes du quartier, charte acceptée. NON: refuser.',
  );
}
