import middy from '@middy/core';
import { dynamoClient } from '../runtime/clients.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { describeFault, logger } from '../runtime/logger.ts';
import { dynamoDeliveryStore } from '../stores/alerts/dynamodb-deliveries.ts';
import { openDatabase } from '../stores/database.ts';
import { settleDeliveries } from '../use-cases/deliveries/settle-deliveries.ts';

const environment = readEnvironment('settle-deliveries');

const settle = settleDeliveries({
  deliveries: dynamoDeliveryStore(openDatabase(dynamoClient()), environment.ALERTS_TABLE),
  onFault: (alertId, fault) => logger.error('deliveries not settled', { alertId, fault: describeFault(fault) }),
});

/** Every minute: brings the totals of alerts up to what was noted of their deliveries. */
export const handler = middy().handler(() => settle());
