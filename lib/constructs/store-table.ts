import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  type GlobalSecondaryIndexPropsV2,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { type Access, allow } from './access.ts';

const readActions = ['dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:BatchGetItem'];
const writeActions = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'];

/** The key of an index: attribute names; the sort key is a string unless told. */
export interface TableIndex {
  readonly partitionKey: string;
  readonly sortKey: string;
  /** @default 'string' */
  readonly sortKeyType?: 'string' | 'number';
}

export interface StoreTableProps<IndexName extends string> {
  readonly indexes: Readonly<Record<IndexName, TableIndex>>;
  /** Whether changes are streamed, with the item before and after. @default false */
  readonly streamed?: boolean;
  /** Whether the table refuses to be deleted and outlives its stack. */
  readonly protected: boolean;
}

/**
 * A table of one store: keys `pk` and `sk`, on demand, recoverable to any second of the last 35 days, expiring items by
 * `expiresAtSeconds`. Encrypted with DynamoDB's own key: nobody but this account reads the table, and a key of our own
 * would cost a call a month per 10,000 requests and one more thing that can stop an alert.
 */
export class StoreTable<IndexName extends string = string> extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string, props: StoreTableProps<IndexName>) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: 'expiresAtSeconds',
      deletionProtection: props.protected,
      removalPolicy: props.protected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      globalSecondaryIndexes: Object.entries<TableIndex>(props.indexes).map(describeIndex),
      ...(props.streamed && { dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES }),
    });
  }

  /** The right to get items by key and to query the table and the named indexes; never to scan. */
  read(...indexes: readonly IndexName[]): Access {
    return this.#access(readActions, indexes);
  }

  /** The right to write items by key, whatever the transaction. */
  write(): Access {
    return this.#access(writeActions, []);
  }

  /** Both of the above. */
  readWrite(...indexes: readonly IndexName[]): Access {
    return this.#access([...readActions, ...writeActions], indexes);
  }

  #access(actions: readonly string[], indexes: readonly IndexName[]): Access {
    const { tableName, tableArn } = this.table;
    const statements = [allow(actions, [tableArn])];
    if (indexes.length > 0)
      statements.push(
        allow(
          ['dynamodb:Query'],
          indexes.map((index) => `${tableArn}/index/${index}`),
        ),
      );
    return { address: tableName, statements };
  }
}

function describeIndex([indexName, index]: [string, TableIndex]): GlobalSecondaryIndexPropsV2 {
  const sortType = index.sortKeyType === 'number' ? AttributeType.NUMBER : AttributeType.STRING;
  return {
    indexName,
    partitionKey: { name: index.partitionKey, type: AttributeType.STRING },
    sortKey: { name: index.sortKey, type: sortType },
  };
}
