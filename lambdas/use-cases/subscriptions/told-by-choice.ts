import { forEachOf } from '../../domain/for-each-of.ts';
import { asReachedAt } from '../../domain/residents/absence.ts';
import { toldRelatives } from '../../domain/residents/relatives.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import { groupsToldOn, type ToldByChoice } from '../../domain/subscriptions/wanted-subscriptions.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { changeLoaded } from '../residents/change-resident.ts';

type Residents = Pick<ResidentStore, 'load' | 'save' | 'findHolder' | 'findPhone'>;

/** Where the relatives of a resident are told by their own choice: there they need no copy. */
export async function toldByChoice(
  residents: Pick<Residents, 'load' | 'findHolder'>,
  resident: Resident,
  now: Date,
): Promise<ToldByChoice> {
  const phones = toldRelatives(resident).flatMap(({ phone }) => phone ?? []);
  const told = await Promise.all(
    phones.map(async (phone) => {
      const holderId = await residents.findHolder(phone);
      const holder = holderId === undefined ? undefined : await residents.load(holderId);
      return [phone, holder ? groupsToldOn(phone, asReachedAt(holder, now)) : new Set<string>()] as const;
    }),
  );
  return new Map(told);
}

const markedAtOnce = 5;

/**
 * Whoever begins or ends to be told on their phone changes which copies it needs: those who named it are to be synced, before anything
 * that tells of the change is forgotten.
 */
export async function markWhoNamed(residents: Residents, { residentId, reaches }: Resident): Promise<void> {
  const changing = reaches
    .flatMap(({ subscriptions }) => subscriptions)
    .filter(({ of, ending, subscriptionArn }) => of === 'sms' && (ending || subscriptionArn === undefined));
  const found = await Promise.all(
    [...new Set(changing.map(({ endpoint }) => endpoint))].map((phone) => residents.findPhone(phone)),
  );
  const namings = found.flatMap((each) => each.namings).filter(({ status }) => status === 'active');
  const ids = new Set(namings.map((naming) => naming.residentId).filter((id) => id !== residentId));
  await forEachOf([...ids], markedAtOnce, async (id) => {
    const resident = await residents.load(id);
    if (resident) await changeLoaded(residents, resident, (present) => ({ ...present }), { unsynced: true });
  });
}
