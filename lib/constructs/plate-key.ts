import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Access } from './access.ts';

export interface PlateKeyProps {
  /** Whether the key outlives its stack: without it, no plate could be read any more. */
  readonly protected: boolean;
}

/**
 * The key under which number plates are encrypted, and nothing else is: renewed every year, and usable for one alert at a time alone.
 * Every use of it is in CloudTrail, with the alert. https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html
 */
export class PlateKey extends Construct {
  readonly #key: Key;

  constructor(scope: Construct, { protected: isProtected }: PlateKeyProps) {
    super(scope, 'Plates');
    this.#key = new Key(this, 'Key', {
      description: 'Number plates of alerts',
      enableKeyRotation: true,
      removalPolicy: isProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      ...(isProtected ? {} : { pendingWindow: Duration.days(7) }),
    });
  }

  /** The right to encrypt plates, and to read none. */
  encrypt(): Access {
    return this.#access('kms:Encrypt');
  }

  /** The right to encrypt plates, and to decrypt them. */
  encryptDecrypt(): Access {
    return this.#access('kms:Encrypt', 'kms:Decrypt');
  }

  #access(...actions: readonly string[]): Access {
    const { keyArn } = this.#key;
    const statement = new PolicyStatement({
      effect: Effect.ALLOW,
      actions: [...actions],
      resources: [keyArn],
      conditions: {
        Null: { 'kms:EncryptionContextKeys': 'false' },
        'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['alertId'] },
      },
    });
    return { address: keyArn, statements: [statement] };
  }
}
