import type { alertsOperations } from '../../../contract/operations/alerts.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import { alertView } from '../../domain/alerts/alert-view.ts';
import { requireExerciser } from '../../domain/exercises/exercise.ts';
import { isExercise } from '../../domain/messages/words.ts';
import { isOfficer } from '../../domain/municipalities/office.ts';
import { protocolInForce } from '../../domain/municipalities/protocol.ts';
import { alarmsByOffice } from '../../domain/official-alerts/second-officer.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { membershipIn, requireCharter } from '../../domain/permissions/relations.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import { authorOf } from '../../domain/reporting/author.ts';
import { requireWithinExercises, requireWithinLimits } from '../../domain/reporting/limits.ts';
import { checkReport, levelOf, type Reporting, requireSender } from '../../domain/reporting/report.ts';
import { riskOf } from '../../domain/reporting/risk.ts';
import { reachOf } from '../../domain/subscriptions/reach-of.ts';
import type { PlateCipher } from '../../plates/plate-cipher.ts';
import type { AlertStore, IdempotencyRecord } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { idempotencyOf } from '../alerts/idempotency-of.ts';
import { amongMany, retryWhenChanged } from '../retry-when-changed.ts';
import type { Clock, Request, UseCase } from '../use-case.ts';
import { acceptReport } from './accept-report.ts';
import { advise } from './report-advice.ts';
import { readSubject, type Subject } from './report-subject.ts';

type Operation = typeof alertsOperations.reportAlert;

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<CommunityStore, 'find' | 'findSpecialCategory' | 'findProtocol' | 'countReach'>;
  readonly alerts: Pick<
    AlertStore,
    'accept' | 'findAccepted' | 'findRecord' | 'findExercises' | 'wasAdvised' | 'recordAdvice'
  >;
  readonly plates: Pick<PlateCipher, 'encrypt'>;
  readonly clock: Clock;
  /** A new ULID of this moment. */
  readonly newId: (now: Date) => string;
}

/**
 * Accepts a report: once it answers, the alert is written, and the stream publishes it; or it is held for the moderators,
 * or for a second officer. What was accepted stays accepted, even when the same report would come too late, or too soon after itself,
 * by now.
 */
export const reportAlert =
  (dependencies: Dependencies): UseCase<Operation> =>
  async (request) => {
    const { params, headers, body, caller, language } = request;
    const idempotency = idempotencyOf(caller, headers, { communityId: params.communityId, body });
    const taking = retryWhenChanged(() => takeReport(dependencies, request, idempotency), amongMany);
    const [{ alert, policeTakePart }, counts] = await Promise.all([
      taking.catch((refused: unknown) => acceptedMeanwhile(dependencies, idempotency, refused)),
      isExercise(body) ? dependencies.communities.countReach([params.communityId]) : undefined,
    ]);
    const now = new Date(alert.reportedAt);
    const viewpoint = alert.status === 'held' ? 'author' : 'neighbour';
    const view = alertView(alert, { language, now, viewpoint, policeTakePart });
    return { ...view, ...(counts ? { reach: reachOf(alert, counts) } : {}) };
  };

interface Taken {
  readonly alert: Alert;
  readonly policeTakePart: boolean;
}

async function takeReport(
  dependencies: Dependencies,
  request: Request<Operation>,
  idempotency: IdempotencyRecord,
): Promise<Taken> {
  const now = dependencies.clock();
  const subject = await readSubject(dependencies, request, idempotency);
  if (subject.earlier) return withPolice(dependencies, subject.earlier.alert, now);
  const reporting = requireReporting(request, subject, { alertId: dependencies.newId(now), now });
  if (!isOfficer(reporting.author)) requireWithin(subject, reporting, now);
  const membership = membershipIn(subject.resident, request.params.communityId);
  const alarmed = await countAlarmed(dependencies, reporting);
  const risk = riskOf(reporting, { ...subject, record: subject.weighed, membership, alarmed }, now);
  if (risk.course === 'reword-or-hold' && !subject.advised) {
    return advise(dependencies, { request, idempotency }, risk, now);
  }
  const { inseeCode } = reporting.community;
  const [alert, protocol] = await Promise.all([
    acceptReport(dependencies, { ...subject, reporting, risk, idempotency }, now),
    dependencies.communities.findProtocol(inseeCode),
  ]);
  return { alert, policeTakePart: protocolInForce(protocol, now) };
}

/** What is practised is counted apart. @throws Refusal a 429 with the time until it may pass */
function requireWithin({ weighed, exercises }: Subject, reporting: Reporting, now: Date): void {
  if (exercises) requireWithinExercises(weighed, exercises, now);
  else requireWithinLimits(weighed, levelOf(reporting) === 'danger', now);
}

/** @throws Refusal when this caller may not send this report */
function requireReporting(
  { body }: Request<Operation>,
  { resident, operator, community, category }: Subject,
  { alertId, now }: { readonly alertId: string; readonly now: Date },
): Reporting {
  if (!community) throw new Refusal('community-not-found');
  authorize('reportAlert', rolesOf({ resident, operator }, community));
  const reporter = requireCharter(resident);
  const checked = checkReport(body, category, community, now);
  const author = authorOf(reporter, community, body.hideAuthor ?? false);
  requireExerciser(body, author);
  requireSender(checked, author);
  return { alertId, report: body, category: checked, community, author };
}

/** How many residents this alarms under an office: one more trip to the database, for officers alone. */
async function countAlarmed(
  { communities }: Pick<Dependencies, 'communities'>,
  { category, community }: Reporting,
): Promise<number> {
  if (!alarmsByOffice(category)) return 0;
  return (await communities.countReach([community.communityId])).members;
}

/** Of two such requests at once, one may meet the limit that the other has just reached. @throws what it was refused with */
async function acceptedMeanwhile(
  dependencies: Dependencies,
  idempotency: IdempotencyRecord,
  refused: unknown,
): Promise<Taken> {
  const mayPass = refused instanceof Refusal && refused.retryAfterSeconds !== undefined;
  const accepted = mayPass ? await dependencies.alerts.findAccepted(idempotency) : undefined;
  if (!accepted) throw refused;
  return withPolice(dependencies, accepted.alert, dependencies.clock());
}

async function withPolice({ communities }: Dependencies, alert: Alert, now: Date): Promise<Taken> {
  return { alert, policeTakePart: protocolInForce(await communities.findProtocol(alert.inseeCode), now) };
}
