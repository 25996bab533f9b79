/** The alerts of a municipality as an Atom feed: https://www.rfc-editor.org/rfc/rfc4287 */
import type { Alert } from '../alerts/alert.ts';
import type { Municipality } from '../communities/community.ts';
import { latestMessage, noticeTo } from '../messages/cap-document.ts';
import { descriptionOf, headlineOf, senderName } from '../messages/cap-words.ts';
import { element, type Xml, xml, xmlDocument } from '../xml.ts';
import { linksOf, type Publisher, updatedAt } from './public-alert.ts';

/** Of a feed without entries, which nothing ever changed. */
const never = '1970-01-01T00:00:00.000Z';

/** @param alerts public ones, the newest first */
export function atomFeed(municipality: Municipality, alerts: readonly Alert[], publisher: Publisher): string {
  const { inseeCode, name } = municipality;
  const base = `${publisher.apiUrl}/v1/municipalities/${inseeCode}/alerts`;
  const updated = alerts.map(updatedAt).toSorted().at(-1) ?? never;
  const elements = [
    element('id', `urn:vigie:municipality:${inseeCode}:alerts`),
    element('title', `Alertes de ${name} / Alerts of ${name}`),
    element('subtitle', 'Vigie ne remplace pas les secours : 17, 18, 15, 112. / Vigie does not replace them.'),
    element('updated', updated),
    author(name),
    xml`<link rel="self" type="application/atom+xml" href="${`${base}.atom`}"/>\n`,
    xml`<link rel="alternate" type="application/geo+json" href="${`${base}.geojson`}"/>\n`,
    ...alerts.map((alert) => entryOf(alert, municipality, publisher)),
  ];
  return xmlDocument(xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">\n${elements}</feed>`);
}

/** French first; the summary says the same in short in English. */
function entryOf(alert: Alert, municipality: Municipality, publisher: Publisher): Xml {
  const message = latestMessage(alert);
  if (!message) return xml``;
  const notice = noticeTo(alert, message);
  const { alternate, cap } = linksOf(alert, publisher);
  const elements = [
    element('id', `urn:vigie:alert:${alert.alertId}`),
    element('title', headlineOf(notice, 'fr')),
    element('published', alert.reportedAt),
    element('updated', updatedAt(alert)),
    author(senderName(alert.author.kind, municipality).fr),
    xml`<category term="${alert.category}" label="${alert.categoryLabel.fr}"/>\n`,
    xml`<category scheme="urn:vigie:level" term="${alert.level}"/>\n`,
    xml`<link rel="alternate" type="text/html" href="${alternate}"/>\n`,
    xml`<link rel="alternate" type="application/cap+xml" href="${cap}"/>\n`,
    xml`<summary xml:lang="en">${headlineOf(notice, 'en')}</summary>\n`,
    xml`<content type="text">${descriptionOf(notice, 'fr')}</content>\n`,
  ];
  return xml`<entry>\n${elements}</entry>\n`;
}

const author = (name: string): Xml => xml`<author>${element('name', name)}</author>\n`;
