import * as z from 'zod/mini';
import { inseeCode, latitude, line, longitude, page, position, ulid } from '../fields.ts';
import type { Operation } from '../operation.ts';

/** Longitude, then latitude, as in GeoJSON (RFC 7946). */
const coordinates = z.tuple([longitude, latitude]);

/** A GeoJSON polygon of one ring; the domain checks the ring itself. */
export const polygon = z.strictObject({
  type: z.literal('Polygon'),
  coordinates: z
    .array(z.array(coordinates).check(z.minLength(4), z.maxLength(500)))
    .check(z.minLength(1), z.maxLength(10)),
});
export type Polygon = z.infer<typeof polygon>;

const communityName = line(2, 80);

const communityView = z.object({
  communityId: ulid,
  inseeCode,
  name: z.string(),
  area: polygon,
  center: position,
  /** Whether an exercise is held in it each month. */
  monthlyExercise: z.boolean(),
});

/** How many members there are and how many of them each channel reaches; shown to the community's members. */
const communityCounts = z.object({ members: z.number(), email: z.number(), sms: z.number(), push: z.number() });
export type CommunityCounts = z.infer<typeof communityCounts>;

const communityFound = z.object({
  communityId: ulid,
  inseeCode,
  name: z.string(),
  center: position,
  /** Metres from the point asked for, 0 inside; absent when none was. */
  distanceMeters: z.optional(z.number()),
});
export type CommunityFound = z.infer<typeof communityFound>;

export const communitiesOperations = {
  createCommunity: {
    group: 'communities',
    method: 'POST',
    path: '/v1/communities',
    access: 'signed-in',
    summary: { fr: 'Créer une communauté', en: 'Create a community' },
    body: z.strictObject({ inseeCode, name: communityName, area: polygon }),
    responses: { 201: communityView },
    location: '/v1/communities/{communityId}',
    problems: ['referent-only', 'municipality-not-found'],
  },
  updateCommunity: {
    group: 'communities',
    method: 'PATCH',
    path: '/v1/communities/{communityId}',
    access: 'signed-in',
    summary: { fr: 'Modifier une communauté', en: 'Change a community' },
    params: z.strictObject({ communityId: ulid }),
    body: z.strictObject({
      name: z.optional(communityName),
      area: z.optional(polygon),
      /** In the name of whoever asks for it, for as long as they are its referent, or an officer. */
      monthlyExercise: z.optional(z.boolean()),
    }),
    responses: { 200: communityView },
    problems: ['referent-only', 'community-not-found', 'changed-meanwhile'],
  },
  findCommunities: {
    group: 'communities',
    method: 'GET',
    path: '/v1/communities',
    access: 'signed-in',
    summary: {
      fr: 'Les communautés d’un lieu ou d’une commune',
      en: 'The communities of a place or of a municipality',
    },
    query: z.strictObject({
      latitude: z.optional(z.coerce.number().check(z.minimum(-90), z.maximum(90))),
      longitude: z.optional(z.coerce.number().check(z.minimum(-180), z.maximum(180))),
      inseeCode: z.optional(inseeCode),
    }),
    responses: { 200: page(communityFound) },
    problems: [],
  },
  getCommunity: {
    group: 'communities',
    method: 'GET',
    path: '/v1/communities/{communityId}',
    access: 'signed-in',
    summary: { fr: 'Une communauté', en: 'One community' },
    params: z.strictObject({ communityId: ulid }),
    responses: { 200: z.extend(communityView, { counts: z.optional(communityCounts) }) },
    problems: ['community-not-found'],
  },
} as const satisfies Record<string, Operation>;
