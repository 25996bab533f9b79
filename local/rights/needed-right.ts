/** What a call asks of one resource. */
export interface NeededRight {
  /** Such as `dynamodb:Query`. */
  readonly action: string;
  /** The resource's ARN; several when a policy may name it in more than one way. `*` when it has none. */
  readonly resource: readonly [string, ...string[]];
  /** What conditions look at, by the key of IAM; a key without values is not there. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
}
