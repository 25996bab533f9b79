/** The French lists of words that a report does without. They are data: words in plain spelling, as `word-list.ts` explains. */
import { feminineThings, had, masculineThings, person, someOf, things, traits } from './french-nouns.ts';
import { oneOf, type Patterns, type WordList } from './word-list.ts';

/** A person, as far as anybody is described before the colour is: `un homme d’une trentaine d’années, noir`. */
const described = `${person}([^.\\w]${oneOf(traits)}){0,8}`;

const skins: Patterns =
  'noire?s?, blancs?, blanches?, blacks?, jaunes?, typee, typees, types, (?<=\\s)type, type(?!\\s\\w), europeen(ne)?s?, bronzee?s?';
/** What follows tells a colour, or how dark it is, and no skin. */
const notSkins: Patterns = `
  de (fumee|suie|boue|colere|rage|monde|peur|crasse|cambouis|poussiere|peinture|charbon), d huile, comme, fluo, total, complet, absolu`;

/** `Il est noir` is said of somebody, or of something of that gender. */
const saidOf = (pronoun: string, others: Patterns): WordList => ({
  reason: 'origin',
  words: `${pronoun} (tres |plutot |assez |tous |toutes )*${oneOf(skins)}`,
  notBefore: `${notSkins}, et (blanc|noir|roux|feu|rouge|vert|gris)(he|e)?s?`,
  of: [person, `${had}, ${others}`],
});
const several = (things: Patterns): Patterns => things.replaceAll('s?', 's');

export const frenchLists: readonly WordList[] = [
  {
    reason: 'origin',
    words: `
      arabes?, ma(gh|g|rgh)reb, ma(gh|g|rgh)r(e|i)bine?s?, (nord |sud )?africaine?s?, algerien(ne)?s?, marocaine?s?, tunisien(ne)?s?, libyen(ne)?s?,
      egyptien(ne)?s?, berberes?, kabyles?, malien(ne)?s?, senegalaise?s?, ivoirien(ne)?s?, guineen(ne)?s?, congolaise?s?,
      camerounaise?s?, comorien(ne)?s?, mahoraise?s?, mauritanien(ne)?s?, nigerian(e)?s?, nigerien(ne)?s?, somalien(ne)?s?,
      soudanaise?s?, erythreen(ne)?s?, ethiopien(ne)?s?, tchadien(ne)?s?, malgaches?, cap verdien(ne)?s?, antillaise?s?,
      guadeloupeen(ne)?s?, martiniquaise?s?, haitien(ne)?s?, syrien(ne)?s?, irakien(ne)?s?, iranien(ne)?s?, afghane?s?,
      pakistanaise?s?, indien(ne)?s?, bangladaise?s?, tamoule?s?, chinoise?s?, asiatiques?, vietnamien(ne)?s?, cambodgien(ne)?s?,
      thailandaise?s?, japonaise?s?, coreen(ne)?s?, philippine?s?, turcs?, turques?, kurdes?, armenien(ne)?s?, georgien(ne)?s?,
      tchetchenes?, russes?, ukrainien(ne)?s?, roumaine?s?, bulgares?, serbes?, kosovare?s?, albanaise?s?, bosniaques?, croates?,
      yougoslaves?, polonaise?s?, hongroise?s?, moldaves?, lituanien(ne)?s?, slaves?, balkaniques?, latinos?, bresilien(ne)?s?,
      colombien(ne)?s?, gitane?s?, tsiganes?, tziganes?, manouches?, romanichel(le)?s?, rebeus?, renois?, beurettes?, rabzas?,
      keblas?, noiche?s?, babtous?,
      bledarde?s?, metis, metisses?, immigree?s?, migrante?s?,
      (pays|gens|hommes|femmes|type) de l est, origine etrangere, (peau|teint) (tres )?(noire?|mate?|foncee?|basanee?|sombre|bronzee?|blanche),
      basanee?s?, race (noire|blanche|jaune), type (europeen|caucasien|mediterraneen|antillais|oriental|hispanique)`,
    notAfter: things,
  },
  { reason: 'origin', words: 'gens du voyage', notAfter: 'accueil des, aires? des, terrains? des' },
  { reason: 'origin', words: 'clandestine?s?, refugiee?s?', after: `${person}, ${someOf}` },
  { reason: 'origin', words: 'rr?oms?, beurs?', after: `${person}, ${someOf}, (camps?|campements?)( de)?` },
  { reason: 'origin', words: 'roms' },
  { reason: 'origin', words: 'sans papiers', after: someOf },
  { reason: 'origin', words: 'etrangere?s?', notAfter: `${things}, (a|de|vers) l, corps`, notBefore: 'au, aux, a' },
  {
    reason: 'origin',
    words: `
      ((qui |est |sont |etait |etaient |semble |semblent |semblait |semblaient |parait |plutot |tres |assez |grande?s? |petite?s? |(de|d) (type |apparence |origine |race |couleur |peau )|et )*)${oneOf(skins)},
      de couleur`,
    after: described,
    notBefore: notSkins,
  },
  saidOf('il (est|etait|semble|semblait|parait)', masculineThings),
  saidOf('elle (est|etait|semble|semblait|parait)', feminineThings),
  saidOf('(ils|tous|les (deux|trois|[2-9])|tous deux) (sont|etaient|semblent|semblaient)', several(masculineThings)),
  saidOf('elles (sont|etaient|semblent|semblaient)', several(feminineThings)),
  {
    reason: 'origin',
    words: 'noirs?, blacks?',
    after: `(${oneOf(someOf)}|[2-9])([^.\\w](grande?s?|petits?|gros|jeunes?|vieux|type|mec)){0,3}`,
    notOf: `${things}, jetons?, points?, trous?, habits?`,
    notBefore: 'out, et (blanc|roux|feu|gris|marron)s?',
  },
  {
    reason: 'origin',
    words: `
      (de |d )?(type |apparence |origine |nationalite )?(anglaise?s?, allemande?s?, italien(ne)?s?, espagnole?s?, portugaise?s?, belges?, suisses?, americaine?s?, israelien(ne)?s?, grec(que)?s?)`,
    after: `${person}, accent, origine, nationalite, ${someOf}`,
    notOf: things,
  },
  {
    reason: 'religion',
    words: `
      musulmane?s?, islam, islamistes?, islamiques?, djihadistes?, salafistes?, integristes?, juifs?, juives?, israelites?, feujs?,
      catholiques?, cathos?, chretien(ne)?s?, protestante?s?, evangeliques?, bouddhistes?, hindoue?s?, hindouistes?, sikhs?,
      temoins? de jehovah, (femmes?|filles?|dames?|meres?|mamans?) voilees?, voile integral, niqabs?, burqas?, burkas?, hijabs?,
      tchadors?, djellabas?, qamis, kamis, kippas?, turbans?`,
    notAfter: `${things}, royaume des`,
  },
  {
    reason: 'insult',
    words: `
      cons?, connes?, conn?ards?, conn?ardes?, conn?asses?, encule(e|r|)s?, enfoiree?s?, salope?s?, salopards?, salauds?, putes?, putains?,
      pouffiasses?, pouffes?, garces?, grognasses?, batarde?s?, abrutie?s?, debiles?, cretine?s?, imbeciles?, idiote?s?, taree?s?,
      attardee?s? menta(l|le|ux), mongole?s?, mongolien(ne)?s?, gogols?, trisos?, racailles?, cassos, clocharde?s?, clodos?, couillons?,
      branleu(r|se)s?, merdeu(x|se)s?, sous merdes?, raclures?, trous? du cul, trouducs?, ntm, fdp, niques? (ta|sa|leur) (mere|race),
      (fils|filles?) de putes?, sales? races?, ta gueule, pedes?, pds?, tarlouzes?, tantouzes?, gouines?, bougnoule?s?, negres?,
      negresses?, negros?, bamboulas?, youpine?s?, bicots?, crouilles?, niakoue?s?, chinetoques?, chintoks?, romanos, boches?, ritals?,
      espingouins?, polac?ks?, macaques?, sales? (noir|juif|blanc|etranger)s?`,
    notAfter: 'chiens?, chiennes?, pains?, singes?, art, yourtes?, pros and',
    notBefore: 'artists?, m(a|e)n, tricks?, merchants?',
  },
];

