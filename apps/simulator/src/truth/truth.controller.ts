import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Staff } from '../act/staff.ts';
import { Simulation } from '../live/simulation.ts';
import { truthOf, type Truth } from './truth.ts';

/** The truth about the simulated place, and how much of it has not been told yet. */
export interface TruthNow extends Truth {
  run: string;
  speed: number;
  held: boolean;
  /** Messages and acts without an answer, late ones included: the board can't know more than what is told. */
  untold: number;
}

@ApiTags('truth')
@Controller()
export class TruthController {
  constructor(
    @Inject(Simulation) private readonly simulation: Simulation,
    @Inject(Staff) private readonly staff: Staff | undefined,
  ) {}

  @ApiOperation({
    summary: 'People in every ward, site and provider as it really is, with admissions and discharges today',
  })
  @Get('truth')
  truth(): TruthNow {
    const { world, holds: held } = this.simulation;
    const untold = this.simulation.untold + (this.staff?.asking ?? 0);
    const { run, clock } = world.head;
    return { run, speed: clock.speed, held, untold, ...truthOf(world) };
  }

  @ApiOperation({ summary: 'Let the world stand still, so that the board can catch up with the truth' })
  @HttpCode(204)
  @Post('hold')
  hold(): void {
    this.simulation.hold(true);
  }

  @ApiOperation({ summary: 'Let the world go on' })
  @HttpCode(204)
  @Post('go-on')
  goOn(): void {
    this.simulation.hold(false);
  }
}
