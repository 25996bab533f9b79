import middy from '@middy/core';
import { openAlertStores } from '../runtime/alert-stores.ts';
import { clock } from '../runtime/clock.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { describeFault, logger } from '../runtime/logger.ts';
import { newId } from '../runtime/new-id.ts';
import { httpsWebDocuments } from '../sources/https-web-documents.ts';
import { readXml } from '../sources/read-xml.ts';
import { dynamoCapSourceStore } from '../stores/communities/dynamodb-cap-sources.ts';
import { pollCapSources } from '../use-cases/cap/poll-cap-sources.ts';

const environment = readEnvironment('poll-cap-sources');
const stores = openAlertStores(environment);

const poll = pollCapSources({
  ...stores,
  capSources: dynamoCapSourceStore(stores.database, environment.COMMUNITIES_TABLE),
  documents: httpsWebDocuments({ standIn: environment.WEB_STAND_IN || undefined }),
  readXml,
  clock,
  newId,
  onRefused: ({ inseeCode, sourceId }, reason) => logger.info('source refused', { inseeCode, sourceId, reason }),
  onFault: ({ inseeCode, sourceId }, fault) =>
    logger.error('source not polled', { inseeCode, sourceId, fault: describeFault(fault) }),
});

/** Every five minutes: asks the sources of CAP alerts. */
export const handler = middy().handler(() => poll());
