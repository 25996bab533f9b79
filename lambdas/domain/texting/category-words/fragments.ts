/** What words of categories are made of. */

/** What people write of one thing that residents report: words that say it, and words that only hint at it. */
export interface CategoryWords {
  readonly sure: readonly string[];
  readonly hints?: readonly string[];
}

/** What several categories are about, as parts of regular expressions over plain spelling. */
export const vehicle =
  '(?:voitures?|vehicules?|camions?|camionnettes?|fourgon\\w*|fourgonnettes?|utilitaires?|scooters?|motos?|berlines?|van|car|4x4|bagnole|caisse)';
export const opening =
  '(?:porte|portes|fenetres?|volets?|garage|serrure|baie|portail|portillon|velux|veranda|cave|abri)';
export const pet =
  '(?:chiens?|chiennes?|chats?|chattes?|chatons?|chiots?|perruche|perroquet|lapin|tortue|poney|cheval|mouton|dog|cat|pet|animal)';
export const thing =
  '(?:cles?|clefs?|portefeuille|porte monnaie|telephone|portable|iphone|sac|lunettes|doudou|trousseau|montre|bague|carte|papiers|trottinette d enfant|keys?|wallet|phone|bag)';
export const lost =
  '(?:perdu\\w*|pert?u|trouve\\w*|disparu\\w*|echappe\\w*|errant\\w*|fugue\\w*|egare\\w*|recueilli\\w*|lost|found|missing|stray)';
export const within = '(?: \\w+){0,4} ';
