import type { smsStopsOperations } from '../../../../contract/operations/sms-stops.ts';
import { newPhone } from '../../../support/neighbours.ts';
import type { Recipes } from '../recipe.ts';

export const smsStopsRecipes: Recipes<keyof typeof smsStopsOperations> = {
  sendStopLink: () => ({ request: { body: { phone: newPhone() } } }),
  showSmsStop: ({ world }) => ({ request: { params: { token: world.smsStopToken } } }),
  stopSms: ({ world }) => ({ request: { params: { token: world.smsStopToken } } }),
  undoSmsStop: ({ world }) => ({ request: { params: { token: world.smsStopToken } } }),
};
