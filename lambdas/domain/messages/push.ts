import type { Language, Level } from '../../../contract/fields.ts';
import type { Posting } from '../posting.ts';
import { openingOf } from './opening.ts';
import { shorten } from './shorten.ts';

/** How urgently each level is pushed: `high` wakes an Android phone, `time-sensitive` passes an iPhone's focus modes. */
const urgencies: Readonly<
  Record<Level, { fcmPriority: 'high' | 'normal'; apnsPriority: '10' | '5'; interruption: string; sound: boolean }>
> = {
  danger: { fcmPriority: 'high', apnsPriority: '10', interruption: 'time-sensitive', sound: true },
  vigilance: { fcmPriority: 'high', apnsPriority: '10', interruption: 'active', sound: true },
  information: { fcmPriority: 'normal', apnsPriority: '5', interruption: 'passive', sound: false },
};

/** FCM and APNs both refuse payloads over 4,096 bytes; with these, text in two languages stays well under. */
const placeBytes = 300;
const descriptionBytes = 600;

/** FCM keeps no message longer than four weeks. */
const longestLifeSeconds = 28 * 24 * 3600;

/** How long the alert still lives; at least a second, because zero means "now or never" to both services. */
export function remainingSeconds({ expiresAt }: Posting, now: Date): number {
  const seconds = Math.ceil((Date.parse(expiresAt) - now.getTime()) / 1000);
  return Math.min(Math.max(seconds, 1), longestLifeSeconds);
}

/** FCM HTTP v1, as SNS wants it: https://docs.aws.amazon.com/sns/latest/dg/sns-fcm-v1-payloads.html */
export function fcmPayload(posting: Posting, linkBaseUrl: string, now: Date): string {
  const { fcmPriority } = urgencies[posting.level];
  const message = {
    notification: shownText(posting, 'fr'),
    data: carriedData(posting, linkBaseUrl),
    android: {
      priority: fcmPriority,
      ttl: `${remainingSeconds(posting, now)}s`,
      collapse_key: posting.alertId,
      // The channel is the application's: one per level, so that a phone's settings tell them apart.
      notification: { tag: posting.alertId, channel_id: posting.level },
    },
  };
  return JSON.stringify({ fcmV1Message: { message } });
}

/** https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification */
export function apnsPayload(posting: Posting, linkBaseUrl: string): string {
  const { interruption, sound } = urgencies[posting.level];
  return JSON.stringify({
    aps: {
      alert: shownText(posting, 'fr'),
      'interruption-level': interruption,
      'thread-id': posting.communityId,
      ...(sound ? { sound: 'default' } : {}),
    },
    ...carriedData(posting, linkBaseUrl),
  });
}

/** What SNS itself tells the push services; it takes its own delay off the time to live. */
export function pushAttributes(posting: Posting, now: Date): Record<string, string> {
  const ttl = String(remainingSeconds(posting, now));
  return {
    'AWS.SNS.MOBILE.FCM.TTL': ttl,
    'AWS.SNS.MOBILE.APNS.TTL': ttl,
    'AWS.SNS.MOBILE.APNS_SANDBOX.TTL': ttl,
    'AWS.SNS.MOBILE.APNS.PUSH_TYPE': 'alert',
    'AWS.SNS.MOBILE.APNS.PRIORITY': urgencies[posting.level].apnsPriority,
    'AWS.SNS.MOBILE.APNS.COLLAPSE_ID': posting.alertId,
  };
}

/** For the application: which alert this is, and the same words in English, which it shows to whoever reads them. */
function carriedData(posting: Posting, linkBaseUrl: string): Record<string, string> {
  const english = shownText(posting, 'en');
  return {
    alertId: posting.alertId,
    communityId: posting.communityId,
    level: posting.level,
    link: `${linkBaseUrl}${posting.alertId}`,
    titleEn: english.title,
    bodyEn: english.body,
  };
}

function shownText(posting: Posting, language: Language): { title: string; body: string } {
  const place = fitBytes(posting.place.description, placeBytes);
  const description = fitBytes(posting.description, descriptionBytes);
  return {
    title: `${openingOf(posting, language)}${language === 'fr' ? ' :' : ':'} ${posting.categoryLabel[language]}`,
    body: `${place}\n${description}`,
  };
}

/** Measured as JSON writes it: quotes and line breaks take two bytes there. */
function fitBytes(text: string, bytes: number): string {
  return shorten(text, { room: bytes, measure: (part) => Buffer.byteLength(JSON.stringify(part)) - 2, ellipsis: '…' });
}
