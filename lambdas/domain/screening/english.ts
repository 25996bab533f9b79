/** The English lists of words that a report does without. They are data: words in plain spelling, as `word-list.ts` explains. */
import { oneOf, type Patterns, type WordList } from './word-list.ts';

/** As one pattern; a thing may be made for them: `a girl’s bike`, `a van driver`. */
const people =
  '(?<!for |for an? |vans? |trucks? |lorry |taxi |bus )(m(a|e)n|wom(a|e)n|males?|females?|boys?|girls?|guys?|lads?|blokes?' +
  '|gentlem(a|e)n|lad(y|ies)|persons?|people(?! carrier)|kids?|child(ren)?|teenagers?|teens?|youths?|couples?|drivers?|passengers?' +
  '|burglars?|thie(f|ves)|gangs?|famil(y|ies)|cyclists?|suspects?|intruders?|strangers?)';

/** How somebody is described, besides colours. */
const traits: Patterns = `
  tall, short, slim, thin, heavy, young, old, male, female, alone, hooded, looking, aged \\w+, in (his|her|their) (early |mid |late )?\\w+,
  (about |around |aged )?\\w+ years old, (about|around) \\w+( years old)?`;

/** What neighbours lose, drive and see, and call `he` or `it`. */
const goods: Patterns = `
  dogs?, cats?, pupp(y|ies), kittens?, birds?, rabbits?, horses?, pon(y|ies), parrots?, cars?, vans?, motorbikes?, scooters?, bikes?, bags?`;
const skins: Patterns = 'black, white, brown, asian, foreign';
/** A colour of no thing: nothing is named after it. */
const alone =
  '(?!\\s(?!(?:with|in|and|about|around|aged|wearing)\\s)\\w)(?!\\sand\\s(?:white|black|brown|tan|red|grey))';

const things: Patterns = `
  restaurants?, takeaways?, pubs?, shops?, stores?, supermarkets?, bakery, bakeries, grocery, groceries, cafes?, bars?, food, dishes, cuisine,
  plates?, number plates?, registration, registered, cars?, vans?, lorry, lorries, trucks?, vehicles?, motorbikes?, scooters?, caravans?,
  brands?, flags?, consulates?, embassy, embassies, churches, church, mosques?, synagogues?, temples?, cemetery, cemeteries, schools?,
  colleges?, centres?, centers?, shepherds?, dogs?, cats?, hornets?, language, films?, music, festivals?, markets?, quarters?, summer,
  ocean, houses?, townhouses?, hounds?, dolls?, phones?, phone numbers?, numbers?, dial(l)?ing codes?, websites?, banks?, accounts?, tigers?, bulldogs?, setters?`;

const nations: Patterns = `
  english, british, scottish, welsh, irish, french, germans?, italians?, spanish, spaniards?, portuguese, belgians?, swiss, dutch,
  americans?, greeks?, israelis?, australians?`;

