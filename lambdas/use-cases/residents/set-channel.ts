import type { ChannelName } from '../../../contract/fields.ts';
import type { meOperations } from '../../../contract/operations/me.ts';
import { phoneCodeText } from '../../domain/messages/phone-code.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesByToken } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import { channelViews } from '../../domain/residents/channel-view.ts';
import { type ChannelSetting, withChannel, withSms } from '../../domain/residents/channels.ts';
import { awaitCode, type PhoneCode } from '../../domain/residents/phone-code.ts';
import { withAccountEmail } from '../../domain/residents/profile.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import type { TextMessages } from '../../messaging/text-messages.ts';
import type { ResidentStore, SaveEffects } from '../../stores/residents/residents.ts';
import type { Caller, UseCase } from '../use-case.ts';
import { changeLoaded } from './change-resident.ts';
import { loadOrCreateResident, loadWithAccount, type ResidentDependencies } from './load-or-create-resident.ts';
import { orNotSent } from './or-not-sent.ts';

interface Dependencies extends ResidentDependencies {
  readonly residents: Pick<ResidentStore, 'load' | 'create' | 'save'>;
  readonly textMessages: Pick<TextMessages, 'send' | 'isOptedOut' | 'optIn'>;
  readonly newCode: () => PhoneCode;
}

export const setChannel =
  (dependencies: Dependencies): UseCase<typeof meOperations.setChannel> =>
  async ({ params: { channel }, body, caller }) => {
    authorize('setChannel', rolesByToken(caller));
    const saved = await setters[channel](dependencies, caller, body);
    return channelViews(saved, dependencies.clock())[channel];
  };

type Setter = (dependencies: Dependencies, caller: Caller, setting: ChannelSetting) => Promise<Resident>;

const setters: Readonly<Record<ChannelName, Setter>> = { email: setEmail, sms: setSms, push: setPush };

/** By e-mail, to the address that the account has now. */
async function setEmail(dependencies: Dependencies, caller: Caller, setting: ChannelSetting): Promise<Resident> {
  const { resident, account } = await loadWithAccount(dependencies, caller);
  return changeLoaded(dependencies.residents, resident, (present) =>
    withChannel(withAccountEmail(present, account), 'email', setting),
  );
}

async function setPush(dependencies: Dependencies, caller: Caller, setting: ChannelSetting): Promise<Resident> {
  const resident = await loadOrCreateResident(dependencies, caller);
  return changeLoaded(dependencies.residents, resident, (present) => withChannel(present, 'push', setting));
}

/** A number that is not confirmed gets a code; it is saved before it is sent, so that a code received can always be given back. */
async function setSms(dependencies: Dependencies, caller: Caller, setting: ChannelSetting): Promise<Resident> {
  const { residents, newCode, clock } = dependencies;
  const resident = await loadOrCreateResident(dependencies, caller);
  const [code, now] = [newCode(), clock()];
  const change = (present: Resident) => {
    const set = withSms(present, setting);
    const { sms } = set.channels;
    return sms?.enabled && !sms.confirmed ? awaitCode(set, sms.phone, code, now) : set;
  };
  await openPhone(dependencies, resident, change(resident));
  const saved = await changeLoaded(residents, resident, change, (after) => countOf(after, code, now));
  if (saved.phoneConfirmation?.salt === code.salt) await sendCode(dependencies, saved, code);
  return saved;
}

/** The code counts for its phone too: many who ask for the same number send it no more than one would. */
function countOf({ phoneConfirmation }: Resident, { salt }: PhoneCode, at: Date): SaveEffects {
  return phoneConfirmation?.salt === salt ? { phoneCode: { phone: phoneConfirmation.phone, at } } : {};
}

/**
 * A number that stopped our SMS lets them through again when whoever proved to have it asks: a stranger lifts nobody's STOP.
 * @throws Refusal `phone-opted-out`, also when it was let through less than 30 days ago; `code-not-sent`
 */
async function openPhone({ textMessages }: Dependencies, before: Resident, after: Resident): Promise<void> {
  const { sms } = after.channels;
  const mayBeClosed = !sms?.confirmed || before.channels.sms?.failure === 'opted-out';
  if (!sms?.enabled || !mayBeClosed) return;
  const open = await orNotSent(async () => {
    if (!(await textMessages.isOptedOut(sms.phone))) return true;
    return sms.confirmed && (await textMessages.optIn(sms.phone));
  }, 'code-not-sent');
  if (!open) throw new Refusal('phone-opted-out');
}

async function sendCode({ textMessages }: Dependencies, { channels, profile }: Resident, { code }: PhoneCode) {
  const phone = channels.sms?.phone;
  if (phone === undefined) return;
  await orNotSent(() => textMessages.send(phone, phoneCodeText(code, profile.language)), 'code-not-sent');
}
