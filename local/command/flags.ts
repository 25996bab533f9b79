import { parseArgs } from 'node:util';
import * as z from 'zod';

const flags = z.object({
  ephemeral: z.boolean(),
  unseeded: z.boolean(),
  help: z.boolean(),
  port: z.coerce.number('--port takes a number').int().min(0).max(65_535, '--port goes up to 65535'),
  data: z.string().min(1),
});

/** What `npm start --` is told. */
export type Flags = z.infer<typeof flags>;

export const usage = `Usage: npm start -- [--ephemeral] [--port N] [--data FOLDER] [--unseeded]

  --ephemeral    keep nothing
  --port N       where the API listens; 0 takes a free port (8787)
  --data FOLDER  where everything is kept (.vigie)
  --unseeded     start without people or communes, but for the operator
`;

/** @throws Error that says which flag is wrong */
export function readFlags(args: readonly string[]): Flags {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ephemeral: { type: 'boolean', default: false },
      unseeded: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      port: { type: 'string', default: '8787' },
      data: { type: 'string', default: '.vigie' },
    },
  });
  const parsed = flags.safeParse(values);
  if (!parsed.success) {
    throw new Error(z.prettifyError(parsed.error));
  }
  return parsed.data;
}
