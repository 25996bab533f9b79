/** A function that failed: what Lambda tells whoever invoked it. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';
  readonly functionName: string;
  readonly errorType: string;
  readonly trace: readonly string[];

  constructor(functionName: string, errorType: string, errorMessage: string, trace: readonly string[] = []) {
    super(errorMessage);
    this.functionName = functionName;
    this.errorType = errorType;
    this.trace = trace;
  }
}
