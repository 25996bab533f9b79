/** What French reports are about: whom a colour or a country is said of, and what. Data, as `word-list.ts` explains. */
import { oneOf, type Patterns } from './word-list.ts';

const people: Patterns = `
  hommes?, femmes?, individus?, personnes?, mecs?, gars, garcons?, filles?, fillettes?, gamine?s?, gosses?, jeunes?,
  adolescente?s?, ados?, enfants?, dames?, messieurs, couples?, gens, conducteurs?, conductrices?, chauffeurs?, passagere?s?,
  voleu(r|se)s?, cambrioleu(r|se)s?, agresseurs?, rodeu(r|se)s?, livreurs?, pietons?, cyclistes?, vend(eur|euse)s?,
  demarcheu(r|se)s?, familles?, vieillards?, meres?, mamans?, monsieur,
  (un|deux|trois|des|ce|cet) types?, (un|une|deux|trois|des|les|l|cet|cette) inconnue?s?, (un|le|les|des|deux|trois) suspects?, (?<!\\w )suspects?,
  (un|une|le|la|les|des|du|mon|ma|mes|nos|notre|deux|trois|ce|cette) voisine?s?`;

export const someOf: Patterns = 'une?, des, les, ces, deux, trois, quatre, cinq, plusieurs, quelques';

const masculineAnimals = `
  chien chiot chat chaton bouledogue levrier epagneul setter bichon berger labrador lapin furet hamster perroquet canari oiseau oiseaux
  cheval chevaux poney ane bouc coq cochon animal animaux frelon moustique tigre`;
const feminineAnimals = 'chienne chatte perruche tortue oie poule jument chevre anesse brebis vache lapine';
export const frenchAnimals = `${masculineAnimals} ${feminineAnimals}`;
const named = (words: string): Patterns => words.trim().replace(/\s+/g, 's?, ').concat('s?');

/** What people drive and wear, and which animals they keep, by gender. */
const masculineGoods: Patterns = `
  ${named(masculineAnimals)}, vehicules?, camions?, fourgons?, utilitaires?, scooters?, velos?, bus, cars?, autocars?, vetements?,
  blousons?, gants?, sacs?, pantalons?, pulls?, t shirts?`;
const feminineGoods: Patterns = `
  ${named(feminineAnimals)}, voitures?, berlines?, camionnettes?, fourgonnettes?, caravanes?, motos?, trottinettes?, remorques?, vestes?,
  casquettes?, chaussures?, plaques?`;

/** Whatever it is, somebody has it, or had it: `un homme a perdu son chapeau`. */
export const had: Patterns = `
  (perd|perdu|vole|pris|prend|trouve|laisse|oublie|depose|jete|vend|cherche|tient|porte)(e|s|es)? (un|une|le|la|les|des|son|sa|ses|mon|ma|mes) (?!${oneOf(people)}(?![a-z]))\\w+`;

/** They may be black, and are no place where somebody is. */
export const masculineThings: Patterns = `
  ${masculineGoods}, vtts?, manteaux?, bonnets?, casques?, parapluies?, cartables?, portefeuilles?, telephones?, portables?, ordinateurs?,
  doudous?, ballons?, jouets?, colis, paquets?, cartons?, trousseaux?, drones?, murs?, ciel, nuages?, liquides?, cables?, poteaux?, portails?, 4x4, quads?, suvs?, tags?, modeles?`;
export const feminineThings: Patterns = `
  ${feminineGoods}, bicyclettes?, poussettes?, valises?, sacoches?, montres?, cagoules?, capuches?, lunettes?, cles?, echarpes?,
  fumees?, taches?, eau, huile, poudre, peintures?, poubelles?, citadines?`;

/** What has a country or a colour, and is nobody. */
export const things: Patterns = `
  ${masculineGoods}, ${feminineGoods}, restaurants?, restos?, epiceries?, boulangeries?, patisseries?, traiteurs?, kebabs?, snacks?, bars?,
  cafes?, pizzerias?, cuisine, plats?, produits?, magasins?, boutiques?, supermarches?, bazars?, salons?, mineralogiques?,
  immatriculations?, immatriculee?s?, lourds?, marques?, drapeaux?, consulats?, ambassades?, eglises?, mosquees?, synagogues?, temples?,
  cimetieres?, carres?, ecoles?, colleges?, lycees?, centres?, associations?, secours, radios?, culte, langues?, films?, musiques?,
  jazz, fetes?, marches?, quartiers?, rues?, places?, avenues?, ete, ocean, ombres, numeros?, telephones?, indicatifs?, prefixes?,
  sites?, comptes?, banques?, cigarettes?, montagnes, salades?, toilettes?, wc, file, cerisiers?, erables?, jardins?, yourtes?`;

/** Before one of `people`, it says for whom a thing is made: `vélo enfant noir`, `passage piéton`. */
const madeFor: Patterns = `
  ${masculineThings}, ${feminineThings}, passages?, voies?, zones?, feux?, rues?, sieges?, lits?, tailles?, modeles?, rayons?, pistes?,
  cartes?, maisons?, pour`;

export const person: Patterns = `(?<!${oneOf(madeFor)}( de| d| pour)? )${oneOf(people)}`;

/** How somebody is described, besides colours. `1m80` is spelled `im8o`. */
export const traits: Patterns = `
  grande?s?, petite?s?, jeunes?, minces?, maigres?, fine?s?, gros(se)?s?, forte?s?, costaude?s?, trapue?s?, corpulente?s?, barbue?s?,
  chauves?, seule?s?, inconnue?s?, suspecte?s?, a pied, environ, plutot, tres, assez, visiblement, apparemment, probablement, a priori,
  (de )?corpulence \\w+, (de )?(grande |petite |taille )+(moyenne)?, age(e|es|s)?, (de |d )?(environ )?(la |une )?(petite |bonne )?\\w+aine( d annees)?,
  (de |d )?(environ )?(\\d+[^.\\w])?\\w+ ans, entre \\w+ et \\w+ ans, (d |de )?environ \\w+ ans, (de )?im\\w*, 1[^.\\w]\\w{1,3}( m)?, 1 m \\w+`;
