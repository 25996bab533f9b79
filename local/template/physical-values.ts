import type { Resource } from './assembly.ts';

/** What a resource is known by once it is made: its reference and its attributes, as CloudFormation gives them. */
export interface PhysicalValue {
  /** What `Ref` gives. */
  readonly ref: string;
  /** What `Fn::GetAtt` gives, by attribute. */
  readonly attributes?: Readonly<Record<string, string>>;
}

type ResourceName = Pick<Resource, 'stackName' | 'logicalId'>;

/** The values of the resources made so far. */
export interface PhysicalValues {
  /** Notes what a resource is known by; further attributes may come later. */
  note(resource: ResourceName, value: PhysicalValue): void;
  /** @throws when the resource is not made yet */
  ref(resource: ResourceName): string;
  /** @throws when the resource is not made yet, or has no such attribute on this machine */
  attribute(resource: ResourceName, attribute: string): string;
}

/** Starts with nothing made. */
export function createPhysicalValues(): PhysicalValues {
  const known = new Map<string, PhysicalValue>();
  const get = (resource: ResourceName): PhysicalValue => {
    const value = known.get(keyOf(resource));
    if (value === undefined) {
      throw new Error(`${keyOf(resource)} is referred to, but this machine has not made it`);
    }
    return value;
  };
  return {
    note: (resource, { ref, attributes }) => {
      const before = known.get(keyOf(resource))?.attributes;
      known.set(keyOf(resource), { ref, attributes: { ...before, ...attributes } });
    },
    ref: (resource) => get(resource).ref,
    attribute: (resource, attribute) => {
      const value = get(resource).attributes?.[attribute];
      if (value === undefined) {
        throw new Error(`${keyOf(resource)} has no attribute ${attribute} on this machine`);
      }
      return value;
    },
  };
}

const keyOf = ({ stackName, logicalId }: ResourceName): string => `${stackName}/${logicalId}`;
