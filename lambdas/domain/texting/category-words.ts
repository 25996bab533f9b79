/**
 * What people write of each thing that a resident reports, as data: regular expressions over plain spelling, of words that say it and of
 * words that only hint at it. Whoever adds a word adds a message to the tests.
 */
interface CategoryWords {
  readonly sure: readonly string[];
  readonly hints?: readonly string[];
}

const vehicle =
  '(?:voitures?|vehicules?|camions?|camionnettes?|fourgon\\w*|fourgonnettes?|utilitaires?|scooters?|motos?|berlines?|van|car|4x4|bagnole|caisse)';
const opening = '(?:porte|portes|fenetres?|volets?|garage|serrure|baie|portail|portillon|velux|veranda|cave|abri)';
const pet =
  '(?:chiens?|chiennes?|chats?|chattes?|chatons?|chiots?|perruche|perroquet|lapin|tortue|poney|cheval|mouton|dog|cat|pet|animal)';
const thing =
  '(?:cles?|clefs?|portefeuille|porte monnaie|telephone|portable|iphone|sac|lunettes|doudou|trousseau|montre|bague|carte|papiers|trottinette d enfant|keys?|wallet|phone|bag)';
const lost =
  '(?:perdu\\w*|pert?u|trouve\\w*|disparu\\w*|echappe\\w*|errant\\w*|fugue\\w*|egare\\w*|recueilli\\w*|lost|found|missing|stray)';
const within = '(?: \\w+){0,4} ';

