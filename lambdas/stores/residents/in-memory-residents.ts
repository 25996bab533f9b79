import { type GroupId, groupsOf } from '../../domain/group.ts';
import { codesPeriodMs, tooManyCodes } from '../../domain/phone-code.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Membership, Resident } from '../../domain/resident.ts';
import { CountsInMemory } from '../communities/counts-in-memory.ts';
import { directoryEntryOf, emailRecipientOf, mandateHolderOf } from './derived-copies.ts';
import { nextVersion } from './next-version.ts';
import type { PhoneCodeSending, ResidentStore } from './residents.ts';

interface Member {
  readonly resident: Resident;
  readonly membership: Membership;
  /** Orders the list: active, pending, suspended, then by identifier. */
  readonly sort: string;
}

/**
 * The table of residents, kept in memory, for tests.
 * @param counts shared with the communities' store where a test reads counts
 */
export function inMemoryResidentStore(counts = new CountsInMemory()): ResidentStore {
  const stored = new Map<string, Resident>();
  const holders = new Map<string, string>();
  const codes = new Map<string, readonly Date[]>();

  const countCode = ({ phone, at }: PhoneCodeSending) => {
    const sent = codes.get(phone) ?? [];
    const thirdLast = sent.at(-3);
    if (thirdLast && thirdLast.getTime() > at.getTime() - codesPeriodMs) throw tooManyCodes(thirdLast, at);
    codes.set(phone, [...sent, at]);
  };

  const membersOf = (communityId: string): Member[] =>
    [...stored.values()]
      .flatMap((resident) =>
        resident.memberships
          .filter((membership) => membership.communityId === communityId)
          .map((membership) => ({ resident, membership, sort: `${membership.status}#${resident.residentId}` })),
      )
      .sort((one, other) => (one.sort < other.sort ? -1 : 1));

  /** Everyone told in a group, by residentId, whether by e-mail or not. */
  const toldIn = (groupId: GroupId) =>
    [...stored.values()]
      .filter((resident) => groupsOf(resident).some((group) => group.groupId === groupId))
      .map((resident) => ({ residentId: resident.residentId, recipient: emailRecipientOf(resident) }))
      .sort((one, other) => (one.residentId < other.residentId ? -1 : 1));

  return {
    async load(residentId) {
      return stored.get(residentId);
    },

    async create(resident) {
      if (stored.has(resident.residentId)) return false;
      stored.set(resident.residentId, resident);
      return true;
    },

    async save(before, after, effects = {}) {
      if (stored.get(before.residentId)?.version !== before.version) throw new Refusal('changed-meanwhile');
      if (effects.phoneCode) countCode(effects.phoneCode);
      const saved = nextVersion(before, after, effects);
      stored.set(saved.residentId, saved);
      for (const endpoint of effects.holds ?? []) holders.set(endpoint, saved.residentId);
      for (const change of effects.counts ?? []) counts.add(change);
      return saved;
    },

    async listMembers(communityId, { limit, after = '', everyStatus }) {
      const members = membersOf(communityId)
        .filter(({ membership }) => everyStatus || membership.status === 'active')
        .filter(({ sort }) => sort > after);
      const page = members.slice(0, limit);
      const next = members.length > limit ? page.at(-1)?.sort : undefined;
      return {
        members: page.map(({ resident, membership }) => directoryEntryOf(resident, membership)),
        ...(next ? { next } : {}),
      };
    },

    async listEmailRecipients(groupId, { limit, after = '', upTo = '~' }) {
      const told = toldIn(groupId).filter(({ residentId }) => residentId > after && residentId <= upTo);
      const page = told.slice(0, limit);
      const next = told.length > limit ? page.at(-1)?.residentId : undefined;
      return { recipients: page.flatMap(({ recipient }) => recipient ?? []), ...(next ? { next } : {}) };
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
      return holders.get(endpoint);
    },
  };
}
