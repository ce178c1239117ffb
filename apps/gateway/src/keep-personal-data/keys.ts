import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Identifier } from '@careway/hl7v2';
import { GatewayConfig } from '../config.ts';
import { seal, unseal } from './seal.ts';

export type IdentifierKind = 'local' | 'nhs-number';

/** An identifier as it may be stored: a keyed hash. An unkeyed hash of an NHS number would fall to brute force. */
export interface BlindIdentifier {
  kind: IdentifierKind;
  blindIndex: Buffer;
}

/** The gateway's two keys: one hides identifiers, the other wraps the keys of persons. */
@Injectable()
export class Keys {
  private readonly indexKey: Buffer;
  private readonly masterKey: Buffer;

  constructor(@Inject(GatewayConfig) config: GatewayConfig) {
    this.indexKey = Buffer.from(config.BLIND_INDEX_KEY, 'base64');
    this.masterKey = Buffer.from(config.MASTER_KEY, 'base64');
  }

  /** Local identifiers first: a sender says its own in nearly every message, so a person's key in Kafka stays the same. */
  blindIdentifiers(identifiers: readonly Identifier[]): BlindIdentifier[] {
    const blind = identifiers.map((one) => this.blindIdentifier(one));
    return [...blind.filter(({ kind }) => kind === 'local'), ...blind.filter(({ kind }) => kind === 'nhs-number')];
  }

  blindVisit(authority: string, number: string): Buffer {
    return this.hash('visit', authority, number);
  }

  wrap(key: Buffer, about: string): Buffer {
    return seal(this.masterKey, key, about);
  }

  unwrap(wrapped: Buffer, about: string): Buffer {
    return unseal(this.masterKey, wrapped, about);
  }

  private blindIdentifier({ value, type, authority }: Identifier): BlindIdentifier {
    if (type === 'NH') return { kind: 'nhs-number', blindIndex: this.hash('nhs-number', 'NHS', value) };
    return { kind: 'local', blindIndex: this.hash('local', authority ?? '', value) };
  }

  private hash(...parts: string[]): Buffer {
    return createHmac('sha256', this.indexKey).update(JSON.stringify(parts)).digest();
  }
}
