/** Whoever publishes does the same to one posting. */
const publishing = [
  'COMMUNITIES_TABLE',
  'ALERTS_TABLE',
  'TOPIC_ARN_PREFIX',
  'EMAIL_QUEUE_ARN',
  'SMS_SENDER_ID',
  'SMS_NUMBER',
  'LINK_BASE_URL',
] as const;

/** Those that publish to many groups share what SNS takes in a second. */
const pacedPublishing = [...publishing, 'PUBLISHES_PER_SECOND'] as const;

/** The sync and its sweeper do the same to one resident. */
const syncing = [
  'RESIDENTS_TABLE',
  'COMMUNITIES_TABLE',
  'TOPIC_ARN_PREFIX',
  'EMAIL_QUEUE_ARN',
  'FCM_APPLICATION_ARN',
  'APNS_APPLICATION_ARN',
] as const;

/**
 * The environment of every function, as plain data: the CDK construct must give exactly these variables, and the function
 * reads no other. `bin/vigie.ts` and `lib/` never name a variable that is not here.
 */
export const environments = {
  reference: [],
  municipalities: ['RESIDENTS_TABLE', 'COMMUNITIES_TABLE'],
  registry: ['COMMUNITIES_TABLE'],
  officers: ['RESIDENTS_TABLE', 'COMMUNITIES_TABLE', 'USER_POOL_ID'],
  communities: ['RESIDENTS_TABLE', 'COMMUNITIES_TABLE'],
  members: ['RESIDENTS_TABLE', 'COMMUNITIES_TABLE', 'SMS_SENDER_ID', 'SMS_NUMBER'],
  me: ['RESIDENTS_TABLE', 'COMMUNITIES_TABLE', 'SMS_SENDER_ID', 'SMS_NUMBER', 'API_URL'],
  relatives: ['RESIDENTS_TABLE', 'SMS_SENDER_ID', 'SMS_NUMBER', 'EMAIL_SENDER', 'API_URL'],
  alerts: ['RESIDENTS_TABLE', 'COMMUNITIES_TABLE', 'ALERTS_TABLE', 'PLATE_KEY_ARN'],
  'official-alerts': ['RESIDENTS_TABLE', 'COMMUNITIES_TABLE', 'ALERTS_TABLE', 'PLATE_KEY_ARN', 'SMS_SEGMENT_PRICE'],
  'follow-up': ['RESIDENTS_TABLE', 'COMMUNITIES_TABLE', 'ALERTS_TABLE'],
  moderation: ['RESIDENTS_TABLE', 'COMMUNITIES_TABLE', 'ALERTS_TABLE'],
  deliveries: ['RESIDENTS_TABLE', 'COMMUNITIES_TABLE', 'ALERTS_TABLE'],
  statistics: ['RESIDENTS_TABLE', 'COMMUNITIES_TABLE', 'ALERTS_TABLE', 'SMS_SEGMENT_PRICE'],
  contestations: ['RESIDENTS_TABLE', 'COMMUNITIES_TABLE', 'ALERTS_TABLE', 'CONTESTATIONS_PER_ADDRESS'],
  'open-data': ['RESIDENTS_TABLE', 'COMMUNITIES_TABLE', 'ALERTS_TABLE', 'LINK_BASE_URL', 'API_URL'],
  'cap-sources': ['RESIDENTS_TABLE', 'COMMUNITIES_TABLE'],
  'create-profile': ['RESIDENTS_TABLE'],
  'publish-alert': [...publishing, 'COUNTING_QUEUE_URL'],
  'count-alerts': ['COMMUNITIES_TABLE', 'ALERTS_TABLE'],
  'spread-alert': pacedPublishing,
  'sweep-postings': pacedPublishing,
  'hold-exercises': ['RESIDENTS_TABLE', 'COMMUNITIES_TABLE', 'ALERTS_TABLE', 'EXERCISES_PER_SECOND'],
  'send-email': [
    'RESIDENTS_TABLE',
    'ALERTS_TABLE',
    'EMAIL_QUEUE_URL',
    'EMAIL_SENDER',
    'EMAIL_CONFIGURATION_SET',
    'EMAILS_PER_SECOND',
    'API_URL',
    'LINK_BASE_URL',
  ],
  'sync-subscriptions': syncing,
  'sweep-subscriptions': syncing,
  'note-delivery-failures': ['RESIDENTS_TABLE', 'ALERTS_TABLE'],
  'note-deliveries': ['RESIDENTS_TABLE', 'ALERTS_TABLE', 'TOPIC_ARN_PREFIX'],
  'settle-deliveries': ['ALERTS_TABLE'],
  'tell-resident': ['RESIDENTS_TABLE', 'SMS_SENDER_ID', 'SMS_NUMBER', 'EMAIL_SENDER', 'EMAIL_CONFIGURATION_SET'],
  'sweep-opt-outs': ['RESIDENTS_TABLE'],
  'sweep-contestations': ['ALERTS_TABLE', 'EMAIL_SENDER', 'SMS_SENDER_ID', 'SMS_NUMBER'],
  'answer-sms': ['RESIDENTS_TABLE', 'COMMUNITIES_TABLE', 'ALERTS_TABLE', 'SMS_SENDER_ID', 'SMS_NUMBER'],
  'poll-cap-sources': ['RESIDENTS_TABLE', 'COMMUNITIES_TABLE', 'ALERTS_TABLE', 'WEB_STAND_IN'],
} as const;

export type FunctionName = keyof typeof environments;
export type EnvironmentOf<Name extends FunctionName> = Readonly<Record<(typeof environments)[Name][number], string>>;

/** These may be empty: the feature that needs them is then off. */
const optionalVariables: ReadonlySet<string> = new Set([
  'FCM_APPLICATION_ARN',
  'APNS_APPLICATION_ARN',
  'SMS_NUMBER',
  'WEB_STAND_IN',
]);

/**
 * Reads a function's environment, once, when it starts.
 * @throws Error naming every variable that is missing
 */
export function readEnvironment<Name extends FunctionName>(
  name: Name,
  environment: NodeJS.ProcessEnv = process.env,
): EnvironmentOf<Name> {
  const names: readonly string[] = environments[name];
  const missing = names.filter((variable) => !environment[variable] && !optionalVariables.has(variable));
  if (missing.length > 0) throw new Error(`${name} lacks the variables ${missing.join(', ')}`);
  return Object.fromEntries(names.map((variable) => [variable, environment[variable] ?? ''])) as EnvironmentOf<Name>;
}
