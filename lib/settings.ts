import * as z from 'zod';
import { longestLinkBase } from '../contract/links.ts';
import { regions } from './regions.ts';

/** Every stage that the project knows; all of them are synthesized unless one is chosen. */
export const stages = ['dev', 'staging', 'prod'] as const;
export type Stage = (typeof stages)[number];

/** Marks a sender that nobody configured: no identity is made for it, and the synthesis warns. */
export const exampleSender = 'vigie@example.org';

/** A number, a truth or a list, as JSON of `cdk.json` or as text of the command line gives it. */
const wholeNumber = (minimum: number, maximum: number) => z.coerce.number().int().min(minimum).max(maximum);
const yesOrNo = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const listOf = (item: z.ZodType<string>) =>
  z.preprocess((value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value), z.array(item));

const origin = z.union([
  z.literal('*'),
  z.string().regex(/^https?:\/\/[^/]+$/, 'must be an origin such as https://vigie.fr'),
]);
const platformApplication = (kind: string) =>
  z
    .string()
    .regex(
      new RegExp(`^arn:aws:sns:[a-z0-9-]+:\\d{12}:app/${kind}/.+$`),
      `must be the ARN of an SNS platform application (${kind})`,
    );

const settingsSchema = z
  .strictObject({
    /** Which of the stages these settings are for. */
    stage: z.enum(stages),
    /** Where the stage runs; an EU region. @default 'eu-west-1', for its SNS quotas */
    region: z.enum(regions, `must be a region of the European Union: ${regions.join(', ')}`).default('eu-west-1'),
    /** Who e-mails come from. @default an example, with which no e-mail leaves */
    senderEmail: z.email().default(exampleSender),
    /** The domain to verify by DKIM for that sender. @default the address alone is verified, by a link that SES mails to it */
    senderDomain: z
      .string()
      .regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'must be a domain such as vigie.fr')
      .optional(),
    /**
     * Who mails Cognito's codes and invitations: itself (50 a day) or SES, possible once the sender is verified.
     * @default 'cognito'
     */
    accountEmails: z.enum(['cognito', 'ses']).default('cognito'),
    /** What the links in messages begin with; a short one leaves room in an SMS. @default the API's own address, `<apiUrl>/v1/a/` */
    linkBaseUrl: z
      .url({ protocol: /^https$/ })
      .max(longestLinkBase)
      .endsWith('/')
      .optional(),
    /** What an SMS shows as its sender: French carriers take letters and digits only, 11 at most. @default 'VIGIE' */
    smsSenderId: z
      .string()
      .regex(/^(?=.*[A-Za-z])[A-Za-z0-9]{1,11}$/, 'must be 1 to 11 letters and digits, one letter at least')
      .default('VIGIE'),
    /**
     * The dedicated number that residents answer to: a short code in France. SMS then come from it instead of the sender id.
     * @see https://docs.aws.amazon.com/sns/latest/dg/channels-sms-originating-identities.html
     * @default none: SMS are one-way; the laptop has one of its own
     */
    smsNumber: z
      .string()
      .regex(/^(\d{3,8}|\+[1-9]\d{6,14})$/, 'must be a short code of 3 to 8 digits, or a number in E.164')
      .optional(),
    /** The SNS platform application for Android and web. @default none: these devices are told that push is not configured */
    fcmApplicationArn: platformApplication('GCM').optional(),
    /** The SNS platform application for iOS. @default none, as above */
    apnsApplicationArn: platformApplication('APNS(_SANDBOX)?').optional(),
    /** The web origins that may call the API. @default any in dev, none elsewhere */
    corsOrigins: listOf(origin).default([]),
    /** Who is told of an alarm; AWS mails a confirmation first. @default nobody */
    alarmEmail: z.email().optional(),
    /** How long logs are kept, in days. @default 7 in dev, 30 elsewhere */
    logRetentionDays: z.coerce
      .number()
      .pipe(z.literal([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365]))
      .default(30),
    /** How much functions log. @default 'INFO' */
    logLevel: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']).default('INFO'),
    /** Requests a second that each public route takes. @default 100 */
    publicRequestsPerSecond: wholeNumber(1, 10_000).default(100),
    /** Requests a second that each reading route takes. @default 500 */
    readRequestsPerSecond: wholeNumber(1, 10_000).default(500),
    /** Requests a second that each writing route takes. @default 100 */
    writeRequestsPerSecond: wholeNumber(1, 10_000).default(100),
    /** Contestations that are taken a day from one internet address. @default 50 in dev, 5 elsewhere */
    contestationsPerAddress: wholeNumber(1, 1_000).default(5),
    /** What the carrier charges for one SMS of 160 characters, in euros: estimates are made with it. @default 0.07 */
    smsSegmentPrice: z.coerce.number().min(0).max(10).default(0.07),
    /**
     * Publishes a second to topics, of whatever is sent to many groups at once: part of what SNS allows the account, which is 300 in
     * Paris and 9,000 in Ireland; reports of residents are not counted in. @default as good as unlimited in dev, 200 elsewhere
     */
    publishesPerSecond: wholeNumber(10, 10_000).default(200),
    /** How many batches of one shard are published at once. @default 10 */
    publishParallelism: wholeNumber(1, 10).default(10),
    /** E-mails a second, of all workers together: the account's SES rate (`MaxSendRate`). @default as good as unlimited in dev, 14 elsewhere */
    emailsPerSecond: wholeNumber(1, 10_000).default(14),
    /** How many e-mail workers run at once and share that rate. @default 2, the least that SQS allows */
    emailConcurrency: wholeNumber(2, 1_000).default(2),
    /** How many subscription workers run at once: SNS takes 100 Subscribe a second, which nobody can raise. @default 2 */
    subscriptionConcurrency: wholeNumber(1, 10).default(2),
    /**
     * Whether this stage makes the log groups in which SNS logs what became of SMS and pushes. They are the account's: where another
     * stage made them, or SNS did, this one only reads them. @default true
     */
    makeDeliveryLogGroups: yesOrNo.default(true),
    /**
     * Whether functions reserve the concurrency that protects a quota. An account that is still limited to 10 concurrent
     * executions refuses it. @default false in dev, true elsewhere
     */
    reserveConcurrency: yesOrNo.default(true),
  })
  .superRefine((settings, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const { senderEmail, senderDomain, region } = settings;
    if (senderDomain && !`.${senderEmail.split('@')[1]}`.endsWith(`.${senderDomain}`))
      refuse('senderDomain', `must be the domain of senderEmail, ${senderEmail}`);
    if (settings.emailConcurrency > 2 * settings.emailsPerSecond)
      refuse(
        'emailConcurrency',
        'must be at most twice emailsPerSecond: a worker sends an e-mail every two seconds at least',
      );
    if (settings.accountEmails === 'ses' && senderEmail === exampleSender)
      refuse('accountEmails', 'can be ses only with a senderEmail of your own');
    for (const name of ['fcmApplicationArn', 'apnsApplicationArn'] as const)
      if (settings[name] && settings[name].split(':')[3] !== region)
        refuse(name, `must be in the stage's region, ${region}`);
  });

/** A setting that is wrong; its message is for whoever gave it. */
export class SettingsError extends Error {}

/** What one stage is made with. */
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** The name of every setting but the stage, as context may give it. */
export const settingNames: readonly string[] = Object.keys(settingsSchema.shape).filter((name) => name !== 'stage');

const stageDefaults: Readonly<Record<Stage, object>> = {
  dev: {
    corsOrigins: ['*'],
    logRetentionDays: 7,
    publishesPerSecond: 10_000,
    emailsPerSecond: 10_000,
    contestationsPerAddress: 50,
    reserveConcurrency: false,
  },
  staging: {},
  prod: {},
};

/**
 * The settings of a stage: its defaults, then each of the overrides in turn.
 * @throws SettingsError naming every setting that is wrong, and how
 */
export function readSettings(stage: Stage, ...overrides: readonly object[]): Settings {
  const parsed = settingsSchema.safeParse(Object.assign({}, stageDefaults[stage], ...overrides, { stage }));
  if (parsed.success) return parsed.data;
  throw new SettingsError(`The settings of stage ${stage} are wrong:\n${z.prettifyError(parsed.error)}`);
}
