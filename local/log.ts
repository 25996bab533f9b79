/** Writes one line about one event. Fields carry names, counts and durations: never personal data, a message's text or a secret. */
export type Log = (event: string, fields?: Readonly<Record<string, string | number | boolean>>) => void;

/** A log whose lines read `12:00:00.000 event name=value`. @default write standard error */
export function createLog(write: (line: string) => void = (line) => process.stderr.write(line)): Log {
  return (event, fields = {}) => {
    const time = new Date().toISOString().slice(11, 23);
    const details = Object.entries(fields).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
    write(`${time} ${event}${details.join('')}\n`);
  };
}

/** Says nothing: for tests and quiet runs. */
export const silentLog: Log = () => undefined;

/** The name of an error, which is safe to log where its message may quote a resident. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
