import type { CaseReason, ScreeningReason } from '../../../contract/operations/alert-fields.ts';
import type { Moderation } from '../alerts/alert.ts';

/** Whose list of moderation an alert comes on, and when. */
interface Listing {
  readonly communityId: string;
  readonly now: Date;
}

/** Puts an alert on a community's list of moderation; one that is there already stays where and since when it is, with one reason more. */
export function openCase(moderation: Moderation, reason: CaseReason, { communityId, now }: Listing): Moderation {
  const { reasons, ...entry } = moderation.open ?? { reasons: [], since: now.toISOString(), communityId };
  return { ...moderation, open: { ...entry, reasons: [...new Set([...reasons, reason])] } };
}

/** Puts an alert there for what the screening found in its words. */
export function openScreeningCase(
  moderation: Moderation,
  found: readonly ScreeningReason[],
  reason: CaseReason,
  listing: Listing,
): Moderation {
  const screening = [...new Set([...moderation.screening, ...found])];
  return openCase({ ...moderation, screening }, reason, listing);
}

/** Takes an alert off the list. */
export function closeCase({ open: _, ...moderation }: Moderation): Moderation {
  return moderation;
}