/** Before a person's name. */
export const frenchHonorifics = 'm mr mme mmes mlle mlles monsieur madame mademoiselle docteur dr maitre';

/** Before a person's name that no list has: `un nommé Kerbrat`, `la famille Le Gall`. */
export const frenchIntroductions = 'nomme nommee prenomme prenommee denomme denommee surnomme surnommee appelle';

/** Before the name of a family. */
export const frenchFamilies = 'famille';

/** Who is named near an animal, and is none. */
export const frenchOwners = `
  voisin voisine maitre maitresse proprietaire proprio monsieur homme femme dame garcon fille fils ami amie gardien gardienne`;

/** They begin a sentence and no name: `Appelez Kevin` names one word, `Dupont Kevin` two. Besides small words, and those in -ez. */
export const frenchOpeners = `
  bonjour bonsoir salut attention urgent alerte info merci selon sinon vu revu vus signale contacter appeler demander voir aussi bref
  certainement surement voisin voisine fils fille frere soeur ami amie mari femme enfant jeune conducteur locataire proprietaire aujourd
  lundi mardi mercredi jeudi vendredi samedi dimanche matin soir apres avant pendant seul seule meme notre votre mon ma mes ton ta tes
  leur leurs nos vos sauf malgre visiblement apparemment voila voici dommage probleme feu accident vol bagarre tapage bruit`;

/** After a title there is an office, not a name: `Monsieur le Maire`. */
export const frenchOffices =
  'maire prefet prefete president presidente directeur directrice ministre depute depute cure bricolage';

/** The name of a place begins with one of these: a person's name there is a street's. */
export const frenchPlaces = `
  rue ruelle avenue av ave boulevard bd bld blvd place pl square sq allee allees impasse imp chemin route rte quai cours esplanade
  promenade passage pont porte point carrefour angle croisement parking parc stade gymnase piscine complexe salle espace theatre cinema
  mediatheque bibliotheque musee ecole ecoles maternelle elementaire primaire creche college lycee universite campus hopital clinique chu
  gare station arret metro tram tramway eglise chapelle cathedrale basilique abbaye mosquee synagogue temple cimetiere quartier residence
  lotissement immeuble batiment bat tour hameau lieu village bourg ville commune cite ehpad foyer caserne zone za zac zi port plage
  centre statue monument domaine chateau villa hotel pharmacie boulangerie cabinet`;

/** They may stand within the name of a place. */
export const frenchParticles = `
  de du des la le les l d en et sur sous aux saint sainte st ste general marechal docteur dr abbe president capitaine colonel commandant
  lieutenant amiral professeur pere mere soeur frere cardinal roi reine notre`;

/** Words that no name has, so that `la rue avec kevin` names somebody. */
export const frenchSmallWords = `
  a au avec chez et est sont etait il elle ils elles on un une qui que quoi ou ouvert par pour dans en vers devant derriere pres entre depuis hier
  ce cet cette ces mais donc or ni car puis deja tres vient va ont se sa son ses pas plus quand comme alors aussi encore toujours
  age agee ages agees inconnu inconnue`;
