import * as z from 'zod/mini';
import { type ChannelReason, channelReason } from '../../../contract/resident-words.ts';
import type { FailedWay } from '../../domain/deliveries/retired-ways.ts';

/** A change of a stored item, its images in DynamoDB's own notation. */
interface StoredChange {
  readonly pk: string;
  readonly sk: string;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

export interface WayChange {
  readonly residentId: string;
  readonly way: FailedWay;
  readonly became: 'failing' | 'working';
}

const failing = z.object({ M: z.object({ failure: z.exactOptional(z.object({ S: channelReason })) }) });
const image = z.object({ channel: z.exactOptional(failing), device: z.exactOptional(failing) });
const way = z.templateLiteral([z.enum(['CHANNEL#email', 'CHANNEL#sms', 'CHANNEL#push', 'DEVICE#']), z.string()]);

/** Which channel or device of a resident began to fail, or works again; nothing where neither changed. */
export function readWayChange({ pk, sk, before, after }: StoredChange): WayChange | undefined {
  const name = z.safeParse(way, sk);
  if (!pk.startsWith('RESIDENT#') || !name.success) return undefined;
  const [was, is] = [failureIn(before), failureIn(after)];
  if (was === is) return undefined;
  const residentId = pk.slice('RESIDENT#'.length);
  return { residentId, way: name.data as FailedWay, became: is === undefined ? 'working' : 'failing' };
}

function failureIn(stored: StoredChange['before']): ChannelReason | undefined {
  if (!stored) return undefined;
  const { channel, device } = z.parse(image, stored);
  return (channel ?? device)?.M.failure?.S;
}
