import { Module } from '@nestjs/common';
import { BenchController } from './bench.controller.ts';
import { FrameworksController } from './frameworks.controller.ts';

/** Thresholds: tried on recorded days, compared, and published as a new dated version. */
@Module({ controllers: [FrameworksController, BenchController] })
export class TuningModule {}
