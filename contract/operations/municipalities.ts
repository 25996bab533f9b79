import * as z from 'zod/mini';
import { capCategories } from '../cap-categories.ts';
import { categoryId, day, email, inseeCode, level, line, office, page, personName, postcode, ulid } from '../fields.ts';
import type { Operation } from '../operation.ts';

/** As long as anything of an alert is kept. */
const longestLifeHours = 30 * 24;

const municipalityView = z.object({ inseeCode, name: z.string(), postcodes: z.array(postcode) });

const officerView = z.object({ residentId: ulid, name: z.string(), email: z.string(), office });

const referentView = z.object({ residentId: ulid, inseeCode, neighbourhoods: z.array(z.string()) });

/** Who signed, and the first and the last day on which it is in force. */
const protocol = z.strictObject({
  signatories: z.array(line(2, 120)).check(z.minLength(1), z.maxLength(10)),
  startsOn: day,
  endsOn: day,
});
export type ProtocolTerms = z.infer<typeof protocol>;

const protocolView = z.object({ inseeCode, ...protocol.shape, inForce: z.boolean() });

/** What a municipality says of a category of its own. */
const specialCategory = z.strictObject({
  label: z.strictObject({ fr: line(2, 60), en: line(2, 60) }),
  capCategory: z.enum(capCategories),
  level,
  senders: z.enum(['officers', 'police']),
  audience: z.enum(['neighbours', 'officers']),
  livesHours: z.number().check(z.int(), z.minimum(1), z.maximum(longestLifeHours)),
});

const specialCategoryView = z.object({ categoryId, ...specialCategory.shape });

const municipality = z.strictObject({ inseeCode });
const categoryOfMunicipality = z.strictObject({ inseeCode, categoryId });
const personOfMunicipality = z.strictObject({ inseeCode, residentId: ulid });

export const municipalitiesOperations = {
  searchMunicipalities: {
    group: 'municipalities',
    method: 'GET',
    path: '/v1/municipalities',
    access: 'public',
    summary: {
      fr: 'Chercher une commune inscrite, par nom ou code postal',
      en: 'Search the registered municipalities by name or postcode',
    },
    query: z.strictObject({ query: line(2, 60) }),
    responses: { 200: z.object({ items: z.array(municipalityView) }) },
    problems: [],
  },
  appointReferent: {
    group: 'municipalities',
    method: 'PUT',
    path: '/v1/municipalities/{inseeCode}/referents/{residentId}',
    access: 'signed-in',
    summary: { fr: 'Nommer un référent', en: 'Appoint a referent' },
    params: personOfMunicipality,
    body: z.strictObject({ neighbourhoods: z.array(line(1, 80)).check(z.maxLength(50)) }),
    responses: { 200: referentView },
    problems: ['officer-only', 'municipality-not-found', 'resident-not-found'],
  },
  dismissReferent: {
    group: 'municipalities',
    method: 'DELETE',
    path: '/v1/municipalities/{inseeCode}/referents/{residentId}',
    access: 'signed-in',
    summary: { fr: 'Mettre fin au rôle d’un référent', en: 'Dismiss a referent' },
    params: personOfMunicipality,
    responses: { 204: z.undefined() },
    problems: ['officer-only', 'referent-not-found'],
  },
  putProtocol: {
    group: 'municipalities',
    method: 'PUT',
    path: '/v1/municipalities/{inseeCode}/protocol',
    access: 'signed-in',
    summary: {
      fr: 'Enregistrer le protocole sous lequel la police participe',
      en: 'Record the protocol under which the police take part',
    },
    params: municipality,
    body: protocol,
    responses: { 200: protocolView },
    problems: ['own-town-hall-only', 'municipality-not-found', 'unavailable'],
  },
  getProtocol: {
    group: 'municipalities',
    method: 'GET',
    path: '/v1/municipalities/{inseeCode}/protocol',
    access: 'signed-in',
    summary: { fr: 'Le protocole d’une commune', en: 'The protocol of a municipality' },
    params: municipality,
    responses: { 200: protocolView },
    problems: ['own-town-hall-only', 'protocol-not-found'],
  },
  listMunicipalCategories: {
    group: 'municipalities',
    method: 'GET',
    path: '/v1/municipalities/{inseeCode}/categories',
    access: 'public',
    summary: {
      fr: 'Les catégories d’alerte propres à une commune',
      en: 'The categories of alert that a municipality has of its own',
    },
    params: municipality,
    responses: { 200: z.object({ items: z.array(specialCategoryView) }) },
    problems: ['municipality-not-found'],
  },
  putSpecialCategory: {
    group: 'municipalities',
    method: 'PUT',
    path: '/v1/municipalities/{inseeCode}/categories/{categoryId}',
    access: 'signed-in',
    summary: {
      fr: 'Ajouter ou changer une catégorie d’alerte propre à la commune',
      en: 'Add or change a category of alert of the municipality’s own',
    },
    params: categoryOfMunicipality,
    body: specialCategory,
    responses: { 200: specialCategoryView },
    problems: ['own-town-hall-only', 'municipality-not-found', 'category-built-in', 'unavailable'],
  },
  retireCategory: {
    group: 'municipalities',
    method: 'DELETE',
    path: '/v1/municipalities/{inseeCode}/categories/{categoryId}',
    access: 'signed-in',
    summary: {
      fr: 'Retirer une catégorie d’alerte propre à la commune',
      en: 'Retire a category of alert of the municipality’s own',
    },
    params: categoryOfMunicipality,
    responses: { 204: z.undefined() },
    problems: ['own-town-hall-only', 'category-not-found', 'unavailable'],
  },
} as const satisfies Record<string, Operation>;

export const registryOperations = {
  registerMunicipality: {
    group: 'registry',
    method: 'PUT',
    path: '/v1/municipalities/{inseeCode}',
    access: 'signed-in',
    summary: { fr: 'Inscrire une commune de la liste officielle', en: 'Register a municipality of the official list' },
    params: municipality,
    responses: { 200: municipalityView },
    problems: ['operator-only', 'unknown-municipality'],
  },
} as const satisfies Record<string, Operation>;

export const officersOperations = {
  inviteOfficer: {
    group: 'officers',
    method: 'POST',
    path: '/v1/municipalities/{inseeCode}/officers',
    access: 'signed-in',
    summary: { fr: 'Inviter un agent', en: 'Invite an officer' },
    params: municipality,
    body: z.strictObject({ email, name: personName, office }),
    responses: { 201: officerView },
    location: '/v1/municipalities/{inseeCode}/officers/{residentId}',
    problems: ['town-hall-only', 'municipality-not-found'],
  },
  listOfficers: {
    group: 'officers',
    method: 'GET',
    path: '/v1/municipalities/{inseeCode}/officers',
    access: 'signed-in',
    summary: { fr: 'Les agents d’une commune', en: 'The officers of a municipality' },
    params: municipality,
    responses: { 200: page(officerView) },
    problems: ['town-hall-only', 'municipality-not-found'],
  },
  removeOfficer: {
    group: 'officers',
    method: 'DELETE',
    path: '/v1/municipalities/{inseeCode}/officers/{residentId}',
    access: 'signed-in',
    summary: { fr: 'Retirer un agent', en: 'Remove an officer' },
    params: personOfMunicipality,
    responses: { 204: z.undefined() },
    problems: ['town-hall-only', 'officer-not-found'],
  },
} as const satisfies Record<string, Operation>;
