/** The French lists of words that a report does without. They are data: words in plain spelling, as `word-list.ts` explains. */
import type { Patterns, WordList } from './word-list.ts';

const people: Patterns = `
  hommes?, femmes?, individus?, personnes?, mecs?, gars, garcons?, filles?, fillettes?, gamine?s?, gosses?, jeunes?,
  adolescente?s?, ados?, enfants?, dames?, messieurs, couples?, gens, conducteurs?, conductrices?, chauffeurs?, passagere?s?,
  voleu(r|se)s?, cambrioleu(r|se)s?, agresseurs?, voisine?s?, rodeu(r|se)s?, livreurs?, pietons?, cyclistes?, vend(eur|euse)s?,
  demarcheu(r|se)s?, familles?, (un|deux|trois|des|ce|cet) types?, vieillards?, meres?, mamans?, inconnue?s?`;

const things: Patterns = `
  restaurants?, restos?, epiceries?, boulangeries?, patisseries?, traiteurs?, kebabs?, snacks?, bars?, cafes?, pizzerias?, cuisine,
  plats?, produits?, magasins?, boutiques?, supermarches?, bazars?, salons?, plaques?, mineralogiques?, immatriculations?,
  immatriculee?s?, voitures?, vehicules?, berlines?, camions?, camionnettes?, fourgons?, fourgonnettes?, utilitaires?, caravanes?,
  motos?, scooters?, velos?, trottinettes?, remorques?, bus, cars?, autocars?, lourds?, marques?, drapeaux?, consulats?, ambassades?,
  eglises?, mosquees?, synagogues?, temples?, cimetieres?, carres?, ecoles?, colleges?, lycees?, centres?, associations?, secours,
  radios?, culte, bergers?, chiens?, chiennes?, chats?, chattes?, bouledogues?, levriers?, epagneuls?, setters?, bichons?, frelons?,
  moustiques?, tigres?, perruches?, tortues?, oiseaux, oies?, poules?, langues?, films?, musiques?, jazz, fetes?, marches?, quartiers?, rues?,
  places?, avenues?, ete, ocean, ombres, numeros?, telephones?, indicatifs?, prefixes?, sites?, comptes?, banques?, cigarettes?, montagnes, salades?, toilettes?, wc, file,
  cerisiers?, erables?, jardins?, yourtes?,
  vetements?, blousons?, vestes?, gants?, sacs?, casquettes?, chaussures?, pantalons?, pulls?, t shirts?`;

const someOf: Patterns = 'une?, des, les, ces, deux, trois, quatre, cinq, plusieurs, quelques';

export const frenchLists: readonly WordList[] = [
  {
    reason: 'origin',
    words: `
      arabes?, maghreb, maghrebine?s?, (nord |sud )?africaine?s?, algerien(ne)?s?, marocaine?s?, tunisien(ne)?s?, libyen(ne)?s?,
      egyptien(ne)?s?, berberes?, kabyles?, malien(ne)?s?, senegalaise?s?, ivoirien(ne)?s?, guineen(ne)?s?, congolaise?s?,
      camerounaise?s?, comorien(ne)?s?, mahoraise?s?, mauritanien(ne)?s?, nigerian(e)?s?, nigerien(ne)?s?, somalien(ne)?s?,
      soudanaise?s?, erythreen(ne)?s?, ethiopien(ne)?s?, tchadien(ne)?s?, malgaches?, cap verdien(ne)?s?, antillaise?s?,
      guadeloupeen(ne)?s?, martiniquaise?s?, haitien(ne)?s?, syrien(ne)?s?, irakien(ne)?s?, iranien(ne)?s?, afghane?s?,
      pakistanaise?s?, indien(ne)?s?, bangladaise?s?, tamoule?s?, chinoise?s?, asiatiques?, vietnamien(ne)?s?, cambodgien(ne)?s?,
      thailandaise?s?, japonaise?s?, coreen(ne)?s?, philippine?s?, turcs?, turques?, kurdes?, armenien(ne)?s?, georgien(ne)?s?,
      tchetchenes?, russes?, ukrainien(ne)?s?, roumaine?s?, bulgares?, serbes?, kosovare?s?, albanaise?s?, bosniaques?, croates?,
      yougoslaves?, polonaise?s?, hongroise?s?, moldaves?, lituanien(ne)?s?, slaves?, balkaniques?, latinos?, bresilien(ne)?s?,
      colombien(ne)?s?, gitane?s?, roms, tsiganes?, tziganes?, manouches?, romanichel(le)?s?, rebeus?, renois?, beurettes?,
      bledarde?s?, metis, metisses?, immigree?s?, migrante?s?,
      (pays|gens|hommes|femmes|type) de l est, origine etrangere, (peau|teint) (tres )?(noire?|mate?|foncee?|basanee?|sombre|bronzee?|blanche),
      basanee?s?, type (europeen|caucasien|mediterraneen|antillais|oriental|hispanique)`,
    notAfter: things,
  },
  { reason: 'origin', words: 'gens du voyage', notAfter: 'accueil des, aires? des, terrains? des' },
  { reason: 'origin', words: 'clandestine?s?, refugiee?s?', after: `${people}, ${someOf}` },
  { reason: 'origin', words: 'sans papiers', after: someOf },
  { reason: 'origin', words: 'etrangere?s?', notAfter: `${things}, (a|de|vers) l, corps`, notBefore: 'au, aux, a' },
  {
    reason: 'origin',
    words: `
      (est |sont |etait |etaient |semblait |semblaient |plutot |tres |assez |grande?s? |petite?s? |(de|d) (type |apparence |origine )|et )*(noire?s?|blancs?|blanches?|blacks?|jaunes?|typee?s?|europeen(ne)?s?|bronzee?s?),
      de couleur`,
    after: people,
  },
  {
    reason: 'origin',
    words: 'noirs?, blacks?',
    after: someOf,
    notOf: `${things}, jetons?, points?, trous?, habits?`,
    notBefore: 'out',
  },
  {
    reason: 'origin',
    words: `
      (de |d )?(type |apparence |origine |nationalite )?(anglaise?s?, allemande?s?, italien(ne)?s?, espagnole?s?, portugaise?s?, belges?, suisses?, americaine?s?, israelien(ne)?s?, grec(que)?s?)`,
    after: `${people}, accent, origine, nationalite, ${someOf}`,
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
export const frenchIntroductions =
  'nomme nommee prenomme prenommee denomme denommee surnomme surnommee appelle famille';

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
