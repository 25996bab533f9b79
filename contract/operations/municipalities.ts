import * as z from 'zod/mini';
import { email, inseeCode, line, office, page, personName, postcode, ulid } from '../fields.ts';
import type { Operation } from '../operation.ts';

const municipalityView = z.object({ inseeCode, name: z.string(), postcodes: z.array(postcode) });

const officerView = z.object({ residentId: ulid, name: z.string(), email: z.string(), office });

const referentView = z.object({ residentId: ulid, inseeCode, neighbourhoods: z.array(z.string()) });

const municipality = z.strictObject({ inseeCode });
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
