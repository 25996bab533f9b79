/** CAP alerts of others, read: http://docs.oasis-open.org/emergency/cap/v1.2/CAP-v1.2-os.html; 1.1 differs in nothing that is read here. */
import * as z from 'zod/mini';
import { capCategories } from '../../../contract/cap-categories.ts';
import { type CapShape, readCircle, readPolygon } from './cap-shapes.ts';
import { childrenOf, textIn, type XmlNode } from './xml-node.ts';

const namespaces: ReadonlySet<string> = new Set([
  'urn:oasis:names:tc:emergency:cap:1.2',
  'urn:oasis:names:tc:emergency:cap:1.1',
]);

export const isCapAlert = ({ name, namespace }: XmlNode): boolean => name === 'alert' && namespaces.has(namespace);

const words = (longest: number) => z.string().check(z.maxLength(longest));

/** Neither spaces nor commas, which references are told apart by. */
const name = z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[^\s,<&]+$/));

/** Read as UTC, ISO 8601. */
const instant = z.pipe(
  z.string().check(
    z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[-+]\d{2}:\d{2}|Z)$/),
    z.refine((text) => !Number.isNaN(Date.parse(text))),
  ),
  z.transform((text) => new Date(text).toISOString()),
);

const area = z.object({
  areaDesc: words(2_000),
  shapes: z.array(z.custom<CapShape>()),
  geocodes: z.array(z.object({ name: words(200), value: words(200) })).check(z.maxLength(5_000)),
});
export type CapArea = z.infer<typeof area>;

const info = z.object({
  language: z._default(words(40), 'en-US'),
  categories: z.array(z.enum([...capCategories, 'Geo'])).check(z.minLength(1), z.maxLength(20)),
  event: words(500),
  urgency: z.enum(['Immediate', 'Expected', 'Future', 'Past', 'Unknown']),
  severity: z.enum(['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown']),
  certainty: z.enum(['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown']),
  onset: z.optional(instant),
  effective: z.optional(instant),
  expires: z.optional(instant),
  headline: z.optional(words(2_000)),
  description: z.optional(words(50_000)),
  instruction: z.optional(words(50_000)),
  areas: z.array(area).check(z.maxLength(500)),
});
export type CapInfo = z.infer<typeof info>;

/** By what a CAP message is known, and referred to. */
const identity = z.object({ sender: name, identifier: name, sent: instant });
export type CapIdentity = z.infer<typeof identity>;

const alert = z.extend(identity, {
  status: z.enum(['Actual', 'Exercise', 'System', 'Test', 'Draft']),
  msgType: z.enum(['Alert', 'Update', 'Cancel', 'Ack', 'Error']),
  scope: z.enum(['Public', 'Restricted', 'Private']),
  references: z.array(identity).check(z.maxLength(90)),
  infos: z.array(info).check(z.maxLength(50)),
});
export type CapAlert = z.infer<typeof alert>;

/** @throws when it is not as the standard says */
export function readCapAlert(node: XmlNode): CapAlert {
  return z.parse(alert, {
    ...texts(node, 'sender', 'identifier', 'sent', 'status', 'msgType', 'scope'),
    references: referencesOf(textIn(node, 'references') ?? ''),
    infos: childrenOf(node, 'info').map(readInfo),
  });
}

function readInfo(node: XmlNode) {
  const plain = texts(node, 'language', 'event', 'urgency', 'severity', 'certainty', 'onset', 'effective', 'expires');
  return {
    ...plain,
    ...texts(node, 'headline', 'description', 'instruction'),
    categories: childrenOf(node, 'category').map(({ text }) => text),
    areas: childrenOf(node, 'area').map(readArea),
  };
}

function readArea(node: XmlNode) {
  const polygons = childrenOf(node, 'polygon').map(({ text }) => readPolygon(text));
  const circles = childrenOf(node, 'circle').map(({ text }) => readCircle(text));
  return {
    areaDesc: textIn(node, 'areaDesc'),
    shapes: [...polygons, ...circles].filter((shape) => shape !== undefined),
    geocodes: childrenOf(node, 'geocode').map((one) => ({
      name: textIn(one, 'valueName'),
      value: textIn(one, 'value'),
    })),
  };
}

/** An element that is empty says nothing. */
function texts(node: XmlNode, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((one) => {
      const text = textIn(node, one);
      return text === undefined || text === '' ? [] : [[one, text]];
    }),
  );
}

/** `sender,identifier,sent`, with white space in between. */
function referencesOf(text: string) {
  const written = text.split(/\s+/).filter((one) => one !== '');
  return written.map((one) => {
    const [sender, identifier, sent] = one.split(',');
    return { sender, identifier, sent };
  });
}
