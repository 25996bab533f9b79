import type { CaseReason } from '../../contract/operations/alert-fields.ts';
import type { Moderation } from './alert.ts';

/** Puts an alert on a community's list of moderation; one that is there already stays where and since when it is, with one reason more. */
export function openCase(
  moderation: Moderation,
  reason: CaseReason,
  { communityId, now }: { readonly communityId: string; readonly now: Date },
): Moderation {
  const { reasons, ...entry } = moderation.open ?? { reasons: [], since: now.toISOString(), communityId };
  return { ...moderation, open: { ...entry, reasons: [...new Set([...reasons, reason])] } };
}

/** Takes an alert off the list. */
export function closeCase({ open: _, ...moderation }: Moderation): Moderation {
  return moderation;
}
