/** Who may do what: one row for each operation, one cell for each role. The code decides from it, and `docs/permissions.md` is made of it. */
import type { OperationId } from '../../../contract/index.ts';
import type { PlainCode } from '../refusal.ts';
import type { Role } from './roles.ts';

/** What the role alone does not tell: the caller wrote the alert, or was sent it as a referent and relays it to communities of theirs. */
export type Condition = 'author' | 'relay';

/** Allowed; refused with this code; allowed under a condition and refused otherwise; or refused whatever else they are. */
export type Cell =
  | 'yes'
  | PlainCode
  | { readonly when: Condition; readonly otherwise: PlainCode }
  | { readonly bars: PlainCode };

export type Row = Readonly<Record<Role, Cell>>;

const everyone = rowOf('yes', { anonymous: 'yes' });
const signedIn = rowOf('yes');
const officers = { police: 'yes', 'town-hall': 'yes' } as const;
const tenders = { referent: 'yes', ...officers } as const;

/** Those who could not see the alert are not told that it exists. */
const unseen = 'alert-not-found';

const ofMembers = rowOf('not-a-member', {
  pending: 'membership-pending',
  suspended: 'membership-suspended',
  member: 'yes',
});
const ofTenders = rowOf('referent-only', tenders);
const ofOfficers = rowOf('officer-only', officers);
const ofOwnTownHall = rowOf('own-town-hall-only', { 'town-hall': 'yes' });
const ofTownHall = rowOf('town-hall-only', { 'town-hall': 'yes', operator: 'yes' });
const ofOperator = rowOf('operator-only', { operator: 'yes' });
const ofOfficersOnAlerts = rowOf(unseen, { member: 'officer-only', referent: 'officer-only', ...officers });
const ofNeighbours = rowOf(unseen, {
  member: 'yes',
  referent: 'not-a-member',
  police: 'not-a-member',
  'town-hall': 'not-a-member',
});
const ofAuthorAndTenders = rowOf(author(unseen), { member: author('author-or-referent-only'), ...tenders });

export const permissions: Readonly<Record<OperationId, Row>> = {
  getHealth: everyone,
  listCategories: everyone,
  getOpenApi: everyone,
  openAlertLink: everyone,
  searchMunicipalities: everyone,
  listMunicipalCategories: everyone,
  showUnsubscription: everyone,
  unsubscribeEmail: everyone,
  sendStopLink: everyone,
  showSmsStop: everyone,
  stopSms: everyone,
  undoSmsStop: everyone,
  showRelativeLink: everyone,
  answerRelativeLink: everyone,
  getPublicCap: everyone,
  getAlertsAtom: everyone,
  getAlertsGeoJson: everyone,

  registerMunicipality: ofOperator,
  inviteOfficer: ofTownHall,
  listOfficers: ofTownHall,
  removeOfficer: ofTownHall,
  appointReferent: ofOfficers,
  dismissReferent: ofOfficers,
  putProtocol: ofOwnTownHall,
  getProtocol: ofOwnTownHall,
  putSpecialCategory: ofOwnTownHall,
  retireCategory: ofOwnTownHall,

  putCapSource: ofOfficers,
  listCapSources: ofOfficers,
  removeCapSource: ofOfficers,

  createCommunity: ofTenders,
  updateCommunity: ofTenders,
  findCommunities: signedIn,
  getCommunity: signedIn,
  joinCommunity: rowOf('yes', { suspended: { bars: 'membership-suspended' } }),
  leaveCommunity: rowOf('membership-not-found', { pending: 'yes', member: 'yes', suspended: 'membership-suspended' }),
  listMembers: { ...ofMembers, ...tenders },
  decideMembership: ofTenders,
  enrolNeighbour: ofTenders,

  getMe: signedIn,
  getReachability: signedIn,
  updateMe: signedIn,
  setChannel: signedIn,
  confirmPhone: signedIn,
  registerDevice: signedIn,
  removeDevice: signedIn,
  nameRelative: signedIn,
  listRelatives: signedIn,
  removeRelative: signedIn,
  setAbsence: signedIn,
  endAbsence: signedIn,

  reportAlert: ofMembers,
  listAlerts: ofMembers,
  listMyAlerts: signedIn,
  getAlert: rowOf(author(unseen), { member: 'yes', ...tenders }),

  getCap: rowOf(author(unseen), { member: 'yes', ...tenders }),

  sendOfficialAlert: ofOfficers,
  forwardAlert: { ...ofOfficersOnAlerts, referent: { when: 'relay', otherwise: 'officer-only' } },
  confirmAlert: ofOfficersOnAlerts,
  listMunicipalAlerts: ofOfficers,

  addUpdate: ofAuthorAndTenders,
  witnessAlert: ofNeighbours,

  flagAlert: ofNeighbours,
  moderateAlert: rowOf(unseen, { member: 'referent-only', ...tenders }),
  listModeration: ofTenders,
  appealModeration: rowOf(author(unseen), {
    member: author('author-only'),
    referent: author('author-only'),
    police: author('author-only'),
    'town-hall': author('author-only'),
  }),
  getHistory: ofOfficersOnAlerts,
  checkHistories: ofOperator,

  getDelivery: ofAuthorAndTenders,
  getStatistics: ofOfficers,
  getTransparency: everyone,
  checkStatistics: ofOperator,

  contestAlert: everyone,
  listContestations: ofOfficers,
  answerContestation: rowOf('contestation-not-found', officers),
};

function author(otherwise: PlainCode): Cell {
  return { when: 'author', otherwise };
}

/** The same for everyone who is signed in, but for these roles. Without a token, the gateway itself turns a caller away. */
function rowOf(others: Cell, exceptions: Partial<Row> = {}): Row {
  return {
    anonymous: 'signed-out',
    'signed-in': others,
    pending: others,
    member: others,
    suspended: others,
    referent: others,
    'referent-elsewhere': others,
    police: others,
    'town-hall': others,
    'officer-elsewhere': others,
    operator: others,
    ...exceptions,
  };
}
