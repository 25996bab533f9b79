import { contestationsOperations } from '../../contract/operations/contestations.ts';
import { serve } from '../http/serve.ts';
import { openAlertStores } from '../runtime/alert-stores.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { newId } from '../runtime/new-id.ts';
import { positiveNumber } from '../runtime/numbers.ts';
import { dynamoContestationStore } from '../stores/contestations/dynamodb-contestations.ts';
import { answerContestation } from '../use-cases/contestations/answer-contestation.ts';
import { contestAlert } from '../use-cases/contestations/contest-alert.ts';
import { listContestations } from '../use-cases/contestations/list-contestations.ts';

const environment = readEnvironment('contestations');
const { database, ...stores } = openAlertStores(environment);
const dependencies = {
  ...stores,
  contestations: dynamoContestationStore(database, environment.ALERTS_TABLE),
  mostFromAddress: positiveNumber(environment.CONTESTATIONS_PER_ADDRESS),
  newId,
  clock,
};

export const handler = serve(contestationsOperations, {
  contestAlert: contestAlert(dependencies),
  listContestations: listContestations(dependencies),
  answerContestation: answerContestation(dependencies),
});
