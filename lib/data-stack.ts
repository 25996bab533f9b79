import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { StoreTable } from './constructs/store-table.ts';

export interface DataStackProps extends StackProps {
  /** Whether the tables refuse to be deleted. */
  readonly protected: boolean;
}

/** What residents entrust to us: three tables, and nothing that is redeployed every day. */
export class DataStack extends Stack {
  readonly residents: StoreTable<'byGroup'>;
  readonly communities: StoreTable<'byMunicipality'>;
  readonly alerts: StoreTable<'byCommunity' | 'pending'>;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props);
    this.residents = new StoreTable(this, 'Residents', {
      indexes: { byGroup: { partitionKey: 'groupKey', sortKey: 'groupSort' } },
      streamed: true,
      protected: props.protected,
    });
    this.communities = new StoreTable(this, 'Communities', {
      indexes: { byMunicipality: { partitionKey: 'municipalityKey', sortKey: 'municipalitySort' } },
      protected: props.protected,
    });
    this.alerts = new StoreTable(this, 'Alerts', {
      indexes: {
        byCommunity: { partitionKey: 'feedKey', sortKey: 'feedSort' },
        // Sparse: only postings that still wait to be published carry these attributes.
        pending: { partitionKey: 'pendingKey', sortKey: 'dueAt', sortKeyType: 'number' },
      },
      streamed: true,
      protected: props.protected,
    });
  }
}
