/** CAP documents of others, as text, but for what a test says otherwise. */

interface Wishes {
  readonly identifier?: string;
  readonly sender?: string;
  readonly sent?: string;
  readonly status?: string;
  readonly msgType?: string;
  readonly scope?: string;
  readonly references?: string;
  readonly info?: string;
}

interface InfoWishes {
  readonly language?: string;
  readonly category?: string;
  readonly event?: string;
  readonly urgency?: string;
  readonly severity?: string;
  readonly expires?: string | null;
  readonly onset?: string;
  readonly headline?: string;
  readonly description?: string;
  readonly area?: string;
}

const capNamespace = 'urn:oasis:names:tc:emergency:cap:1.2';
const sentAt = '2026-11-22T20:00:00+00:00';

const areaOfTown =
  '<area><areaDesc>Loire-Atlantique</areaDesc><geocode><valueName>INSEE</valueName><value>44190</value></geocode></area>';

export function capInfo(wishes: InfoWishes = {}): string {
  const {
    language = 'fr-FR',
    category = 'Met',
    event = 'Vent violent',
    urgency = 'Expected',
    severity = 'Moderate',
  } = wishes;
  const { expires = '2026-11-23T06:00:00+01:00', onset, headline = 'Vigilance orange vent violent' } = wishes;
  const { description = 'Rafales de 110 km/h attendues cette nuit.', area = areaOfTown } = wishes;
  return `<info><language>${language}</language><category>${category}</category><event>${event}</event>
<urgency>${urgency}</urgency><severity>${severity}</severity><certainty>Likely</certainty>
${onset === undefined ? '' : `<onset>${onset}</onset>`}${expires === null ? '' : `<expires>${expires}</expires>`}
<headline>${headline}</headline><description>${description}</description><instruction>Restez chez vous.</instruction>${area}</info>`;
}

/** A warning of strong wind for Saint-Sébastien-sur-Loire. */
export function capText(wishes: Wishes = {}): string {
  const { identifier = 'vent-1', sender = 'meteo@alertes.example', sent = sentAt, status = 'Actual' } = wishes;
  const { msgType = 'Alert', scope = 'Public', references, info = capInfo() } = wishes;
  return `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="${capNamespace}"><identifier>${identifier}</identifier><sender>${sender}</sender><sent>${sent}</sent>
<status>${status}</status><msgType>${msgType}</msgType><scope>${scope}</scope>
${references === undefined ? '' : `<references>${references}</references>`}${info}</alert>`;
}

/** As another message refers to it. */
export const referenceTo = (identifier: string, sent = sentAt) => `meteo@alertes.example,${identifier},${sent}`;

/** An Atom feed whose entries link these addresses. */
export function atomOf(...links: readonly string[]): string {
  const entries = links.map(
    (href) =>
      `<entry><id>urn:x:${href}</id><title>x</title><updated>2026-11-22T20:00:00Z</updated><link type="application/cap+xml" href="${href}"/></entry>`,
  );
  return `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x</id><title>x</title><updated>2026-11-22T20:00:00Z</updated>${entries.join('')}</feed>`;
}
