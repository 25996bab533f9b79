import type { Clients } from '../clients.ts';
import type { LocalKms } from '../engines/kms/kms.ts';
import type { LocalConfig } from '../local-config.ts';
import type { Template } from '../template/template.ts';
import type { ExpiringTable } from '../ttl/ttl.ts';
import { type Accounts, makeAccounts } from './accounts.ts';
import { makeKeys } from './keys.ts';
import { type Addresses, noteNames } from './names.ts';
import { makeQueues } from './queues.ts';
import { makeTables } from './tables.ts';
import { makePlatformApplications, makeTopics, type PlatformApplications } from './topics.ts';

/** What was made, beyond what the template can refer to. */
export interface Deployment {
  readonly tables: readonly ExpiringTable[];
  readonly accounts: Accounts;
  readonly applications: PlatformApplications;
}

/** Makes on this machine what `cdk deploy` makes on AWS; what is there already stays. The template can then be read whole. */
export async function deploy(
  template: Template,
  clients: Clients,
  places: Addresses & { readonly endpoints: LocalConfig['endpoints']; readonly kms: Pick<LocalKms, 'makeKey'> },
): Promise<Deployment> {
  noteNames(template, places);
  makeKeys(template, places.kms);
  const [tables, accounts, applications] = await Promise.all([
    makeTables(template, clients.dynamodb),
    makeAccounts(template, clients.cognito, places.endpoints.cognito),
    makeQueues(template, clients.sqs, places.queueUrl)
      .then(() => makeTopics(template, clients.sns))
      .then(() => makePlatformApplications(template, clients.sns)),
  ]);
  return { tables, accounts, applications };
}
