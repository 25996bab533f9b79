import type { LocalAccount, LocalConfig } from '../local-config.ts';
import type { Flags } from './flags.ts';

/** What a newcomer reads when the platform is ready. */
export function welcome(config: LocalConfig, { ephemeral, data }: Pick<Flags, 'ephemeral' | 'data'>): string {
  return `Vigie is ready.

  API       ${config.apiUrl}/v1
  Inbox     ${config.inboxUrl}
  SMS       ${config.apiUrl}/local/sms
  Where     ${config.apiUrl}/local/config.json
  State     ${ephemeral ? 'kept in memory' : `kept in ${data}`}

Accounts to try
${oneOfEachRole(config.accounts).map(accountLine).join('\n')}

Ctrl-C stops everything.
`;
}

function oneOfEachRole(accounts: readonly LocalAccount[]): LocalAccount[] {
  return accounts.filter(({ role }, index) => accounts.findIndex((other) => other.role === role) === index);
}

const accountLine = ({ role, email, password }: LocalAccount): string =>
  `  ${role.padEnd(9)} ${email.padEnd(26)} ${password}`;
