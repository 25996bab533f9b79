import { moderationOperations } from '../../contract/operations/moderation.ts';
import { serve } from '../http/serve.ts';
import { openAlertStores } from '../runtime/alert-stores.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { appealModeration } from '../use-cases/moderation/appeal-moderation.ts';
import { checkHistories } from '../use-cases/moderation/check-histories.ts';
import { flagAlert } from '../use-cases/moderation/flag-alert.ts';
import { getHistory } from '../use-cases/moderation/get-history.ts';
import { listModeration } from '../use-cases/moderation/list-moderation.ts';
import { moderateAlert } from '../use-cases/moderation/moderate-alert.ts';

const environment = readEnvironment('moderation');
const dependencies = {
  ...openAlertStores(environment),
  clock,
};

export const handler = serve(moderationOperations, {
  flagAlert: flagAlert(dependencies),
  moderateAlert: moderateAlert(dependencies),
  listModeration: listModeration(dependencies),
  appealModeration: appealModeration(dependencies),
  getHistory: getHistory(dependencies),
  checkHistories: checkHistories(dependencies),
});
