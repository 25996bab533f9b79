import { ApiProblem } from '../../contract/client.ts';

/** What a caller is told instead of a success. */
export interface ReadRefusal {
  readonly status: number;
  readonly code: string | undefined;
  /** `path: code` of each wrong field. */
  readonly fields: readonly string[];
}

/** How a call was refused. @throws when it was not */
export async function refusalOf(call: Promise<unknown>): Promise<ReadRefusal> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiProblem) {
      const errors = error.problem?.errors ?? [];
      return {
        status: error.status,
        code: error.problem?.code,
        fields: errors.map(({ path, code }) => `${path}: ${code}`),
      };
    }
    throw error;
  }
  throw new Error('The call was not refused');
}
