import { ulid } from 'ulid';
import { contestationsOperations } from '../../contract/operations/contestations.ts';
import { serve } from '../http/serve.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { openStores } from '../runtime/stores.ts';
import { dynamoAlertStore } from '../stores/alerts/dynamodb-alerts.ts';
import { dynamoContestationStore } from '../stores/contestations/dynamodb-contestations.ts';
import { answerContestation } from '../use-cases/answer-contestation.ts';
import { contestAlert } from '../use-cases/contest-alert.ts';
import { listContestations } from '../use-cases/list-contestations.ts';

const environment = readEnvironment('contestations');
const { database, ...stores } = openStores(environment);
const dependencies = {
  ...stores,
  alerts: dynamoAlertStore(database, { alerts: environment.ALERTS_TABLE }),
  contestations: dynamoContestationStore(database, environment.ALERTS_TABLE),
  mostFromAddress: Number(environment.CONTESTATIONS_PER_ADDRESS),
  newId: (now: Date) => ulid(now.getTime()),
  clock,
};

export const handler = serve(contestationsOperations, {
  contestAlert: contestAlert(dependencies),
  listContestations: listContestations(dependencies),
  answerContestation: answerContestation(dependencies),
});
