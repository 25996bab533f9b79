import { findCategory } from '../../../contract/categories.ts';
import type { officialAlertsOperations } from '../../../contract/operations/official-alerts.ts';
import { addresseesOf, requireCommunities, requireReaders } from '../../domain/alerts/addressees.ts';
import type { Alert } from '../../domain/alerts/alert.ts';
import { alertView } from '../../domain/alerts/alert-view.ts';
import { appendHistory } from '../../domain/alerts/history.ts';
import { isExercise } from '../../domain/messages/words.ts';
import { officerIn, requireOffice } from '../../domain/municipalities/office.ts';
import { protocolInForce } from '../../domain/municipalities/protocol.ts';
import { checkOfficialAlert } from '../../domain/official-alerts/check-official-alert.ts';
import { type OfficialDraft, officialAlert } from '../../domain/official-alerts/official-alert.ts';
import { previewReach } from '../../domain/official-alerts/preview.ts';
import { needsSecondOfficer } from '../../domain/official-alerts/second-officer.ts';
import { authorize } from '../../domain/permissions/authorize.ts';
import { rolesOf } from '../../domain/permissions/roles.ts';
import { Refusal } from '../../domain/refusal.ts';
import { reachOf } from '../../domain/subscriptions/reach-of.ts';
import type { PlateCipher } from '../../plates/plate-cipher.ts';
import type { AlertStore, IdempotencyRecord } from '../../stores/alerts/alerts.ts';
import type { CommunityStore } from '../../stores/communities/communities.ts';
import type { ResidentStore } from '../../stores/residents/residents.ts';
import { idempotencyOf } from '../alerts/idempotency-of.ts';
import { sealPlate } from '../alerts/seal-plate.ts';
import type { Clock, Request, UseCase } from '../use-case.ts';
import { countAudience } from './count-audience.ts';

type Operation = typeof officialAlertsOperations.sendOfficialAlert;

interface Dependencies {
  readonly residents: Pick<ResidentStore, 'load'>;
  readonly communities: Pick<
    CommunityStore,
    'findMunicipality' | 'findProtocol' | 'findSpecialCategory' | 'listRoster' | 'countReach' | 'countMunicipalReach'
  >;
  readonly alerts: Pick<AlertStore, 'accept' | 'findAccepted'>;
  readonly plates: Pick<PlateCipher, 'encrypt'>;
  readonly clock: Clock;
  /** A new ULID of this moment. */
  readonly newId: (now: Date) => string;
  /** What one SMS costs, in euros. */
  readonly smsSegmentPrice: number;
}

/**
 * Sends an alert of the municipality, or tells whom it would reach. Once it answers, the alert is written, and the stream spreads it; or
 * it waits for a second officer. It costs the same whether one community is told or five hundred.
 */
export const sendOfficialAlert =
  (dependencies: Dependencies): UseCase<Operation> =>
  async (request) => {
    const found = await findSubject(dependencies, request);
    const { params, caller, language } = request;
    if (!found.municipality) throw new Refusal('municipality-not-found');
    authorize('sendOfficialAlert', rolesOf({ resident: found.resident, operator: caller.operator }, params));
    const now = dependencies.clock();
    const policeTakePart = protocolInForce(found.protocol, now);
    const answer = (alert: Alert) => ({
      status: 201 as const,
      body: {
        ...alertView(alert, { language, now, viewpoint: 'officer', policeTakePart }),
        ...(isExercise(alert) ? { reach: reachOf(alert, found.reach) } : {}),
      },
    });
    if (found.earlier) return answer(found.earlier.alert);
    const checked = check(request, found, now);
    const waits = needsSecondOfficer({ category: checked.category.categoryId }, found.reach.members);
    if (isPreview(request)) {
      const reach = previewReach(found.reach, checked.level, dependencies.smsSegmentPrice);
      return { status: 200, body: { ...reach, needsSecondOfficer: waits, policeTakePart } };
    }
    const draft = { alertId: dependencies.newId(now), ...checked };
    return answer(await accept(dependencies, draft, { waits, idempotency: found.idempotency, now }));
  };

const isPreview = ({ query }: Request<Operation>): boolean => query.preview === 'true';

/** All that is looked up, at once: nothing of it depends on anything else. */
async function findSubject({ residents, communities, alerts }: Dependencies, request: Request<Operation>) {
  const { params, headers, body, caller } = request;
  const { inseeCode } = params;
  const to = addresseesOf(body.audience);
  const idempotency = isPreview(request) ? undefined : idempotencyOf(caller, headers, { inseeCode, body });
  const [resident, municipality, protocol, category, earlier, roster, reach] = await Promise.all([
    residents.load(caller.residentId),
    communities.findMunicipality(inseeCode),
    communities.findProtocol(inseeCode),
    findCategory(body.category) ?? communities.findSpecialCategory(inseeCode, body.category),
    idempotency && alerts.findAccepted(idempotency),
    to.communityIds.length > 0 ? communities.listRoster(inseeCode) : [],
    countAudience(communities, inseeCode, to),
  ]);
  return { resident, municipality, protocol, category, idempotency, earlier, to, roster, reach };
}

type Subject = Awaited<ReturnType<typeof findSubject>>;

/** @throws Refusal for what is wrong with it, and for what this officer may not send to these */
function check({ params, body }: Request<Operation>, { resident, to, ...found }: Subject, now: Date) {
  const { inseeCode } = params;
  const author = officerIn(resident, inseeCode, { hidden: body.hideAuthor ?? false });
  const { category, level } = checkOfficialAlert(body, found.category, now);
  requireOffice(category, author);
  requireReaders(category.audience, to);
  requireCommunities(to, found.roster);
  return { inseeCode, told: body, category, level, author, to };
}

interface Circumstances {
  readonly waits: boolean;
  readonly idempotency: IdempotencyRecord | undefined;
  readonly now: Date;
}

/** @returns what was first accepted, be it now or by an earlier request with the same key */
async function accept(
  { alerts, plates }: Dependencies,
  draft: OfficialDraft,
  { waits, idempotency, now }: Circumstances,
): Promise<Alert> {
  const { alert, events, spread } = officialAlert(draft, { waits }, now);
  const { history, entries } = appendHistory(alert.history, events, now);
  const { alertId, inseeCode, author, told } = draft;
  const plate = told.numberPlate === undefined ? undefined : await sealPlate(plates, alertId, told.numberPlate, now);
  const accepted = await alerts.accept(
    { ...alert, history },
    {
      right: { residentId: author.residentId, inseeCode, office: author.kind },
      history: entries,
      spread,
      ...(idempotency ? { idempotency } : {}),
      ...(plate ? { plate } : {}),
    },
  );
  return accepted.alert;
}
