import type { ScreeningReason } from '../../../contract/operations/alert-fields.ts';
import type { AlertReport } from '../../../contract/operations/alerts.ts';
import type { TextKind } from './place-names.ts';
import { maskText, screenText } from './screen-text.ts';

/** The texts of a report that neighbours read. */
type ReportTexts = Pick<AlertReport, 'description' | 'place' | 'vehicle'>;

/** What the screening found, and in which field: `place.description`. */
export interface Finding {
  readonly path: string;
  readonly reason: ScreeningReason;
}

/** What a report says of who people are. */
export function screen({ description, place, vehicle }: ReportTexts): Finding[] {
  const texts: [path: string, text: string | undefined, kind?: TextKind][] = [
    ['description', description],
    ['place.description', place.description, { isPlace: true }],
    ['vehicle.type', vehicle?.type],
    ['vehicle.colour', vehicle?.colour],
    ['vehicle.make', vehicle?.make],
  ];
  return texts.flatMap(([path, text = '', kind]) => screenText(text, kind).map((reason) => ({ path, reason })));
}

/** The report with every word masked that the screening finds. */
export function masked<Report extends ReportTexts>(report: Report): Report {
  const { description, place, vehicle } = report;
  return {
    ...report,
    description: maskText(description),
    place: { ...place, description: maskText(place.description, { isPlace: true }) },
    ...(vehicle ? { vehicle: maskedVehicle(vehicle) } : {}),
  };
}

function maskedVehicle({ type, colour, make }: NonNullable<AlertReport['vehicle']>): AlertReport['vehicle'] {
  return {
    type: maskText(type),
    ...(colour === undefined ? {} : { colour: maskText(colour) }),
    ...(make === undefined ? {} : { make: maskText(make) }),
  };
}
