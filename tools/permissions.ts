/** Writes `docs/permissions.md` from the permission table; with `--check` only tells whether it is up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { type OperationId, operations } from '../contract/index.ts';
import type { Operation, OperationGroup } from '../contract/operation.ts';
import { type ProblemCode, problems } from '../contract/problems.ts';
import { type Role, roles } from '../lambdas/domain/permissions/roles.ts';
import { type Cell, type Condition, permissions } from '../lambdas/domain/permissions/table.ts';

const target = new URL('../docs/permissions.md', import.meta.url);

const meanings: Readonly<Record<Role, string>> = {
  anonymous: 'has no valid access token',
  'signed-in': 'has one, and nothing to do with what the request is about',
  pending: 'asked to join the community, and waits',
  member: 'is an active member of the community, or was sent the alert; towards an alert, while they may see it',
  suspended: 'is suspended from the community, and so no referent of it either',
  referent:
    'was appointed for the community, or created it as a referent; of a municipality itself, any of its referents',
  'referent-elsewhere': 'is a referent, but of other communities or of another municipality',
  police:
    'belongs to the municipal police of the municipality; to receive anything (alerts, members, admission at once), while its protocol is in force',
  'town-hall': 'belongs to its town hall',
  'officer-elsewhere': 'is an officer of another municipality',
  operator: 'runs the platform',
};

const conditions: Readonly<Record<Condition, string>> = {
  author: 'wrote the alert',
  relay: 'was sent the alert as a referent, and relays it to communities of theirs',
};

const titles: Readonly<Record<OperationGroup, string>> = {
  reference: 'For everyone',
  municipalities: 'Municipalities',
  registry: 'Registry of municipalities',
  officers: 'Officers',
  communities: 'Communities',
  members: 'Members',
  me: 'One’s own account',
  relatives: 'Relatives',
  alerts: 'Alerts',
  'official-alerts': 'Alerts of the municipality',
  'follow-up': 'What becomes of an alert',
  moderation: 'Moderation and history',
  deliveries: 'Deliveries',
  statistics: 'Figures',
  contestations: 'Contestations',
  'open-data': 'Open formats',
  'cap-sources': 'Sources of CAP alerts',
};

export function permissionsPage(): string {
  const sections = [introduction(), roleSection(), conditionSection(), ...groupSections(), refusalSection()];
  return `${sections.join('\n\n')}\n`;
}

function introduction(): string {
  return `# Who may do what

One [table](../lambdas/domain/permissions/table.ts) says it, for each operation and each role; the code decides by it, and a
[test](../tests/api/permission-table.test.ts) walks every cell through the API. This page is made of it by \`npm run permissions\`.

A cell says \`yes\`, or the code of the [refusal](#refusals). Who has several roles may do what one of them may. The table is about who
asks: what else an operation refuses (a charter not accepted, a category, a kind of update, a limit, an alert that is closed) is in
[openapi.json](openapi.json). A community, a resident or a municipality that does not exist is a 404 to whoever would be allowed, and
often to everyone.`;
}

function roleSection(): string {
  return `## Roles

Each is held towards what the request is about: another community, another municipality, another role.

${table(
  ['role', 'is held by whoever'],
  roles.map((role) => [code(role), meanings[role]]),
)}`;
}

function conditionSection(): string {
  return `## Conditions

Where the role alone does not tell.

${table(
  ['cell', 'means'],
  [
    ...Object.entries(conditions).map(([condition, meaning]) => [
      `${code(condition)}, else a code`,
      `yes to whoever ${meaning}; others are refused with that code`,
    ]),
    ['a code, always', 'refused whatever other roles they have'],
  ],
)}`;
}

function groupSections(): string[] {
  const rows = Object.entries<Operation>(operations).map(([id, operation]) => ({
    id: id as OperationId,
    ...operation,
  }));
  return [...Map.groupBy(rows, ({ group }) => group)].map(
    ([group, members]) => `## ${titles[group]}

${table(
  ['operation', ...roles],
  members.map((operation) => [nameOf(operation), ...roles.map((role) => cellText(permissions[operation.id][role]))]),
)}`,
  );
}

function nameOf({ id, method, path }: Pick<Operation, 'method' | 'path'> & { readonly id: OperationId }): string {
  return `**${id}**<br>${method} ${path.replace('/v1', '')}`;
}

function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell === 'yes' ? '**yes**' : code(cell);
  if ('bars' in cell) return `${code(cell.bars)}, always`;
  return `${code(cell.when)}, else ${code(cell.otherwise)}`;
}

function refusalSection(): string {
  const cells = Object.values(permissions).flatMap((row) => Object.values(row));
  const told = new Set(cells.map(refusalOf));
  const codes = (Object.keys(problems) as ProblemCode[]).filter((each) => told.has(each));
  return `## Refusals

Problem documents (RFC 9457), but for the 401, which is the gateway’s own: no function is asked. What someone could not see does not
exist for them, hence the 404s.

${table(
  ['code', 'status', 'français', 'English'],
  codes.map((each) => [code(each), String(problems[each].status), problems[each].fr, problems[each].en]),
)}`;
}

function refusalOf(cell: Cell): ProblemCode | undefined {
  if (typeof cell === 'string') return cell === 'yes' ? undefined : cell;
  return 'bars' in cell ? cell.bars : cell.otherwise;
}

const code = (name: string) => `\`${name}\``;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

if (import.meta.main) {
  if (!process.argv.includes('--check')) writeFileSync(target, permissionsPage());
  else if (readFileSync(target, 'utf8') !== permissionsPage()) {
    console.error('docs/permissions.md is not what the permission table says: run `npm run permissions`');
    process.exitCode = 1;
  }
}
