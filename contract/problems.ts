/** Every refusal of the API (RFC 9457): a stable code, its HTTP status, and a title in the languages people read. */
import type { Bilingual } from './fields.ts';

interface Problem<Status extends number = number> extends Bilingual {
  readonly status: Status;
}

const problem = <Status extends number>(status: Status, fr: string, en: string): Problem<Status> => ({
  status,
  fr,
  en,
});

// biome-ignore format: one problem a line reads as the table it is
export const problems = {
  'malformed-json': problem(400, 'Le corps de la requête n’est pas du JSON valide.', 'The body of the request is not valid JSON.'),
  'invalid-input': problem(400, 'Certaines informations sont à corriger.', 'Some of the information needs correcting.'),
  'body-too-large': problem(413, 'Le corps de la requête dépasse 64 Ko.', 'The body of the request is over 64 KB.'),
  'signed-out': problem(401, 'Votre session n’est plus valable ; reconnectez-vous.', 'Your session is no longer valid; please sign in again.'),
  'operator-only': problem(403, 'Réservé à l’exploitant.', 'For the operator only.'),
  'officer-only': problem(403, 'Réservé aux agents de la commune.', 'For the officers of the municipality only.'),
  'town-hall-only': problem(403, 'Réservé à la mairie et à l’exploitant.', 'For the town hall and the operator only.'),
  'own-town-hall-only': problem(403, 'Réservé à la mairie de la commune.', 'For the town hall of the municipality only.'),
  'referent-only': problem(403, 'Réservé aux référents et aux agents.', 'For the referents and the officers only.'),
  'not-a-member': problem(403, 'Réservé aux membres de la communauté.', 'For the members of the community only.'),
  'membership-pending': problem(403, 'Votre adhésion attend l’accord d’un référent.', 'Your membership awaits a referent’s decision.'),
  'membership-suspended': problem(403, 'Votre adhésion est suspendue.', 'Your membership is suspended.'),
  'charter-not-accepted': problem(403, 'Acceptez d’abord la charte en vigueur.', 'Please accept the current charter first.'),
  'category-not-allowed': problem(403, 'Vous ne pouvez pas émettre cette catégorie d’alerte.', 'You may not send this category of alert.'),
  'protocol-not-in-force': problem(403, 'Aucun protocole n’est en vigueur : la police ne reçoit rien.', 'No protocol is in force: the police receive nothing.'),
  'category-not-for-neighbours': problem(403, 'Cette catégorie ne va jamais aux voisins.', 'This category never reaches neighbours.'),
  'author-only': problem(403, 'Réservé à l’auteur de l’alerte.', 'For the alert’s author only.'),
  'author-or-referent-only': problem(403, 'Réservé à l’auteur de l’alerte, aux référents et aux agents.', 'For the alert’s author, the referents and the officers only.'),
  'not-by-its-author': problem(403, 'Son auteur ne peut pas le faire lui-même.', 'Its author cannot do this themselves.'),
  'another-must-decide': problem(403, 'Vous êtes partie à cette affaire : quelqu’un d’autre doit en décider.', 'You have a part in this: someone else has to decide.'),
  'unknown-municipality': problem(404, 'Cette commune n’existe pas dans la liste officielle.', 'No such municipality in the official list.'),
  'municipality-not-found': problem(404, 'Cette commune n’est pas inscrite.', 'This municipality is not registered.'),
  'community-not-found': problem(404, 'Cette communauté n’existe pas.', 'There is no such community.'),
  'resident-not-found': problem(404, 'Ce voisin n’existe pas.', 'There is no such resident.'),
  'officer-not-found': problem(404, 'Cet agent n’existe pas dans la commune.', 'There is no such officer in the municipality.'),
  'referent-not-found': problem(404, 'Ce référent n’existe pas dans la commune.', 'There is no such referent in the municipality.'),
  'protocol-not-found': problem(404, 'Cette commune n’a pas enregistré de protocole.', 'This municipality has recorded no protocol.'),
  'category-not-found': problem(404, 'Cette commune n’a pas de telle catégorie.', 'The municipality has no such category.'),
  'membership-not-found': problem(404, 'Cette adhésion n’existe pas.', 'There is no such membership.'),
  'device-not-found': problem(404, 'Cet appareil n’est pas enregistré.', 'This device is not registered.'),
  'relative-not-found': problem(404, 'Vous n’avez nommé personne à cette place.', 'You have named nobody in this place.'),
  'alert-not-found': problem(404, 'Cette alerte n’existe pas ou n’est plus visible.', 'There is no such alert, or it is no longer visible.'),
  'cap-source-not-found': problem(404, 'La commune n’a pas de telle source.', 'The municipality has no such source.'),
  'message-not-found': problem(404, 'Cette alerte n’a pas de tel message.', 'The alert has no such message.'),
  'link-not-valid': problem(404, 'Ce lien n’est pas valable.', 'This link is not valid.'),
  'route-not-found': problem(404, 'Cette adresse n’existe pas.', 'There is nothing at this address.'),
  'changed-meanwhile': problem(409, 'Ces informations viennent de changer ; recommencez.', 'This has just changed; please try again.'),
  'alert-held': problem(409, 'Cette alerte n’est pas encore publiée.', 'This alert is not published yet.'),
  'alert-hidden': problem(409, 'Cette alerte est masquée.', 'This alert is hidden.'),
  'alert-refused': problem(409, 'Cette alerte a été refusée.', 'This alert was refused.'),
  'alert-resolved': problem(409, 'Cette alerte est déjà résolue.', 'This alert is resolved already.'),
  'alert-retracted': problem(409, 'Cette alerte a déjà été retirée.', 'This alert was retracted already.'),
  'alert-expired': problem(409, 'Cette alerte a expiré.', 'This alert has expired.'),
  'already-taken-in-charge': problem(409, 'Cette alerte est déjà prise en charge.', 'This alert is taken in charge already.'),
  'already-published': problem(409, 'Cette alerte est déjà publiée.', 'This alert is published already.'),
  'already-confirmed': problem(409, 'Un second agent l’a déjà confirmée.', 'A second officer has confirmed it already.'),
  'already-forwarded': problem(409, 'Elle est déjà parvenue à tous ces destinataires.', 'It went to all of these already.'),
  'already-appealed': problem(409, 'Cette décision est déjà contestée.', 'This decision is appealed against already.'),
  'awaits-confirmation': problem(409, 'Elle attend la confirmation d’un second agent.', 'It awaits the confirmation of a second officer.'),
  'nothing-to-confirm': problem(409, 'Rien n’attend ici la confirmation d’un second agent.', 'Nothing here awaits the confirmation of a second officer.'),
  'nothing-to-appeal': problem(409, 'Aucune décision n’est à contester.', 'There is no decision to appeal against.'),
  'not-held': problem(409, 'Cette alerte n’attend pas de décision.', 'This alert awaits no decision.'),
  'not-hidden': problem(409, 'Cette alerte n’est pas masquée.', 'This alert is not hidden.'),
  'too-many-updates': problem(409, 'Cette alerte a reçu trop de suites.', 'This alert has had too many updates.'),
  'category-built-in': problem(409, 'Cet identifiant est celui d’une catégorie commune à toutes les communes.', 'This identifier is that of a category which every municipality has.'),
  'too-many-cap-sources': problem(409, 'La commune a déjà dix sources.', 'The municipality has ten sources already.'),
  'too-many-communities': problem(409, 'Vous êtes déjà membre de dix communautés.', 'You already belong to ten communities.'),
  'too-many-devices': problem(409, 'Vous avez déjà enregistré dix appareils.', 'You have already registered ten devices.'),
  'no-code-expected': problem(409, 'Aucun code n’est attendu ; demandez-en un nouveau.', 'No code is expected; please ask for a new one.'),
  'phone-opted-out': problem(409, 'Ce numéro a refusé les SMS ; il ne peut pas être réactivé pour l’instant.', 'This number opted out of SMS and cannot be reactivated for now.'),
  'two-way-sms-needed': problem(409, 'Ici, personne ne peut répondre à un SMS : l’inscription par SMS n’est pas proposée.', 'Nobody can answer an SMS here: enrolment by SMS is not offered.'),
  'relative-refused': problem(409, 'Cette personne n’a pas voulu recevoir vos alertes, ou n’en veut plus.', 'This person did not want to receive your alerts, or does no longer.'),
  'idempotency-key-reused': problem(422, 'Cette clé d’idempotence a servi à une autre demande.', 'This idempotency key was used for another request.'),
  'needs-rewording': problem(422, 'Un signalement décrit des faits, pas des personnes : reformulez ce qui est indiqué. Renvoyé sans changement, il attendra l’accord d’un référent.', 'A report describes facts, not people: please reword what is named. Sent again unchanged, it will await a referent’s approval.'),
  'needs-other-words': problem(422, 'Dites des faits, pas qui sont les gens : reformulez ce qui est indiqué.', 'Tell facts, not who people are: please reword what is named.'),
  'wrong-code': problem(422, 'Ce code n’est pas le bon.', 'This is not the right code.'),
  'too-many-codes': problem(429, 'Trois codes ou invitations ont déjà été envoyés en une heure.', 'Three codes or invitations have already been sent within an hour.'),
  'too-many-tries': problem(429, 'Trop d’essais ; demandez un nouveau code.', 'Too many tries; please ask for a new code.'),
  'too-many-enrolments': problem(429, 'Vingt inscriptions par jour au plus.', 'At most twenty enrolments a day.'),
  'too-many-invitations': problem(429, 'Dix invitations par jour au plus.', 'At most ten invitations a day.'),
  'report-too-soon': problem(429, 'Une alerte toutes les dix minutes au plus, sauf danger.', 'At most one alert in ten minutes, except in danger.'),
  'too-many-reports': problem(429, 'Trois alertes par jour au plus, sauf danger.', 'At most three alerts a day, except in danger.'),
  'too-many-dangers': problem(429, 'Dix alertes de danger par jour au plus.', 'At most ten alerts of danger a day.'),
  'exercise-too-soon': problem(429, 'Un exercice par heure au plus dans une communauté.', 'At most one exercise an hour in a community.'),
  'too-many-exercises': problem(429, 'Trois exercices par jour au plus.', 'At most three exercises a day.'),
  'broadcasting-suspended': problem(429, 'Deux de vos alertes ont été retirées en 90 jours : vous ne pouvez plus en émettre pendant 30 jours. Vous pouvez contester chaque décision depuis votre alerte.', 'Two of your alerts were taken down within 90 days: you cannot send any for 30 days. You can appeal against each decision from your alert.'),
  internal: problem(500, 'Une erreur est survenue ; elle nous est signalée.', 'Something went wrong; we have been told.'),
  'code-not-sent': problem(503, 'Le code n’a pas pu être envoyé ; réessayez dans un instant.', 'The code could not be sent; please try again in a moment.'),
  'message-not-sent': problem(503, 'Le message n’a pas pu être envoyé ; réessayez dans un instant.', 'The message could not be sent; please try again in a moment.'),
  unavailable: problem(503, 'Service momentanément indisponible ; réessayez.', 'Temporarily unavailable; please try again.'),
} as const satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof problems;

/** Those that are over after a while (429): whoever reads one is told how long. */
export type TooManyCode = {
  [Code in ProblemCode]: (typeof problems)[Code]['status'] extends 429 ? Code : never;
}[ProblemCode];
