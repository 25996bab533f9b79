/** What can be wrong with one field: a stable code, and words that tell the person what to do. */
import type { Bilingual } from './fields.ts';

const words = (fr: string, en: string): Bilingual => ({ fr, en });

export const fieldErrors = {
  missing: words('Ce champ est obligatoire.', 'This field is required.'),
  'wrong-type': words('Ce champ n’a pas le bon type.', 'This field is of the wrong type.'),
  'wrong-form': words('Ce champ n’a pas la bonne forme.', 'This field is not of the right form.'),
  'too-short': words('Ce texte est trop court.', 'This text is too short.'),
  'too-long': words('Ce texte est trop long.', 'This text is too long.'),
  'too-few': words('Cette liste est trop courte.', 'This list is too short.'),
  'too-many': words('Cette liste est trop longue.', 'This list is too long.'),
  'too-small': words('Cette valeur est trop petite.', 'This value is too small.'),
  'too-large': words('Cette valeur est trop grande.', 'This value is too large.'),
  'not-a-choice': words('Cette valeur n’est pas proposée.', 'This value is not one of the choices.'),
  'unknown-field': words('Ce champ n’existe pas.', 'There is no such field.'),
  'invalid-cursor': words(
    'Ce repère de page n’est pas valable ; repartez du début de la liste.',
    'This page cursor is not valid; start again from the top of the list.',
  ),
  'unknown-category': words('Cette catégorie n’existe pas.', 'There is no such category.'),
  'retired-category': words('Cette catégorie n’est plus proposée.', 'This category is no longer in use.'),
  'in-the-future': words('Ce moment est dans le futur.', 'This moment is in the future.'),
  'too-old': words('Ce moment date de plus de 24 heures.', 'This moment is more than 24 hours ago.'),
  'too-far': words(
    'Ce lieu est à plus de 20 km de la communauté.',
    'This place is more than 20 km from the community.',
  ),
  'not-for-sources': words(
    'Cette catégorie demande un numéro d’affaire, qu’une source ne donne pas.',
    'This category needs a case number, which no source gives.',
  ),
  'not-after-the-start': words('La fin doit venir après le début.', 'The end must come after the start.'),
  'over-one-year': words('Une absence dure un an au plus.', 'An absence lasts one year at most.'),
  'over-a-year-ahead': words(
    'Une absence s’annonce un an à l’avance au plus.',
    'An absence is announced one year ahead at most.',
  ),
  'over-three-years': words('Un protocole dure trois ans au plus.', 'A protocol lasts three years at most.'),
  'over-a-year': words('Une période dure 366 jours au plus.', 'A period lasts 366 days at most.'),
  'not-for-this-kind': words('Ce champ ne va qu’avec une résolution.', 'This field goes with a resolution only.'),
  'case-number-needed': words(
    'Un appel à témoins porte un numéro d’affaire.',
    'An appeal for witnesses bears a case number.',
  ),
  'level-fixed': words('Cette catégorie a déjà son niveau.', 'This category has its level already.'),
  'level-needed': words('Choisissez le niveau de cette alerte.', 'Choose the level of this alert.'),
  'end-needed': words('Indiquez quand cette alerte prend fin.', 'Say when this alert ends.'),
  'in-the-past': words('Ce moment est passé.', 'This moment is in the past.'),
  'over-seven-days': words('Une alerte dure sept jours au plus.', 'An alert lasts seven days at most.'),
  'too-long-ago': words('Ce moment date de plus de trente jours.', 'This moment is more than thirty days ago.'),
  'too-far-ahead': words(
    'Annoncez un fait sept jours à l’avance au plus.',
    'Announce something seven days ahead at most.',
  ),
  'place-needs-position': words('Indiquez la zone : latitude et longitude.', 'Give the area: latitude and longitude.'),
  'says-origin': words(
    'Décrivez des faits, pas l’origine d’une personne.',
    'Describe facts, not where a person is from.',
  ),
  'says-religion': words('Décrivez des faits, pas une religion.', 'Describe facts, not a religion.'),
  'is-insulting': words('Retirez ce mot blessant.', 'Please take out this hurtful word.'),
  'names-a-person': words('Ne nommez personne ; dites ce que vous voyez.', 'Name nobody; say what you see.'),
  'gives-a-phone-number': words('Retirez le numéro de téléphone.', 'Take out the phone number.'),
  'gives-a-number-plate': words(
    'Retirez la plaque, ou donnez-la dans le champ réservé aux agents.',
    'Take out the number plate, or give it in the field for officers.',
  ),
  'from-a-newcomer': words(
    'Vous venez de rejoindre la communauté : relisez ce que vous avez vu, et dites les faits.',
    'You have just joined the community: read it again, and tell what you saw.',
  ),
  'position-incomplete': words('Latitude et longitude vont ensemble.', 'Latitude and longitude go together.'),
  'not-the-current-charter': words(
    'Ce n’est pas la version en vigueur de la charte.',
    'This is not the current version of the charter.',
  ),
  'not-for-this-channel': words('Ce champ ne concerne pas ce canal.', 'This field does not belong to this channel.'),
  'one-contact-only': words(
    'Donnez un téléphone ou un e-mail, pas les deux.',
    'Give a phone or an e-mail address, not both.',
  ),
  'named-already': words('Vous avez déjà nommé cette personne.', 'You have named this person already.'),
  'ring-not-closed': words('Le contour doit finir où il commence.', 'The outline must end where it starts.'),
  'ring-crosses-itself': words('Le contour se croise lui-même.', 'The outline crosses itself.'),
  'area-too-small': words('Cette zone est trop petite.', 'This area is too small.'),
  'area-too-large': words('Cette zone dépasse 25 km².', 'This area is over 25 km².'),
  'area-too-long': words('Cette zone est trop étirée.', 'This area stretches too far.'),
  'outside-france': words('Cette zone est hors de France.', 'This area is outside France.'),
  'has-holes': words('Une zone n’a qu’un contour, sans trou.', 'An area has one outline, without holes.'),
} as const satisfies Record<string, Bilingual>;

export type FieldErrorCode = keyof typeof fieldErrors;
