import { Module } from '@nestjs/common';
import { KeepPlacements } from './keep-placements.ts';
import { OutOfAreaFiguresController } from './out-of-area-figures.controller.ts';
import { PlacementsController } from './placements.controller.ts';

/** The ledger of people who are placed out of area. */
@Module({ controllers: [PlacementsController, OutOfAreaFiguresController], providers: [KeepPlacements] })
export class KeepPlacementsModule {}
