/** What people see done to others. */
import { type CategoryWords, opening, vehicle, within } from './fragments.ts';

export const securityWords: Readonly<Record<string, CategoryWords>> = {
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
};
