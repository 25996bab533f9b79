/** Each thing that a resident reports, in a word or two: an SMS has room for no more. */
import type { Bilingual } from '../../../contract/fields.ts';

const name = (fr: string, en: string): Bilingual => ({ fr, en });

export const shortNames: Readonly<Record<string, Bilingual>> = {
  burglary_in_progress: name('cambriolage en cours', 'burglary now'),
  theft: name('vol', 'theft'),
  assault: name('agression', 'assault'),
  suspicious_behaviour: name('individu', 'behaviour'),
  suspicious_vehicle: name('véhicule', 'vehicle'),
  doorstep_scam: name('démarchage', 'doorstep'),
  fire: name('feu', 'fire'),
  accident: name('accident', 'accident'),
  burglary_past: name('cambriolage passé', 'past burglary'),
  gas_hazard: name('gaz', 'gas'),
  vulnerable_person: name('personne', 'person'),
  scam: name('arnaque', 'scam'),
  vandalism: name('dégât', 'damage'),
  antisocial: name('bruit', 'noise'),
  environment: name('dépôt', 'dumping'),
  abandoned_vehicle: name('épave', 'wreck'),
  street_defect: name('voirie', 'street'),
  animal_lost: name('animal', 'pet'),
  object_lost: name('objet', 'object'),
  mutual_aid: name('entraide', 'help'),
  neighbourhood_event: name('fête', 'event'),
};

/** Those that are asked first, and those behind `autre`. */
const ids = Object.keys(shortNames);
const firstCount = 8;
export const firstChoices: readonly string[] = ids.slice(0, firstCount);
export const otherChoices: readonly string[] = ids.slice(firstCount);
