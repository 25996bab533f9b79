/** Fire, accidents, and what makes up the life of a quarter. */
import { type CategoryWords, lost, pet, thing, vehicle, within } from './fragments.ts';

export const everydayWords: Readonly<Record<string, CategoryWords>> = {
  antisocial: {
    sure: [
      'tapage\\w*',
      'bruit\\w*',
      'musique',
      'rodeos?|motocross|quads?',
      'petards?|mortiers?|feux? d artifices?',
      'incivi\\w*',
      'nuisance\\w*',
      'squatt\\w*|attroupement\\w*',
      'ivres?|alcoolis\\w*|bourres?',
      'nois\\w*|loud music|drunk',
    ],
  },
  fire: {
    sure: [
      '(?<!coups? de )feu(?! rouge| tricolore| vert| en panne| d artifice)',
      'incendi\\w*|insendi\\w*',
      'brul\\w*|crame\\w*',
      'fumees?|fume noire',
      'flam?mes?',
      'explos(?:e|ion|ions)',
      'fire|burning|smoke|flames',
    ],
  },
  gas_hazard: {
    sure: ['gaz|gas', 'monoxyde', 'produits? (?:chimiques?|dangereux|toxiques?)', 'acide', 'chlore', 'chemical\\w*'],
    hints: ['odeur\\w*|sent mauvais'],
  },
  accident: {
    sure: [
      'accident\\w*|axident\\w*',
      'renvers\\w*',
      'collision\\w*|percut\\w*|carambolage',
      'accrochage',
      'arbres?(?: \\w+){0,3} (?:tombe|tombes|route|rue|chaussee|travers|couche)',
      '(?:branches?|obstacle|tole|palette)(?: \\w+){0,4} (?:route|rue|chaussee|voie)',
      'obstacle',
      'verglas',
      'sorti\\w* de (?:la )?route',
      'animal sur la (?:route|chaussee)|chevaux? sur la (?:route|chaussee)',
      'crash\\w*|ran over|hit by a car',
    ],
    hints: ['tombe\\w*', 'route'],
  },
  vulnerable_person: {
    sure: [
      'malaise',
      'inconscient\\w*|evanoui\\w*|sans connaissance|perdu connaissance',
      'desorient\\w*|alzheimer',
      '(?:personne|dame|monsieur|mamie|papi|papy|voisine?|femme|homme|vieux|vieille)(?: \\w+){0,4} (?:perdue?|desoriente\\w*|confuse?|en pyjama|tombee?|chute|detresse|par terre|repond pas|repond plus)',
      'enfant(?: \\w+){0,3} (?:seul|perdu|pleure)',
      'detresse',
      'repond (?:pas|plus) (?:au telephone|a la porte|depuis)',
      'elderly|fainted|confused|unconscious',
    ],
    hints: ['personnes? agees?', 'blesse\\w*', 'mamie|papi|papy'],
  },
  environment: {
    sure: [
      'depots? sauvages?',
      'gravats|encombrants',
      'decharge',
      'dechets?|detritus|ordures?',
      'fly ?tipping|rubbish|dumped',
      'pollu\\w*',
    ],
    hints: ['poubelles?', 'jete\\w*'],
  },
  abandoned_vehicle: {
    sure: [
      `${vehicle}(?: \\w+){0,3} abandonn\\w*`,
      'caravane abandonn\\w*|velo abandonn\\w*',
      'epaves?',
      'voiture ventouse',
      `abandoned ${vehicle}`,
    ],
  },
  street_defect: {
    sure: [
      'lampadaires?|reverberes?|eclairage',
      'nids? de poules?',
      'trous? (?:dans|sur|au milieu|enorme)',
      'trottoirs?',
      'plaque d egout|bouche d egout|regard ouvert',
      'feux? (?:rouge|tricolore|vert)s?(?: \\w+){0,2}|feu en panne',
      'voirie',
      'fuite d eau',
      'panneau(?: \\w+){0,2} (?:tombe|casse|arrache|manquant)',
      'pot ?holes?|street ?lights?|pavement',
    ],
  },
  animal_lost: {
    sure: [
      `${pet}${within}?${lost}|${pet} ${lost}`,
      `${lost}${within}?${pet}|${lost} ${pet}`,
      `(?:recherche|cherche) (?:mon|ma|notre) ${pet}`,
    ],
  },
  object_lost: {
    sure: [`${thing}${within}?${lost}|${thing} ${lost}`, `${lost}${within}?${thing}|${lost} ${thing}`],
  },
  mutual_aid: {
    sure: [
      'entraide',
      'besoin d (?:aide|un|une)',
      'coup de main',
      'quelqu un (?:peut|pourrait|aurait|a t il|aurait il|peut il|pour)',
      'covoiturage',
      '(?:je|peut|peux) (?:preter|prete|donne|donner)|preter',
      'je cherche (?:une?|quelqu)',
      'babysit\\w*|baby sit\\w*',
      'need help with|could someone|can someone',
    ],
  },
  neighbourhood_event: {
    sure: [
      'fete des voisins|fete de quartier|fete du quartier',
      'brocante|vide greniers?|vide grenier',
      'apero\\w*',
      'barbecue|bbq',
      'repas de (?:quartier|rue)|pique nique',
      'reunion de (?:quartier|voisins)|reunion du quartier',
      'invitation|inaugur\\w*',
      'atelier',
      'street party|garage sale',
    ],
  },
};
