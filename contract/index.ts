/** The whole HTTP contract, `operationId -> operation`. Functions import only their own group, so that they carry no other's schemas. */
import { alertsOperations } from './operations/alerts.ts';
import { capSourcesOperations } from './operations/cap-sources.ts';
import { communitiesOperations } from './operations/communities.ts';
import { contestationsOperations } from './operations/contestations.ts';
import { deliveriesOperations } from './operations/deliveries.ts';
import { followUpOperations } from './operations/follow-up.ts';
import { meOperations } from './operations/me.ts';
import { membersOperations } from './operations/members.ts';
import { moderationOperations } from './operations/moderation.ts';
import { municipalitiesOperations, officersOperations, registryOperations } from './operations/municipalities.ts';
import { officialAlertsOperations } from './operations/official-alerts.ts';
import { openDataOperations } from './operations/open-data.ts';
import { referenceOperations } from './operations/reference.ts';
import { relativesOperations } from './operations/relatives.ts';
import { smsStopsOperations } from './operations/sms-stops.ts';
import { statisticsOperations } from './operations/statistics.ts';

export const operations = {
  ...referenceOperations,
  ...municipalitiesOperations,
  ...registryOperations,
  ...officersOperations,
  ...communitiesOperations,
  ...membersOperations,
  ...meOperations,
  ...smsStopsOperations,
  ...relativesOperations,
  ...alertsOperations,
  ...officialAlertsOperations,
  ...followUpOperations,
  ...moderationOperations,
  ...deliveriesOperations,
  ...statisticsOperations,
  ...contestationsOperations,
  ...openDataOperations,
  ...capSourcesOperations,
} as const;

export type OperationId = keyof typeof operations;
