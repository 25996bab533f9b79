import { countSeptets, toGsm7 } from './gsm7.ts';
import { fitSms, segmentSeptets } from './segment.ts';

/** Room for a name, before the community's. */
const nameSeptets = 26;

/** The SMS that asks a neighbour whether they want to be enrolled: who asks, where, and what each answer means. One segment, in French. */
export function enrolmentText(enroller: string, community: string): string {
  const who = fitSms(enroller, nameSeptets);
  const room = segmentSeptets - countSeptets(words(who, ''));
  return words(who, fitSms(community, room));
}

const words = (who: string, community: string) =>
  toGsm7(
    `Vigie: ${who} vous inscrit, ${community}. OUI: recevoir par SMS les alertes du quartier, charte acceptée. NON: refuser.`,
  );
