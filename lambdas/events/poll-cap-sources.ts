import middy from '@middy/core';
import { ulid } from 'ulid';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { describeFault, logger } from '../runtime/logger.ts';
import { openStores } from '../runtime/stores.ts';
import { httpsWebDocuments } from '../sources/https-web-documents.ts';
import { readXml } from '../sources/read-xml.ts';
import { dynamoAlertStore } from '../stores/alerts/dynamodb-alerts.ts';
import { dynamoCapSourceStore } from '../stores/communities/dynamodb-cap-sources.ts';
import { pollCapSources } from '../use-cases/poll-cap-sources.ts';

const environment = readEnvironment('poll-cap-sources');
const stores = openStores(environment);
const tables = {
  alerts: environment.ALERTS_TABLE,
  residents: environment.RESIDENTS_TABLE,
  communities: environment.COMMUNITIES_TABLE,
};

const poll = pollCapSources({
  ...stores,
  alerts: dynamoAlertStore(stores.database, tables),
  capSources: dynamoCapSourceStore(stores.database, environment.COMMUNITIES_TABLE),
  documents: httpsWebDocuments({ standIn: environment.WEB_STAND_IN || undefined }),
  readXml,
  clock,
  newId: (now: Date) => ulid(now.getTime()),
  onRefused: ({ inseeCode, sourceId }, reason) => logger.info('source refused', { inseeCode, sourceId, reason }),
  onFault: ({ inseeCode, sourceId }, fault) =>
    logger.error('source not polled', { inseeCode, sourceId, fault: describeFault(fault) }),
});

/** Every five minutes: asks the sources of CAP alerts. */
export const handler = middy().handler(() => poll());
