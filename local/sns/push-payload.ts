import * as z from 'zod';

/** What a device shows of a push notification, and what tells which alert it is about. */
export interface Push {
  readonly title?: string | undefined;
  readonly body: string;
  readonly alertId?: string | undefined;
  readonly level?: string | undefined;
}

const data = z.record(z.string(), z.string());

/** FCM HTTP v1 through SNS: https://docs.aws.amazon.com/sns/latest/dg/sns-fcm-v1-payloads.html */
const fcmPayload = z.object({
  fcmV1Message: z.object({
    message: z.object({
      notification: z.object({ title: z.string().optional(), body: z.string().optional() }).optional(),
      data: data.optional(),
    }),
  }),
});

/** https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification */
const apnsPayload = z.looseObject({
  aps: z.object({
    alert: z.union([z.string(), z.object({ title: z.string().optional(), body: z.string().optional() })]).optional(),
  }),
  alertId: z.string().optional(),
  level: z.string().optional(),
  data: data.optional(),
});

/** Reads the payload of a platform, or gives nothing when the platform's service would refuse it. */
export function parsePush(platform: string, text: string): Push | undefined {
  try {
    const payload: unknown = JSON.parse(text);
    return platform === 'GCM' ? fromFcm(payload) : fromApns(payload);
  } catch {
    return undefined;
  }
}

function fromFcm(payload: unknown): Push {
  const { notification, data: carried = {} } = fcmPayload.parse(payload).fcmV1Message.message;
  return {
    title: notification?.title ?? carried.title,
    body: notification?.body ?? carried.body ?? '',
    alertId: carried.alertId,
    level: carried.level,
  };
}

function fromApns(payload: unknown): Push {
  const { aps, alertId, level, data: carried = {} } = apnsPayload.parse(payload);
  const alert = typeof aps.alert === 'string' ? { body: aps.alert } : (aps.alert ?? {});
  return {
    title: 'title' in alert ? alert.title : undefined,
    body: alert.body ?? '',
    alertId: alertId ?? carried.alertId,
    level: level ?? carried.level,
  };
}