export const englishLists: readonly WordList[] = [
  {
    reason: 'origin',
    words: `
      arabs?, arabic looking, (north |south |west |east )?africans?, algerians?, moroccans?, tunisians?, libyans?, egyptians?, berbers?,
      maghrebis?, nigerians?, somalis?, somalians?, senegalese, congolese, ethiopians?, eritreans?, sudanese, ghanaians?, jamaicans?,
      caribbeans?, haitians?, syrians?, iraqis?, iranians?, afghans?, pakistanis?, indians?, bangladeshis?, tamils?, chinese, asians?,
      vietnamese, cambodians?, thais?, japanese, koreans?, filipinos?, turkish, turks?, kurds?, kurdish, armenians?, georgians?,
      chechens?, russians?, ukrainians?, romanians?, bulgarians?, serbs?, serbians?, kosovans?, albanians?, bosnians?, croatians?,
      polish, hungarians?, moldovans?, lithuanians?, slavic, latinos?, hispanics?, brazilians?, colombians?, mexicans?, gypsy,
      gypsies, roma people, mixed race, immigrants?, migrants?, refugees?, asylum seekers?, foreigners?, foreign looking,
      eastern europeans?, middle eastern, of colou?r, caucasians?, (dark|brown|black|white|olive|pale|fair) skin(ned)?,
      non (white|french|european)s?, illegals`,
    notBefore: things,
    notAfter: 'mowers?, nail, shoe',
  },
  {
    reason: 'origin',
    words: `(black|white|brown|yellow|coloured|foreign|european) (looking |young |old |tall |short |male |teenage )*${people}`,
  },
  {
    reason: 'origin',
    words: 'blacks, whites, (black|white) race',
    notBefore: things,
  },
  {
    reason: 'origin',
    words: `(s?he|they( both| all)?) (is|are|was|were|looks?|looked|seems?|seemed) ${oneOf(skins)}${alone}`,
    of: [people, goods],
  },
  {
    reason: 'origin',
    words: `((is|are|was|were|looks?|looked|seems?|seemed) )?${oneOf(skins)}${alone}`,
    after: `${people}([^.\\w]${oneOf(traits)}){0,5}`,
  },
  {
    reason: 'origin',
    words: `(looking )?(${nations})`,
    after: 'an?, two, three, some, accent, looks',
    notBefore: `${things}, windows?, doors?, bulldogs?, keys?, speakers?, teachers?, lessons?, lessons`,
  },
  {
    reason: 'religion',
    words: `
      muslims?, moslems?, islam, islamists?, islamic, jihadis?, jihadists?, jews?, jewish, catholics?, christians, protestants?, buddhists?,
      hindus?, sikhs?, mormons?, jehovah s? ?witness(es)?, veiled (wom(a|e)n|girls?|lad(y|ies)), niqabs?, burqas?, burkas?, hijabs?,
      headscar(f|ves), kippahs?, yarmulkes?, turbans?`,
    notBefore: `${things}, relief, hall, aid, radio`,
  },
  {
    reason: 'insult',
    words: `
      idiots?, morons?, bastards?, bitch(es)?, assholes?, arseholes?, fuck(s|er|ers|ing|ed)?, motherfuck(er|ers|ing), cunts?, twats?,
      wankers?, pricks?, dickheads?, scumbags?, scum, retarded, whores?, sluts?, slags?, faggots?, nigg(er|a)s?, negroes, pakis?,
      wops?, spics?, kikes?, pikeys?, gyppos?, chavs?, shitheads?, piece(s)? of shit, son(s)? of a bitch, ragheads?, towelheads?, imbeciles?,
      tossers?, dumbass(es)?, subhumans?`,
  },
  // In French it is a delay.
  { reason: 'insult', words: 'retards?', after: 'you, these, those, the, fucking' },
];

export const englishHonorifics = 'mr mrs ms miss mister sir dr doctor';

export const englishIntroductions = 'named nicknamed';

export const englishAnimals = 'dog puppy cat kitten parrot parakeet budgie rabbit ferret tortoise horse pony bird pet';

/** Who is named near an animal, and is none. */
export const englishOwners = 'neighbour neighbor owner man woman boy girl lady friend son daughter';

/** They begin a sentence and no name. */
export const englishOpeners = `
  hello hi warning alert please call ask contact see saw seen thanks yesterday today tonight neighbour neighbor brother sister son daughter
  maybe probably when while after before my our your again also only fire theft`;

/** They follow a person's family name: `the Smith family`. */
export const englishFollowers = 'family';

/** The name of a place ends with one of these. */
export const englishPlaces = `
  street road rd avenue lane drive close crescent court square terrace park school college hospital church station bridge house hall
  estate building library stadium gardens way hill`;

/** Words that no name has. */
export const englishSmallWords = `
  the an and or of to in on at by for from with is was are were has have had who which that this these those it he she they his her their
  came went near outside behind again now just not very`;
