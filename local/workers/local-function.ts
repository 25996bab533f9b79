/** A function of the template, as it runs on this machine. */
export interface LocalFunction {
  readonly name: string;
  readonly arn: string;
  /** The bundle: a CommonJS file that exports `handler`. */
  readonly file: string;
  /** All the variables that the function sees, the AWS endpoints and credentials included. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** How many invocations run at once. @default 4 */
  readonly concurrency?: number;
  /** Receives what the function prints. @default it is dropped */
  readonly onOutput?: (output: string) => void;
}
