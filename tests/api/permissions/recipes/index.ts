import type { Recipes } from '../recipe.ts';
import { alertsRecipes } from './alerts.ts';
import { capSourcesRecipes } from './cap-sources.ts';
import { communitiesRecipes } from './communities.ts';
import { contestationsRecipes } from './contestations.ts';
import { deliveriesRecipes } from './deliveries.ts';
import { followUpRecipes } from './follow-up.ts';
import { meRecipes } from './me.ts';
import { membersRecipes } from './members.ts';
import { moderationRecipes } from './moderation.ts';
import { municipalitiesRecipes } from './municipalities.ts';
import { officersRecipes } from './officers.ts';
import { officialAlertsRecipes } from './official-alerts.ts';
import { openDataRecipes } from './open-data.ts';
import { referenceRecipes } from './reference.ts';
import { relativesRecipes } from './relatives.ts';
import { smsStopsRecipes } from './sms-stops.ts';
import { statisticsRecipes } from './statistics.ts';

/** An operation without its recipe does not compile. */
export const recipes: Recipes = {
  ...referenceRecipes,
  ...municipalitiesRecipes,
  ...officersRecipes,
  ...communitiesRecipes,
  ...membersRecipes,
  ...meRecipes,
  ...smsStopsRecipes,
  ...relativesRecipes,
  ...alertsRecipes,
  ...officialAlertsRecipes,
  ...followUpRecipes,
  ...moderationRecipes,
  ...deliveriesRecipes,
  ...statisticsRecipes,
  ...contestationsRecipes,
  ...openDataRecipes,
  ...capSourcesRecipes,
};
