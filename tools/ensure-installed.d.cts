interface LockedPackage {
  readonly version?: string;
  readonly optional?: boolean;
}

/** By their path in the project, as in a lock file. */
type Packages = Readonly<Record<string, LockedPackage>>;

export function findMismatches(locked: Packages, installed: Packages): string[];
export function findTooOld(agent: string): string[];
export function ensureInstalled(root: string): string | undefined;
