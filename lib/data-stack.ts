import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { tables } from '../lambdas/stores/tables.ts';
import { PlateKey } from './constructs/plate-key.ts';
import { StoreTable } from './constructs/store-table.ts';

export interface DataStackProps extends StackProps {
  /** Whether the tables refuse to be deleted, and the key outlives them. */
  readonly protected: boolean;
}

/** What residents entrust to us: three tables and the key of what is secret, and nothing that is redeployed every day. */
export class DataStack extends Stack {
  readonly residents: StoreTable<typeof tables.residents>;
  readonly communities: StoreTable<typeof tables.communities>;
  readonly alerts: StoreTable<typeof tables.alerts>;
  readonly plateKey: PlateKey;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props);
    this.residents = new StoreTable(this, { ...props, shape: tables.residents });
    this.communities = new StoreTable(this, { ...props, shape: tables.communities });
    this.alerts = new StoreTable(this, { ...props, shape: tables.alerts });
    this.plateKey = new PlateKey(this, props);
  }
}
