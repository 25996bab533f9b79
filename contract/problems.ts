/** Every refusal of the API (RFC 9457): a stable code, its HTTP status, and a title in the languages people read. */
import type { Bilingual } from './fields.ts';

interface Problem extends Bilingual {
  readonly status: number;
}

const problem = (status: number, fr: string, en: string): Problem => ({ status, fr, en });

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
  'alert-not-found': problem(404, 'Cette alerte n’existe pas ou n’est plus visible.', 'There is no such alert, or it is no longer visible.'),
  'link-not-valid': problem(404, 'Ce lien n’est pas valable.', 'This link is not valid.'),
  'route-not-found': problem(404, 'Cette adresse n’existe pas.', 'There is nothing at this address.'),
  'changed-meanwhile': problem(409, 'Ces informations viennent de changer ; recommencez.', 'This has just changed; please try again.'),
  'category-built-in': problem(409, 'Cet identifiant est celui d’une catégorie commune à toutes les communes.', 'This identifier is that of a category which every municipality has.'),
  'too-many-communities': problem(409, 'Vous êtes déjà membre de dix communautés.', 'You already belong to ten communities.'),
  'too-many-devices': problem(409, 'Vous avez déjà enregistré dix appareils.', 'You have already registered ten devices.'),
  'no-code-expected': problem(409, 'Aucun code n’est attendu ; demandez-en un nouveau.', 'No code is expected; please ask for a new one.'),
  'phone-opted-out': problem(409, 'Ce numéro a refusé les SMS ; il ne peut pas être réactivé pour l’instant.', 'This number opted out of SMS and cannot be reactivated for now.'),
  'idempotency-key-reused': problem(422, 'Cette clé d’idempotence a servi à une autre demande.', 'This idempotency key was used for another request.'),
  'wrong-code': problem(422, 'Ce code n’est pas le bon.', 'This is not the right code.'),
  'too-many-codes': problem(429, 'Trois codes ont déjà été envoyés en une heure.', 'Three codes have already been sent within an hour.'),
  'too-many-tries': problem(429, 'Trop d’essais ; demandez un nouveau code.', 'Too many tries; please ask for a new code.'),
  internal: problem(500, 'Une erreur est survenue ; elle nous est signalée.', 'Something went wrong; we have been told.'),
  'code-not-sent': problem(503, 'Le code n’a pas pu être envoyé ; réessayez dans un instant.', 'The code could not be sent; please try again in a moment.'),
  unavailable: problem(503, 'Service momentanément indisponible ; réessayez.', 'Temporarily unavailable; please try again.'),
} as const satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof problems;
