import { followUpOperations } from '../../contract/operations/follow-up.ts';
import { serve } from '../http/serve.ts';
import { openAlertStores } from '../runtime/alert-stores.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { addUpdate } from '../use-cases/follow-up/add-update.ts';
import { witnessAlert } from '../use-cases/follow-up/witness-alert.ts';

const environment = readEnvironment('follow-up');
const dependencies = {
  ...openAlertStores(environment),
  clock,
};

export const handler = serve(followUpOperations, {
  addUpdate: addUpdate(dependencies),
  witnessAlert: witnessAlert(dependencies),
});
