import type { meOperations } from '../../../../contract/operations/me.ts';
import { waitForMessage } from '../../../../local/story/inbox-reader.ts';
import { codeIn } from '../../../../local/story/person.ts';
import { newPhone, newToken } from '../../../support/neighbours.ts';
import type { Play, Recipes } from '../recipe.ts';

const device = { deviceId: 'telephone' };
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const aWeek = () => ({ from: dayIn(10), to: dayIn(17) });
const aToken = () => ({ platform: 'fcm' as const, token: newToken() });

export const meRecipes: Recipes<keyof typeof meOperations> = {
  getMe: () => ({ request: {} }),
  getReachability: () => ({ request: {} }),
  updateMe: () => ({ request: { body: { language: 'fr' } } }),
  setChannel: () => ({
    request: { params: { channel: 'email' }, body: { enabled: false, minimumLevel: 'danger' } },
  }),
  confirmPhone: async (play) => ({ request: { body: { code: play.allowed ? await codeOf(play) : '123456' } } }),
  registerDevice: () => ({ request: { params: device, body: aToken() } }),
  removeDevice: async ({ actor, allowed }) => {
    if (allowed) await actor.client.registerDevice({ params: device, body: aToken() });
    return { request: { params: device } };
  },
  setAbsence: ({ actor }) => ({ request: { body: aWeek() }, restore: () => actor.client.endAbsence() }),
  endAbsence: async ({ actor, allowed }) => {
    if (allowed) await actor.client.setAbsence({ body: aWeek() });
    return { request: {} };
  },
  showUnsubscription: ({ world }) => ({ request: { params: { token: world.unsubscribeToken } } }),
  unsubscribeEmail: ({ world }) => ({ request: { params: { token: world.unsubscribeToken } } }),
};

/** The code that a new number of theirs received. */
async function codeOf({ actor, world }: Play): Promise<string> {
  const phone = newPhone();
  await actor.client.setChannel({ params: { channel: 'sms' }, body: { enabled: true, minimumLevel: 'danger', phone } });
  const message = await waitForMessage(world.platform.config, ({ channel, to }) => channel === 'code' && to === phone);
  return codeIn(message.body);
}
