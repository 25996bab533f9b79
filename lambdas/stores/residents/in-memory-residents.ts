import { type GroupId, isCommunity } from '../../domain/communities/group.ts';
import { Refusal } from '../../domain/refusal.ts';
import { isOver } from '../../domain/residents/enrolment.ts';
import { groupsOf } from '../../domain/residents/groups-of.ts';
import type { Resident } from '../../domain/residents/resident.ts';
import { CountsInMemory } from '../communities/counts-in-memory.ts';
import type { TextOutcome } from './conversations.ts';
import { directoryEntryOf, emailCopiesOf, emailRecipientOf, mandateHolderOf } from './derived-copies.ts';
import { PhonesInMemory } from './in-memory-phones.ts';
import { nextVersion } from './next-version.ts';
import { entryOf } from './phone-items.ts';
import type { DirectoryEntry, ResidentStore } from './residents.ts';

interface Member {
  readonly entry: DirectoryEntry;
  /** Orders the list: active, pending, suspended, then by identifier. */
  readonly sort: string;
}

/**
 * The table of residents, kept in memory, for tests.
 * @param counts shared with the communities' store where a test reads counts
 * @param outcomes shared with the exchanges of SMS where a test writes any
 */
export function inMemoryResidentStore(
  counts = new CountsInMemory(),
  outcomes = new Map<string, TextOutcome>(),
): ResidentStore {
  const stored = new Map<string, Resident>();
  const phones = new PhonesInMemory(outcomes);

  const requireVersion = ({ residentId, version }: Resident) => {
    if (stored.get(residentId)?.version !== version) throw new Refusal('changed-meanwhile');
  };

  const membersOf = (communityId: string): Member[] => {
    const members = [...stored.values()].flatMap((resident) =>
      resident.memberships
        .filter((membership) => membership.communityId === communityId)
        .map((membership) => directoryEntryOf(resident, membership)),
    );
    const waiting = phones
      .enrolments()
      .filter((enrolment) => enrolment.communityId === communityId && !isOver(enrolment, new Date()))
      .map(entryOf);
    return [...members, ...waiting]
      .map((entry) => ({ entry, sort: `${entry.status}#${entry.residentId}` }))
      .sort((one, other) => (one.sort < other.sort ? -1 : 1));
  };

  /** Everyone told in a group, by residentId, whether by e-mail or not. */
  const toldIn = (groupId: GroupId) =>
    [...stored.values()]
      .filter((resident) => groupsOf(resident).some((group) => group.groupId === groupId))
      .map((resident) => ({
        residentId: resident.residentId,
        recipients: [emailRecipientOf(resident) ?? [], isCommunity(groupId) ? emailCopiesOf(resident) : []].flat(),
      }))
      .sort((one, other) => (one.residentId < other.residentId ? -1 : 1));

  return {
    async load(residentId) {
      return stored.get(residentId);
    },

    async create(resident, effects = {}) {
      if (stored.has(resident.residentId)) return false;
      phones.check(resident.residentId, effects);
      phones.write(resident.residentId, effects);
      stored.set(resident.residentId, resident);
      return true;
    },

    async save(before, after, effects = {}) {
      const { closes } = effects;
      requireVersion(before);
      if (closes) requireVersion(closes.before);
      phones.check(before.residentId, effects);
      phones.write(before.residentId, effects);
      const saved = nextVersion(before, after, effects);
      stored.set(saved.residentId, saved);
      if (closes) stored.set(closes.before.residentId, nextVersion(closes.before, closes.after, {}));
      for (const change of effects.counts ?? []) counts.add(change);
      return saved;
    },

    async listMembers(communityId, { limit, after = '', everyStatus }) {
      const members = membersOf(communityId)
        .filter(({ entry }) => everyStatus || entry.status === 'active')
        .filter(({ sort }) => sort > after);
      const page = members.slice(0, limit);
      const next = members.length > limit ? page.at(-1)?.sort : undefined;
      return {
        members: page.map(({ entry }) => entry),
        ...(next ? { next } : {}),
      };
    },

    async listEmailRecipients(groupId, { limit, after = '', upTo = '~' }) {
      const told = toldIn(groupId).filter(({ residentId }) => residentId > after && residentId <= upTo);
      const page = told.slice(0, limit);
      const next = told.length > limit ? page.at(-1)?.residentId : undefined;
      return { recipients: page.flatMap((each) => each.recipients), ...(next ? { next } : {}) };
    },

    async listMandates(inseeCode) {
      return [...stored.values()].flatMap((resident) =>
        resident.mandates
          .filter((mandate) => mandate.inseeCode === inseeCode)
          .map((mandate) => mandateHolderOf(resident, mandate)),
      );
    },

    async listUnsynced(before, limit) {
      return [...stored.values()]
        .filter(({ unsyncedSinceMs }) => unsyncedSinceMs !== undefined && unsyncedSinceMs < before.getTime())
        .toSorted((one, other) => (one.unsyncedSinceMs ?? 0) - (other.unsyncedSinceMs ?? 0))
        .slice(0, limit)
        .map(({ residentId }) => residentId);
    },

    async findHolder(endpoint) {
      return phones.holders.get(endpoint);
    },

    async findPhone(phone) {
      const namings = [...stored.values()].flatMap(({ residentId, relatives }) =>
        relatives
          .filter((relative) => relative.phone === phone)
          .map(({ relativeId, status, invitedAt }) => ({ residentId, relativeId, status, invitedAt })),
      );
      const enrolments = phones.enrolments().filter((enrolment) => enrolment.phone === phone);
      return { holderId: phones.holders.get(phone), enrolments, namings };
    },

    enrol: async (enrolment) => phones.enrol(enrolment),
    dropEnrolment: async (enrolment, effects) => phones.drop(enrolment, effects),
    saltOf: async (day) => `salt of ${day}`,
    noteStopLink: async (phone, origins, at) => phones.noteStopLink(phone, origins, at),
  };
}
