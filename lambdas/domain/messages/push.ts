import type { Language, Level } from '../../../contract/fields.ts';
import { isCommunity } from '../communities/group.ts';
import type { Notice } from '../publishing/posting.ts';
import { isClosing, usefulUntil } from '../publishing/telling.ts';
import { capElements, capReferences } from './cap.ts';
import { tidingsOf } from './news.ts';
import { openingOf } from './opening.ts';
import { shorten } from './shorten.ts';

interface Urgency {
  readonly fcmPriority: 'high' | 'normal';
  readonly apnsPriority: '10' | '5';
  readonly interruption: 'time-sensitive' | 'active' | 'passive';
  readonly sound: boolean;
  /** The application's channel: one per level, so that a phone's settings tell them apart. */
  readonly channel: Level;
}

/** How urgently each level is pushed: `high` wakes an Android phone, `time-sensitive` passes an iPhone's focus modes. */
const urgencies: Readonly<Record<Level, Urgency>> = {
  danger: { fcmPriority: 'high', apnsPriority: '10', interruption: 'time-sensitive', sound: true, channel: 'danger' },
  vigilance: { fcmPriority: 'high', apnsPriority: '10', interruption: 'active', sound: true, channel: 'vigilance' },
  information: {
    fcmPriority: 'normal',
    apnsPriority: '5',
    interruption: 'passive',
    sound: false,
    channel: 'information',
  },
};

/** That an alert is over alarms nobody again: it lights up the screen of whoever feared a danger, without a sound. */
const urgenciesOfEnd: Readonly<Record<Level, Urgency>> = {
  danger: { ...urgencies.vigilance, sound: false, channel: 'information' },
  vigilance: urgencies.information,
  information: urgencies.information,
};

const urgencyOf = ({ alert, message }: Notice): Urgency =>
  (isClosing(message) ? urgenciesOfEnd : urgencies)[alert.level];

/** FCM and APNs both refuse payloads over 4,096 bytes; with these, text in two languages stays well under. */
const placeBytes = 300;
const tidingsBytes = 600;

/** FCM keeps no message longer than four weeks. */
const longestLifeSeconds = 28 * 24 * 3600;

/** How long the message is still worth something; at least a second, because zero means "now or never" to both services. */
export function remainingSeconds({ alert, message }: Notice, now: Date): number {
  const seconds = Math.ceil((usefulUntil(alert, message).getTime() - now.getTime()) / 1000);
  return Math.min(Math.max(seconds, 1), longestLifeSeconds);
}

/** FCM HTTP v1, as SNS wants it: https://docs.aws.amazon.com/sns/latest/dg/sns-fcm-v1-payloads.html */
export function fcmPayload(notice: Notice, linkBaseUrl: string, now: Date): string {
  const { fcmPriority, channel } = urgencyOf(notice);
  const { alertId } = notice.alert;
  const message = {
    notification: shownText(notice, 'fr'),
    data: carriedData(notice, linkBaseUrl),
    android: {
      priority: fcmPriority,
      ttl: `${remainingSeconds(notice, now)}s`,
      collapse_key: alertId,
      notification: { tag: alertId, channel_id: channel },
    },
  };
  return JSON.stringify({ fcmV1Message: { message } });
}

/** https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification */
export function apnsPayload(notice: Notice, linkBaseUrl: string): string {
  const { interruption, sound } = urgencyOf(notice);
  return JSON.stringify({
    aps: {
      alert: shownText(notice, 'fr'),
      'interruption-level': interruption,
      'thread-id': notice.groupId,
      ...(sound ? { sound: 'default' } : {}),
    },
    ...carriedData(notice, linkBaseUrl),
  });
}

/** What SNS itself tells the push services; it takes its own delay off the time to live. */
export function pushAttributes(notice: Notice, now: Date): Record<string, string> {
  const ttl = String(remainingSeconds(notice, now));
  return {
    'AWS.SNS.MOBILE.FCM.TTL': ttl,
    'AWS.SNS.MOBILE.APNS.TTL': ttl,
    'AWS.SNS.MOBILE.APNS_SANDBOX.TTL': ttl,
    'AWS.SNS.MOBILE.APNS.PUSH_TYPE': 'alert',
    'AWS.SNS.MOBILE.APNS.PRIORITY': urgencyOf(notice).apnsPriority,
    'AWS.SNS.MOBILE.APNS.COLLAPSE_ID': notice.alert.alertId,
  };
}

/** For the application: which alert this is, what it replaces, and the same words in English, which it shows to whoever reads them. */
function carriedData(notice: Notice, linkBaseUrl: string): Record<string, string> {
  const { alert, groupId } = notice;
  const english = shownText(notice, 'en');
  return {
    alertId: alert.alertId,
    ...(isCommunity(groupId) ? { communityId: groupId } : {}),
    level: alert.level,
    link: `${linkBaseUrl}${alert.alertId}`,
    titleEn: english.title,
    bodyEn: english.body,
    ...capElements(notice),
    ...referencesIn(notice, new URL(linkBaseUrl).host),
  };
}

/** A push notification holds 4 KB in all. */
const longestReferences = 600;

/** As many of the last ones as there is room for. */
function referencesIn(notice: Notice, sender: string): { references?: string } {
  const all = capReferences(notice, sender);
  if (all.length === 0) return {};
  const longest = Math.max(...all.map(({ length }) => length));
  const most = Math.floor(longestReferences / (longest + 1));
  return { references: all.slice(Math.max(0, all.length - most)).join(' ') };
}

function shownText(notice: Notice, language: Language): { title: string; body: string } {
  const { place, categoryLabel } = notice.alert;
  const lines = [
    fitBytes(place.description, placeBytes),
    fitBytes(tidingsOf(notice, language).join('\n'), tidingsBytes),
  ];
  return {
    title: `${openingOf(notice, language)}${language === 'fr' ? ' :' : ':'} ${categoryLabel[language]}`,
    body: lines.join('\n'),
  };
}

/** Measured as JSON writes it: quotes and line breaks take two bytes there. */
function fitBytes(text: string, bytes: number): string {
  return shorten(text, { room: bytes, measure: (part) => Buffer.byteLength(JSON.stringify(part)) - 2, ellipsis: '…' });
}
