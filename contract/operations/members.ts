import * as z from 'zod/mini';
import { cursor, inseeCode, page, pageLimit, personName, phone, text, ulid } from '../fields.ts';
import type { Operation } from '../operation.ts';
import { membershipStatus } from '../resident-words.ts';

const memberRole = z.enum(['member', 'referent']);

export const membershipView = z.object({
  communityId: ulid,
  communityName: z.string(),
  inseeCode,
  role: memberRole,
  status: membershipStatus,
});

/** What one member shows the others; referents also see those who wait or are suspended. */
const memberView = z.object({
  residentId: ulid,
  name: z.string(),
  status: membershipStatus,
  role: memberRole,
  address: z.optional(z.string()),
  phone: z.optional(z.string()),
  email: z.optional(z.string()),
  /** Enrolled by somebody else, they have not answered yet: nobody can decide for them. */
  awaitsAnswer: z.optional(z.literal(true)),
});

const community = z.strictObject({ communityId: ulid });

export const membersOperations = {
  joinCommunity: {
    group: 'members',
    method: 'PUT',
    path: '/v1/communities/{communityId}/members/me',
    access: 'signed-in',
    summary: { fr: 'Demander à rejoindre une communauté', en: 'Ask to join a community' },
    params: community,
    responses: { 200: membershipView },
    problems: [
      'charter-not-accepted',
      'community-not-found',
      'membership-suspended',
      'too-many-communities',
      'changed-meanwhile',
    ],
  },
  leaveCommunity: {
    group: 'members',
    method: 'DELETE',
    path: '/v1/communities/{communityId}/members/me',
    access: 'signed-in',
    summary: { fr: 'Quitter une communauté', en: 'Leave a community' },
    params: community,
    responses: { 204: z.undefined() },
    problems: ['membership-suspended', 'membership-not-found'],
  },
  listMembers: {
    group: 'members',
    method: 'GET',
    path: '/v1/communities/{communityId}/members',
    access: 'signed-in',
    summary: { fr: 'L’annuaire d’une communauté', en: 'The directory of a community' },
    params: community,
    query: z.strictObject({ limit: z.optional(pageLimit), cursor: z.optional(cursor) }),
    responses: { 200: page(memberView) },
    problems: ['not-a-member', 'membership-pending', 'membership-suspended', 'community-not-found'],
  },
  enrolNeighbour: {
    group: 'members',
    method: 'POST',
    path: '/v1/communities/{communityId}/members',
    access: 'signed-in',
    summary: {
      fr: 'Inscrire un voisin qui n’a qu’un téléphone : il répond OUI par SMS',
      en: 'Enrol a neighbour who has but a phone: they answer OUI by SMS',
    },
    params: community,
    body: z.strictObject({ name: personName, phone, address: text(3, 200) }),
    responses: { 202: z.object({ residentId: ulid, status: z.literal('pending') }) },
    problems: [
      'referent-only',
      'community-not-found',
      'two-way-sms-needed',
      'changed-meanwhile',
      'too-many-codes',
      'too-many-enrolments',
      'message-not-sent',
    ],
  },
  decideMembership: {
    group: 'members',
    method: 'PUT',
    path: '/v1/communities/{communityId}/members/{residentId}',
    access: 'signed-in',
    summary: { fr: 'Accepter, refuser ou suspendre un membre', en: 'Admit, refuse or suspend a member' },
    params: z.strictObject({ communityId: ulid, residentId: ulid }),
    body: z.strictObject({ status: z.enum(['active', 'refused', 'suspended']) }),
    responses: {
      200: z.object({ communityId: ulid, residentId: ulid, status: z.enum(['active', 'refused', 'suspended']) }),
    },
    problems: ['referent-only', 'community-not-found', 'membership-not-found', 'changed-meanwhile'],
  },
} as const satisfies Record<string, Operation>;
