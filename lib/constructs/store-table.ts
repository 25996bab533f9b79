import { RemovalPolicy } from 'aws-cdk-lib';
import {
  type Attribute,
  AttributeType,
  Billing,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { TableShape } from '../../lambdas/stores/tables.ts';
import { type Access, allow } from './access.ts';

const readActions = ['dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:BatchGetItem'];
const checkAction = 'dynamodb:ConditionCheckItem';
const writeActions = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', checkAction];

export interface StoreTableProps<Shape extends TableShape> {
  /** Its keys, indexes and stream, as the store that uses it describes them. */
  readonly shape: Shape;
  /** Whether the table refuses to be deleted and outlives its stack. */
  readonly protected: boolean;
}

/**
 * The table of one store: on demand, recoverable to any second of the last 35 days. Encrypted with DynamoDB's own key: nobody but
 * this account reads the table, and a key of our own would have a price for every call and be one more thing that can stop an alert.
 */
export class StoreTable<Shape extends TableShape> extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, { shape, protected: isProtected }: StoreTableProps<Shape>) {
    super(scope, shape.name);
    this.table = new TableV2(this, 'Table', {
      partitionKey: attributeOf(shape.partitionKey),
      sortKey: attributeOf(shape.sortKey),
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: shape.timeToLiveAttribute,
      deletionProtection: isProtected,
      removalPolicy: isProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      globalSecondaryIndexes: shape.indexes.map(({ name, partitionKey, sortKey }) => ({
        indexName: name,
        partitionKey: attributeOf(partitionKey),
        sortKey: attributeOf(sortKey),
      })),
      ...(shape.stream && { dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES }),
    });
  }

  /** The right to get items by key and to query the table and the named indexes; never to scan. */
  read(...indexes: readonly IndexName<Shape>[]): Access {
    return this.#access(readActions, indexes);
  }

  /** As {@link read}, and to make what stands here a condition of what is written elsewhere. */
  readAndCheck(...indexes: readonly IndexName<Shape>[]): Access {
    return this.#access([...readActions, checkAction], indexes);
  }

  /** The right to write items by key, in transactions too. */
  write(): Access {
    return this.#access(writeActions, []);
  }

  /** Both of the above. */
  readWrite(...indexes: readonly IndexName<Shape>[]): Access {
    return this.#access([...readActions, ...writeActions], indexes);
  }

  #access(actions: readonly string[], indexes: readonly IndexName<Shape>[]): Access {
    const { tableName, tableArn } = this.table;
    const statements = [allow(actions, [tableArn])];
    const indexArns = indexes.map((index) => `${tableArn}/index/${index}`);
    if (indexArns.length > 0) statements.push(allow(['dynamodb:Query'], indexArns));
    return { address: tableName, statements };
  }
}

type IndexName<Shape extends TableShape> = Shape['indexes'][number]['name'];

function attributeOf({ name, type }: TableShape['partitionKey']): Attribute {
  return { name, type: type === 'N' ? AttributeType.NUMBER : AttributeType.STRING };
}
