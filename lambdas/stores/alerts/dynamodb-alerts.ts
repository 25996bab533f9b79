import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Alert } from '../../domain/alerts/alert.ts';
import { newRecord } from '../../domain/reporting/reporter-record.ts';
import { type Database, findItem, getAll, type Item, type Key, queryAll } from '../database.ts';
import { acceptAlert } from './accept-alert.ts';
import {
  alertKey,
  alertPartition,
  historyPrefix,
  isKept,
  parseAlert,
  parseHistoryEntry,
  parsePlate,
  parsePublicEntry,
  parseReceived,
  parseSeen,
  plateKey,
  receivedKey,
  witnessKey,
} from './alert-items.ts';
import {
  feedOf,
  type ItemPage,
  moderationListOf,
  municipalConditions,
  municipalListOf,
  ownListOf,
  publicListOf,
  readPage,
} from './alert-pages.ts';
import type { AlertPage, AlertStore } from './alerts.ts';
import { erasePlates } from './erase-plates.ts';
import { findExercises } from './exercise-items.ts';
import { parsePostingKey } from './posting-items.ts';
import {
  acceptedBy,
  adviceItem,
  adviceKey,
  idempotencyKey,
  isAdviceToAnother,
  parseRecord,
  recordKey,
} from './reporter-items.ts';
import { saveAlert } from './save-alert.ts';
import type { AlertTables } from './write-alert.ts';

/** The alerts in their DynamoDB table. */
export function dynamoAlertStore(
  database: Database,
  tables: AlertTables,
  clock: () => Date = () => new Date(),
): AlertStore {
  const table = tables.alerts;
  const onlyKept = (item: Item | undefined) => (item && isKept(item, clock()) ? item : undefined);
  const findKept = async (key: Key) => onlyKept(await findItem(database, table, key));
  const parseKept = (item: Item): Alert[] => (isKept(item, clock()) ? [parseAlert(item)] : []);

  return {
    accept: (alert, effects) => acceptAlert(database, tables, alert, effects, clock()),

    findAccepted: async (idempotency) => {
      const item = await findKept(idempotencyKey(idempotency));
      return item && acceptedBy(item, idempotency);
    },

    save: (before, after, effects, messageNumber = 0) =>
      saveAlert(database, tables, before, { after, effects, messageNumber, now: clock() }),

    find: async (alertId) => {
      const item = await findKept(alertKey(alertId));
      return item && parseAlert(item);
    },

    findAll: async (alertIds) => {
      const items = await getAll(database, table, [...new Set(alertIds)].map(alertKey));
      return items.flatMap(parseKept);
    },

    listFeed: async (groupId, page) => {
      const { items, ...rest } = await readPage(database, table, feedOf(groupId), { ...page, now: clock() });
      return { alertIds: items.map((item) => parsePostingKey(item).alertId), ...rest };
    },

    listOwn: async (residentId, page) =>
      alertsOf(await readPage(database, table, ownListOf(residentId), { ...page, now: clock() })),

    listMunicipal: async (inseeCode, page) => {
      const read = { ...page, now: clock() };
      return alertsOf(await readPage(database, table, municipalListOf(inseeCode), read, municipalConditions(page)));
    },

    listPublic: async (inseeCode, page) => {
      const { items } = await readPage(database, table, publicListOf(inseeCode), { ...page, now: clock() });
      return items.map(parsePublicEntry);
    },

    listModeration: async (communityId, page) =>
      alertsOf(await readPage(database, table, moderationListOf(communityId), { ...page, now: clock() })),

    findReceived: async (inseeCode, digests) => {
      const keys = [...new Set(digests)].map((digest) => receivedKey(inseeCode, digest));
      const items = await getAll(database, table, keys);
      return new Map(items.map(parseReceived).map(({ digest, alertId }) => [digest, alertId]));
    },

    findWitness: async (alertId, residentId) => {
      const item = await findKept(witnessKey(alertId, residentId));
      return item && parseSeen(item);
    },

    listHistory: async (alertId) => {
      const items = await queryAll(database, {
        TableName: table,
        KeyConditionExpression: 'pk = :alert AND begins_with(sk, :history)',
        ExpressionAttributeValues: { ':alert': alertPartition(alertId), ':history': historyPrefix },
        ConsistentRead: true,
      });
      return items.filter((item) => isKept(item, clock())).map(parseHistoryEntry);
    },

    findRecord: async (residentId) => {
      const item = await findItem(database, table, recordKey(residentId));
      return item ? parseRecord(item) : newRecord(residentId);
    },

    findExercises: (communityIds) => findExercises(database, table, communityIds),

    wasAdvised: async (request, words) => isAdviceToAnother(await findKept(adviceKey(request, words)), request),

    recordAdvice: async (request, words, at) => {
      await database.send(new PutCommand({ TableName: table, Item: adviceItem(request, words, at) }));
    },

    findPlate: async (alertId) => {
      const item = await findKept(plateKey(alertId));
      return item && parsePlate(item);
    },

    erasePlates: (now) => erasePlates(database, table, now),
  };
}

function alertsOf({ items, ...rest }: ItemPage): AlertPage {
  return { alerts: items.map(parseAlert), ...rest };
}
