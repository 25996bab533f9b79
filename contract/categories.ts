/** The built-in categories of alert. They are data: each row says who may send it, who reads it and how long it lives. */
import type { CapCategory } from './cap-categories.ts';
import type { Bilingual, Level } from './fields.ts';

export interface Category {
  readonly categoryId: string;
  readonly label: Bilingual;
  readonly capCategory: CapCategory;
  /** Absent when the sender chooses it. */
  readonly level?: Level;
  /** The least right that sends it: every active member, referents and officers, officers, or the police alone. */
  readonly senders: 'residents' | 'referents' | 'officers' | 'police';
  /** Neighbours read it, or only the officers and referents do. */
  readonly audience: 'neighbours' | 'officers';
  /** How long it lives, in hours; absent when its sender gives the end. */
  readonly livesHours?: number;
  /** Without which nobody may send it: a plain report has neither. */
  readonly needs?: 'second-officer' | 'case-number';
}

type Row = readonly [
  id: string,
  fr: string,
  en: string,
  cap: CapCategory,
  level: Level | 'chosen',
  senders: Category['senders'],
  audience: Category['audience'],
  livesHours: number | 'given',
  needs?: Category['needs'],
];

const days = 24;

// biome-ignore format: one category a line reads as the table it is
const rows: readonly Row[] = [
  ['burglary_in_progress', 'Cambriolage en cours', 'Burglary in progress', 'Security', 'danger', 'residents', 'neighbours', 2],
  ['burglary_past', 'Cambriolage constaté', 'Burglary discovered', 'Security', 'vigilance', 'residents', 'neighbours', 48],
  ['theft', 'Vol ou tentative', 'Theft or attempt', 'Security', 'vigilance', 'residents', 'neighbours', 48],
  ['assault', 'Agression', 'Assault', 'Security', 'danger', 'residents', 'neighbours', 2],
  ['suspicious_behaviour', 'Comportement inhabituel', 'Unusual behaviour', 'Security', 'vigilance', 'residents', 'neighbours', 6],
  ['suspicious_vehicle', 'Véhicule suspect', 'Suspicious vehicle', 'Security', 'vigilance', 'residents', 'neighbours', 6],
  ['doorstep_scam', 'Démarchage abusif, faux agent', 'Doorstep scam', 'Security', 'vigilance', 'residents', 'neighbours', 12],
  ['scam', 'Escroquerie (téléphone, SMS, Internet)', 'Scam', 'Security', 'information', 'residents', 'neighbours', 7 * days],
  ['vandalism', 'Dégradation', 'Vandalism', 'Security', 'information', 'residents', 'neighbours', 72],
  ['antisocial', 'Incivilité, tapage', 'Antisocial behaviour', 'Security', 'information', 'residents', 'officers', 24],
  ['fire', 'Départ de feu', 'Fire', 'Fire', 'danger', 'residents', 'neighbours', 3],
  ['gas_hazard', 'Odeur de gaz, produit dangereux', 'Gas leak, hazard', 'CBRNE', 'danger', 'residents', 'neighbours', 6],
  ['accident', 'Accident, obstacle sur la route', 'Accident, road hazard', 'Transport', 'vigilance', 'residents', 'neighbours', 3],
  ['vulnerable_person', 'Personne vulnérable en difficulté', 'Vulnerable person', 'Rescue', 'vigilance', 'residents', 'neighbours', 6],
  ['missing_person', 'Disparition inquiétante', 'Missing person', 'Rescue', 'danger', 'officers', 'neighbours', 24],
  ['weather', 'Intempérie', 'Severe weather', 'Met', 'vigilance', 'officers', 'neighbours', 24],
  ['heat_cold', 'Canicule, grand froid', 'Heat or cold', 'Health', 'vigilance', 'officers', 'neighbours', 72],
  ['evacuation', 'Évacuation, mise à l’abri', 'Evacuate, shelter', 'Safety', 'danger', 'officers', 'neighbours', 'given', 'second-officer'],
  ['utility_outage', 'Coupure d’eau, d’électricité', 'Utility outage', 'Infra', 'information', 'officers', 'neighbours', 24],
  ['road_works', 'Route barrée, travaux', 'Road closed', 'Transport', 'information', 'officers', 'neighbours', 'given'],
  ['police_notice', 'Appel à la vigilance', 'Police notice', 'Security', 'vigilance', 'police', 'neighbours', 24],
  ['witness_appeal', 'Appel à témoins', 'Appeal for witnesses', 'Security', 'information', 'police', 'neighbours', 7 * days, 'case-number'],
  ['environment', 'Dépôt sauvage', 'Fly-tipping', 'Env', 'information', 'residents', 'officers', 14 * days],
  ['abandoned_vehicle', 'Véhicule abandonné', 'Abandoned vehicle', 'Other', 'information', 'residents', 'officers', 14 * days],
  ['street_defect', 'Voirie, éclairage', 'Street defect', 'Infra', 'information', 'residents', 'officers', 30 * days],
  ['animal_lost', 'Animal perdu ou trouvé', 'Lost or found pet', 'Other', 'information', 'residents', 'neighbours', 7 * days],
  ['object_lost', 'Objet perdu ou trouvé', 'Lost or found object', 'Other', 'information', 'residents', 'neighbours', 14 * days],
  ['mutual_aid', 'Entraide', 'Mutual aid', 'Other', 'information', 'residents', 'neighbours', 7 * days],
  ['neighbourhood_event', 'Vie de quartier', 'Neighbourhood event', 'Other', 'information', 'residents', 'neighbours', 'given'],
  ['special', 'Alerte spéciale', 'Special alert', 'Other', 'chosen', 'officers', 'neighbours', 'given'],
  ['exercise', 'Exercice', 'Exercise', 'Security', 'chosen', 'referents', 'neighbours', 1],
];

export const categories: readonly Category[] = rows.map(
  ([categoryId, fr, en, capCategory, level, senders, audience, livesHours, needs]) => ({
    categoryId,
    label: { fr, en },
    capCategory,
    ...(level === 'chosen' ? {} : { level }),
    senders,
    audience,
    ...(livesHours === 'given' ? {} : { livesHours }),
    ...(needs ? { needs } : {}),
  }),
);

export function findCategory(categoryId: string): Category | undefined {
  return categories.find((category) => category.categoryId === categoryId);
}
