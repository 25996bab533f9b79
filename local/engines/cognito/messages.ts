import * as z from 'zod';

const deliverCode = z.object({
  kind: z.literal('deliver-code'),
  to: z.string(),
  subject: z.string(),
  body: z.string(),
});

const invokeFunction = z.object({ kind: z.literal('invoke'), functionName: z.string(), event: z.unknown() });

const asked = z.discriminatedUnion('kind', [deliverCode, invokeFunction]);

/** What the engine asks: to deliver a code or a temporary password, worded for its reader, or to call a function. */
export type Asked = z.infer<typeof asked>;

/** A request of the thread; its id comes back with the answer. */
export const engineRequest = z.object({ id: z.number(), asked });

/** What the platform answers. */
export const platformAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('result'), id: z.number(), result: z.unknown() }),
  z.object({ kind: z.literal('failure'), id: z.number(), message: z.string() }),
]);
