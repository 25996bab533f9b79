/** Those who are told together, through topics of their own: a community, or the referents of a municipality. */

/** A community's id, or `referents-<inseeCode>`. */
export type GroupId = string;

const referentsPrefix = 'referents-';

/** The group of all referents of a municipality. */
export const referentsOf = (inseeCode: string): GroupId => `${referentsPrefix}${inseeCode}`;

export const isCommunity = (groupId: GroupId): boolean => !groupId.startsWith(referentsPrefix);

/** Whose referents a group is; nothing for a community, whose id does not tell its municipality. */
export const referentsMunicipality = (groupId: GroupId): string | undefined =>
  isCommunity(groupId) ? undefined : groupId.slice(referentsPrefix.length);

/** A group, and the municipality it is of. */
export interface Group {
  readonly groupId: GroupId;
  readonly inseeCode: string;
}
