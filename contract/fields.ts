/** The fields of the contract, named once, so that operations read like sentences. */
import * as z from 'zod/mini';
import { normalisePhone, phonePattern } from './phone.ts';

/** Neither control characters, nor those that reorder or break lines unseen: a message shows what it says. */
const plainCharacters = String.raw`[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]*`;
const oneLine = new RegExp(`^${plainCharacters}$`, 'u');
const severalLines = new RegExp(String.raw`^${plainCharacters}(?:[\n\t]${plainCharacters})*$`, 'u');

/** Text that people write, `min` to `max` characters: trimmed, with `\n` as its only line break. */
export const text = (min: number, max: number) =>
  z.string().check(
    z.overwrite((written) => written.replaceAll('\r\n', '\n').trim()),
    z.minLength(min),
    z.maxLength(max),
    z.regex(severalLines),
  );

/** One line of text: as {@link text}, without any line break. */
export const line = (min: number, max: number) =>
  z.string().check(z.trim(), z.minLength(min), z.maxLength(max), z.regex(oneLine));

/** An identifier made by the server: 26 characters of Crockford's base 32, upper case. */
export const ulid = z.string().check(z.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/));

/** What a link of a message ends with: whose it is, and 22 characters of base64url that say so. */
export const linkToken = z.string().check(z.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}\.[A-Za-z0-9_-]{22}$/));

/** The code that INSEE gives to a French municipality: `44190`, `2A004`, `97411`. */
export const inseeCode = z.string().check(z.regex(/^(?:\d{2}|2[AB])\d{3}$/));

/** Those who are told together: a community, by its id, or the referents of a municipality, `referents-<INSEE code>`. */
export const groupId = z.union([ulid, z.templateLiteral(['referents-', inseeCode])]);

export const postcode = z.string().check(z.regex(/^\d{5}$/));

/** A key chosen by the client, so that a repeated request is carried out once: a UUID of any version. */
export const idempotencyKey = z.guid();

/** A device's identifier, chosen by the client application. */
export const deviceId = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/));

/** An opaque pointer to the next page of a list, as the list gave it. */
export const cursor = z.string().check(z.minLength(1), z.maxLength(300));

/** How many items a page holds at the most. */
export const pageLimit = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100));

export const email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email());

/** A French mobile number, metropolitan or overseas, in any usual spelling; read as E.164. */
export const phone = z.string().check(z.maxLength(30), z.overwrite(normalisePhone), z.regex(phonePattern));

export const personName = line(1, 80);

/** A category of alert: `burglary_past`. */
export const categoryId = z.string().check(z.regex(/^[a-z][a-z0-9_]{1,39}$/));

/** A day of the calendar, ISO 8601: `2026-11-22`. */
export const day = z.iso.date();

/** An instant, ISO 8601 with its offset from UTC. */
export const instant = z.iso.datetime({ offset: true });

/** A centimetre of ground. Kept as it comes, `1e-200` would be a number that DynamoDB does not take; nor is there a `-0`. */
const toSevenDecimals = (degrees: number) => Math.round(degrees * 1e7) / 1e7 + 0;

/** WGS 84, decimal degrees, read with seven decimals. */
export const latitude = z.number().check(z.minimum(-90), z.maximum(90), z.overwrite(toSevenDecimals));
export const longitude = z.number().check(z.minimum(-180), z.maximum(180), z.overwrite(toSevenDecimals));
export const position = z.strictObject({ latitude, longitude });

export const language = z.enum(['fr', 'en']);
export type Language = z.infer<typeof language>;

/** What a reader sees of an alert's gravity, from the least to the most grave. */
export const levels = ['information', 'vigilance', 'danger'] as const;
export const level = z.enum(levels);
export type Level = z.infer<typeof level>;

export const channelName = z.enum(['email', 'sms', 'push']);
export type ChannelName = z.infer<typeof channelName>;

export const office = z.enum(['police', 'town-hall']);
export type Office = z.infer<typeof office>;

/** The same words in the two languages that people read here. */
export const bilingual = z.object({ fr: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingual>;

/** A page of a list; without `nextCursor` it is the last one. */
export const page = <Item extends z.ZodMiniType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.optional(z.string()) });

/** What an operation answers when there is nothing to say. */
export const nothing = z.strictObject({});
