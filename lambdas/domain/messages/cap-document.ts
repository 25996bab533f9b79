import type { Bilingual } from '../../../contract/fields.ts';
import type { Alert, Message } from '../alerts/alert.ts';
import { referentsOf } from '../communities/group.ts';
import type { Notice } from '../publishing/posting.ts';
import { element, xml, xmlDocument } from '../xml.ts';
import { capElements, capReferences, capTime } from './cap.ts';
import type { CapPlace } from './cap-area.ts';
import { capInfo } from './cap-info.ts';

/** What a CAP document says besides the alert itself. */
export interface CapSurroundings extends CapPlace {
  /** What an alert's id completes to the link that messages carry. */
  readonly linkBaseUrl: string;
}

const restriction: Bilingual = {
  fr: 'Pour les voisins des communautés destinataires, leurs référents et les agents de la commune.',
  en: 'For the neighbours of the communities addressed, their referents and the officers of the municipality.',
};

const note: Bilingual = {
  fr: 'EXERCICE : rien de réel ne se passe.',
  en: 'EXERCISE: nothing real is happening.',
};

const inBoth = ({ fr, en }: Bilingual) => `${fr} / ${en}`;

/**
 * One message of an alert as a document of CAP 1.2, in French and English, as neighbours read it: nobody is named, words are masked, and
 * no number plate is told. http://docs.oasis-open.org/emergency/cap/v1.2/CAP-v1.2-os.html
 */
export function capDocument(alert: Alert, message: Message, { linkBaseUrl, ...place }: CapSurroundings): string {
  const notice = noticeTo(alert, message);
  const sender = new URL(linkBaseUrl).host;
  const { identifier, status, msgType, scope } = capElements(notice);
  const references = capReferences(notice, sender);
  const about = { ...place, link: `${linkBaseUrl}${alert.alertId}` };
  const elements = [
    element('identifier', identifier),
    element('sender', sender),
    element('sent', capTime(message.at)),
    element('status', status),
    element('msgType', msgType),
    element('scope', scope),
    element('restriction', scope === 'Restricted' ? inBoth(restriction) : undefined),
    element('note', status === 'Exercise' ? inBoth(note) : undefined),
    element('references', references.length > 0 ? references.join(' ') : undefined),
    capInfo(notice, 'fr', about),
    capInfo(notice, 'en', about),
  ];
  return xmlDocument(xml`<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">\n${elements}</alert>`);
}

/** As those it was first for are told it. */
export function noticeTo(alert: Alert, message: Message): Notice {
  return { alert, message, groupId: alert.origin?.communityId ?? referentsOf(alert.inseeCode) };
}

/** What was last told to those who know of the alert; a forwarding tells the same to others. */
export function latestMessage({ messages }: Pick<Alert, 'messages'>): Message | undefined {
  return messages.findLast(({ kind }) => kind !== 'forwarding');
}
