import { type Contestation, contestationOf } from '../../../lambdas/domain/contestations/contestation.ts';
import { anAlert } from './an-alert.ts';

/** An hour after the alert. */
export const contestedAt = new Date('2026-11-22T21:31:00.000Z');

export const daysLater = (days: number): Date => new Date(contestedAt.getTime() + days * 86_400_000);

/** What somebody without an account has against a burglary in Les Lilas, but for what a test says otherwise. */
export function aContestation(differences: Partial<Contestation> = {}): Contestation {
  const received = {
    contestationId: '01M82F8XX0Z6V3N5T7W9X1Y0CC',
    statement: 'C’était moi, je récupérais mes clés dans mon propre garage.',
    contact: 'quelquun@example.org',
    language: 'fr' as const,
  };
  return { ...contestationOf(anAlert(), received, contestedAt), ...differences };
}
