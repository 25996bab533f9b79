import { localAccountId } from '../sns/arns.ts';

interface Place {
  readonly stackName: string;
  readonly region: string;
}

/**
 * What `Ref` gives of a pseudo parameter; `AWS::NoValue` removes what it is the value of
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html).
 * @throws for one that this machine has no value for
 */
export function pseudoParameter(name: string, { stackName, region }: Place): string | undefined {
  switch (name) {
    case 'AWS::AccountId':
      return localAccountId;
    case 'AWS::Region':
      return region;
    case 'AWS::Partition':
      return 'aws';
    case 'AWS::URLSuffix':
      return 'amazonaws.com';
    case 'AWS::StackName':
      return stackName;
    case 'AWS::NoValue':
      return undefined;
    default:
      throw new Error(`The template uses ${name}, which this machine has no value for`);
  }
}
