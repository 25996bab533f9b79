/** Where a CAP alert is about: https://docs.oasis-open.org/emergency/cap/v1.2/CAP-v1.2-os.html, section 3.2.4 */
import type { Polygon } from '../../../contract/operations/communities.ts';
import type { Alert } from '../alerts/alert.ts';
import type { Municipality } from '../communities/community.ts';
import { element, type Xml, xml } from '../xml.ts';

/** What is known of where an alert went. */
export interface CapPlace {
  /** Absent when it is not registered any more. */
  readonly municipality: Municipality | undefined;
  /** The areas of the communities it was sent to by name. */
  readonly areas: readonly Polygon[];
}

/** The place itself, as far as a position is known: this many kilometres around it. */
const aroundKm = 0.1;

/** Around the place if its position is known, else the communities it was sent to; in any case the municipality, by its INSEE code. */
export function capArea({ place, inseeCode }: Alert, { municipality, areas }: CapPlace): Xml {
  const { description, latitude, longitude } = place;
  const isLocated = latitude !== undefined && longitude !== undefined;
  const shapes = isLocated
    ? element('circle', `${latitude},${longitude} ${aroundKm}`)
    : xml`${areas.map((area) => element('polygon', polygonText(area)))}`;
  return xml`<area>
${element('areaDesc', [description, municipality?.name].filter(Boolean).join(', '))}${shapes}<geocode>
${element('valueName', 'INSEE')}${element('value', inseeCode)}</geocode>
</area>
`;
}

/** Latitude first, unlike GeoJSON; the first position is repeated at the end. */
function polygonText({ coordinates: [ring = []] }: Polygon): string {
  return ring.map(([longitude, latitude]) => `${latitude},${longitude}`).join(' ');
}
