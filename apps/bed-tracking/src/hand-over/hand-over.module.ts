import { Module } from '@nestjs/common';
import { HandOver } from './hand-over.ts';
import { NoticesController } from './notices.controller.ts';
import { TransfersController } from './transfers.controller.ts';

/** Handing people over, each act by its own side. */
@Module({ controllers: [TransfersController, NoticesController], providers: [HandOver] })
export class HandOverModule {}
