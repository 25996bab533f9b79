import * as z from 'zod/mini';
import { bilingual, level, ulid } from '../fields.ts';
import type { Operation } from '../operation.ts';

/** It says the same to everyone until the next deployment. */
const cache = { maxAgeSeconds: 60 };

const categoryView = z.object({
  categoryId: z.string(),
  label: bilingual,
  capCategory: z.string(),
  level: z.optional(level),
  senders: z.enum(['residents', 'referents', 'officers', 'police']),
  audience: z.enum(['neighbours', 'officers']),
  livesHours: z.optional(z.number()),
  needs: z.optional(z.enum(['second-officer', 'case-number'])),
});

export const referenceOperations = {
  getHealth: {
    group: 'reference',
    method: 'GET',
    path: '/v1/health',
    access: 'public',
    summary: { fr: 'Le service répond-il ?', en: 'Is the service up?' },
    cache,
    responses: { 200: z.object({ status: z.literal('ok') }) },
    problems: [],
  },
  listCategories: {
    group: 'reference',
    method: 'GET',
    path: '/v1/categories',
    access: 'public',
    summary: { fr: 'Les catégories d’alerte', en: 'The categories of alert' },
    cache,
    responses: { 200: z.object({ items: z.array(categoryView) }) },
    problems: [],
  },
  getOpenApi: {
    group: 'reference',
    method: 'GET',
    path: '/v1/openapi.json',
    access: 'public',
    summary: { fr: 'Cette interface, décrite en OpenAPI 3.1', en: 'This interface, described in OpenAPI 3.1' },
    cache,
    responses: { 200: z.looseObject({ openapi: z.string() }) },
    problems: [],
  },
  openAlertLink: {
    group: 'reference',
    method: 'GET',
    path: '/v1/a/{alertId}',
    access: 'public',
    summary: { fr: 'La page où mène le lien d’un message', en: 'The page that a message’s link opens' },
    cache,
    params: z.strictObject({ alertId: ulid }),
    produces: 'text/html',
    responses: { 200: z.string() },
    problems: [],
  },
} as const satisfies Record<string, Operation>;