export const categoryWords: Readonly<Record<string, CategoryWords>> = {
  burglary_in_progress: {
    sure: [
      'cambriol\\w* en cours',
      'en train de cambriol\\w*',
      `(?:force|forcent|forcer|defonce|defoncent|fracture|fracturent|crochete\\w*|escalade\\w*|enjambe\\w*)${within}?(?:${opening}|mur|cloture|balcon|grille|haie)`,
      'effraction',
      'intrus',
      '(?:rentre|rentrent|entre|entrent|penetre|penetrent|passe|passent) (?:chez|par (?:la|une) (?:fenetre|veranda|cloture))',
      'cambrioleurs?',
      'burglar\\w* in progress|breaking in\\w*|burglars?',
      'se fait cambrioler|se font cambrioler',
    ],
    hints: ['cambri\\w*|kambri\\w*', 'burglar\\w*|break in'],
  },
  burglary_past: {
    sure: [
      '(?:ete|etes|fait|faite|sommes|suis|est|sont) cambriole\\w*',
      'cambriol\\w*(?: \\w+){0,4} (?:hier|cette nuit|ce matin|la nuit derniere|pendant|constate\\w*|avant hier|durant)',
      '(?:hier|cette nuit|ce matin)(?: \\w+){0,4} cambriol\\w*',
      'maison (?:fouillee|retournee|visitee)',
      'been burgled|burgled last|burglary last|burglary yesterday',
    ],
    hints: ['cambri\\w*|kambri\\w*', 'burgl\\w*'],
  },
  theft: {
    sure: [
      'vol|vols|voll',
      'vole|voles|volee|volees|volent|voler|volait',
      'voleur\\w*',
      'derob\\w*',
      'pickpocket\\w*',
      'arrach\\w*(?: \\w+){0,2} (?:sac|collier|telephone|portable)',
      'sac arrache',
      'pique\\w* (?:mon|ma|le|la|un|une)',
      'stole\\w*|steal\\w*|theft|thief|thieves|robbed',
      'pris mon velo|velo disparu',
    ],
  },
  assault: {
    sure: [
      'ag?gr+es+(?!s?if)\\w*',
      'frapp\\w*|tabass\\w*',
      'bagarre\\w*|baston',
      'se bat|se battent|se batte',
      'poignard\\w*|couteau\\w*|machette',
      'violen\\w*',
      'menac\\w*',
      'coups? de (?:feu|couteau|poing|fusil)',
      'arme|armes|armee?|fusil|pistolet',
      'assault\\w*|fight\\w*|attacked|knife|stabbed|gun|shots?',
    ],
    hints: ['attaqu\\w*', 'hurle\\w*|crie|crient'],
  },
  suspicious_behaviour: {
    sure: [
      'rode|rodent|roder|rodeur\\w*|rodait',
      '(?:individus?|homme|hommes|femme|personnes?|type|types|mec|mecs|gars|jeunes?|rodeur|quelqu un|gens|comportement\\w*|inconnus?)(?: \\w+){0,5} (?:suspect\\w*|louches?|bizarres?|etrange\\w*|inhabituel\\w*|cagoule\\w*|capuche\\w*|masque\\w*)',
      '(?:regarde|regardent|observe|observent|repere|reperent|photographie\\w*|note|notent|inspecte\\w*)(?: \\w+){0,3} (?:maisons?|boites?|jardins?|voitures?|fenetres?|portails?|logements?)',
      'reperage\\w*',
      'cagoul\\w*|encapuch\\w*',
      'tourne\\w* autour',
      'essai\\w*(?: \\w+){0,2} (?:portes?|poignees?|portieres?)',
      'sonne\\w* (?:partout|a toutes|aux portes|chez tout)',
      'lurking|prowl\\w*|suspicious (?:man|men|people|person|behaviou?r)|acting (?:strange|suspicious)\\w*|looking into',
    ],
    hints: ['suspect\\w*|susp', 'louches?|bizarres?|chelou', 'individus?|inconnus?', 'suspicious'],
  },
  suspicious_vehicle: {
    sure: [
      `${vehicle}(?: \\w+){0,5} (?:suspect\\w*|louches?|bizarres?|chelou|rode\\w*|tourne\\w*|fait des tours|font des tours|inconnue?s?|au ralenti)`,
      `(?:suspicious|strange|unknown) ${vehicle}`,
      `(?:tourne|tournent)(?: \\w+){0,3} ${vehicle}`,
    ],
    hints: [vehicle],
  },
  doorstep_scam: {
    sure: [
      'demarch\\w*|demarcheur\\w*',
      'faux (?:agents?|policiers?|plombiers?|facteurs?|pompiers?|releveurs?|eboueurs?|employes?|techniciens?|livreurs?|gendarmes?)',
      'fausse? (?:police|infirmiere)',
      'porte a porte',
      '(?:pretend\\w*|disent?|dit) (?:etre|venir)(?: \\w+){0,4}',
      'se fai(?:t|sant) passer|se font passer',
      'vend\\w* (?:des )?(?:calendriers?|panneaux)',
      'ramoneurs?|elagueurs?',
      'sonne\\w* (?:aux portes|chez)',
      'door ?step|door to door|fake (?:policem[ae]n|agents?|plumbers?|officers?)|claims? to be',
    ],
    hints: ['enedis|edf|engie|veolia|compteur', 'calendriers?', 'vendeurs?'],
  },
  scam: {
    sure: [
      'arnaqu\\w*|arnak\\w*',
      'escro[ck]\\w*|escroquer\\w*',
      'phishing|hamecon\\w*',
      'faux (?:sms|mails?|conseillers?|site|appels?|banquiers?|textos?|colis)',
      'smishing|scam\\w*|fraud\\w*',
      'spam',
    ],
    hints: ['colis', 'banque|carte bancaire|iban'],
  },
  vandalism: {
    sure: [
      'degrad\\w*|degat\\w*',
      'vandal\\w*',
      'tag|tags|tague\\w*|taguent|tagu\\w*|graffitis?',
      '(?:casse|casses|cassee|cassees|cassent|casser|brise|brisee|brisees|brisent|explose\\w*|eclate\\w*)(?: \\w+){0,3} (?:vitres?|abribus|retro\\w*|carreaux?|banc|vitrine|pare brise|lampadaire|poubelles?)',
      '(?:vitres?|abribus|retro\\w*|vitrine|pare brise|banc|boites? aux lettres) (?:casse\\w*|brise\\w*|explose\\w*|arrache\\w*)',
      'raye|rayee|rayees|rayent|rayure\\w*',
      'pneus? (?:creve\\w*|degonfle\\w*|lacere\\w*)',
      'smashed|broken (?:window|glass)|damag\\w*',
    ],
    hints: ['casse\\w*', 'brise\\w*'],
  },
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
