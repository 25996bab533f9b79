/** What people answer by SMS, taken as the function that receives them takes it. */
import { openDatabase } from '../../lambdas/stores/database.ts';
import { dynamoResidentStore } from '../../lambdas/stores/residents/dynamodb-residents.ts';
import { confirmEnrolment, refuseEnrolment } from '../../lambdas/use-cases/communities/confirm-enrolment.ts';
import { answerAsRelative } from '../../lambdas/use-cases/relatives/answer-as-relative.ts';
import type { Platform } from '../../local/platform.ts';
import { tableNameOf } from './postings.ts';

export async function residentsOf(platform: Pick<Platform, 'clients'>) {
  const tables = { residents: await tableNameOf(platform, 'Residents') };
  return dynamoResidentStore(openDatabase(platform.clients.dynamodb), tables);
}

/** `OUI` of whoever was enrolled. */
export async function answerYes(platform: Pick<Platform, 'clients'>, phone: string) {
  return confirmEnrolment({ residents: await residentsOf(platform) })(phone, new Date());
}

/** `NON` of whoever was enrolled. */
export async function answerNo(platform: Pick<Platform, 'clients'>, phone: string) {
  return refuseEnrolment({ residents: await residentsOf(platform) })(phone, new Date());
}

/** `OUI` or `NON` of whoever was named as a relative. */
export async function answerNaming(platform: Pick<Platform, 'clients'>, phone: string, answer: 'yes' | 'no') {
  return answerAsRelative({ residents: await residentsOf(platform) })(phone, answer, new Date());
}
