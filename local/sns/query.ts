/** A request's parameters, nested: text, lists and maps. */
export type Parameters = { [name: string]: ParameterValue };
type ParameterValue = string | Parameters | ParameterValue[];

/**
 * Reads a body of the AWS Query protocol: `Attributes.entry.1.key=a&Attributes.entry.1.value=b` is the map `{ a: 'b' }`, and
 * `Numbers.member.1=x` the list `['x']` (https://smithy.io/2.0/aws/protocols/aws-query-protocol.html).
 */
export function parseQuery(body: string): Parameters {
  const tree = emptyParameters();
  for (const [path, value] of new URLSearchParams(body)) {
    place(tree, path.split('.'), value);
  }
  return collect(tree);
}

/** Without a prototype, so that no parameter's name reaches one. */
const emptyParameters = (): Parameters => Object.create(null);

function place(tree: Parameters, [name = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    tree[name] = value;
    return;
  }
  const child = tree[name];
  const branch = isParameters(child) ? child : emptyParameters();
  tree[name] = branch;
  place(branch, rest, value);
}

function collect(tree: Parameters): Parameters {
  const collected = emptyParameters();
  for (const [name, value] of Object.entries(tree)) {
    collected[name] = collectValue(value);
  }
  return collected;
}

function collectValue(value: ParameterValue): ParameterValue {
  if (!isParameters(value)) {
    return value;
  }
  if (isParameters(value.entry)) {
    return mapOf(Object.values(value.entry));
  }
  return isParameters(value.member) ? Object.values(value.member).map(collectValue) : collect(value);
}

/** Entries name their parts `key` and `value`, or `Name` and `Value` for message attributes. */
function mapOf(entries: ParameterValue[]): Parameters {
  const map = emptyParameters();
  for (const entry of entries.filter(isParameters)) {
    const key = entry.key ?? entry.Name;
    if (typeof key === 'string') {
      map[key] = collectValue(entry.value ?? entry.Value ?? '');
    }
  }
  return map;
}

function isParameters(value: ParameterValue | undefined): value is Parameters {
  return typeof value === 'object' && !Array.isArray(value);
}
