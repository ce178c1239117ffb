import { Module } from '@nestjs/common';
import { PlaceLedgerController } from './place-ledger.controller.ts';

/** How places stand, whoever is in them: conditions and staffing. */
@Module({ controllers: [PlaceLedgerController] })
export class PlaceLedgerModule {}
