import type { NeededRight } from './needed-right.ts';
import type { Condition, Statement } from './statement.ts';
import { matches } from './wildcards.ts';

/** Whether some statement allows it: nothing is allowed otherwise. */
export function isAllowed(statements: readonly Statement[], right: NeededRight): boolean {
  return statements.some(
    (each) => allowsAction(each, right.action) && coversResource(each, right) && holds(each.Condition, right),
  );
}

/** IAM takes no notice of the case of actions. */
function allowsAction({ Action }: Statement, action: string): boolean {
  return Action.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase()));
}

function coversResource({ Resource, NotResource }: Statement, { resource }: NeededRight): boolean {
  const isAmong = (patterns: readonly string[]) =>
    patterns.some((pattern) => resource.some((name) => matches(pattern, name)));
  return Resource === undefined ? NotResource !== undefined && !isAmong(NotResource) : isAmong(Resource);
}

function holds(condition: Condition | undefined, { keys = {} }: NeededRight): boolean {
  if (condition === undefined) return true;
  const valuesOf = (key: string): readonly string[] => keys[key] ?? [];
  return (
    Object.entries(condition.Null).every(([key, isNull]) => (valuesOf(key).length === 0) === (isNull === 'true')) &&
    Object.entries(condition['ForAllValues:StringEquals']).every(([key, allowed]) =>
      valuesOf(key).every((value) => allowed.includes(value)),
    )
  );
}
