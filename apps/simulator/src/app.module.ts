import { Inject, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { loadReferenceData } from '@careway/reference-data';
import { Drain, Log, Metrics } from '@careway/service-kit';
import { buildStaff } from './act/build-staff.ts';
import { Staff } from './act/staff.ts';
import { SimulatorConfig } from './config.ts';
import { buildSimulation } from './live/build-simulation.ts';
import { Simulation } from './live/simulation.ts';
import { modelTime } from './model/world.ts';
import { Observers } from './observe-figures/observers.ts';
import { TruthController } from './truth/truth.controller.ts';

/** The simulated place and its staff, started when everything is wired; and its truth. */
@Module({
  controllers: [TruthController],
  providers: [
    {
      provide: Simulation,
      inject: [SimulatorConfig, Log, Metrics, Drain],
      useFactory: (config: SimulatorConfig, log: Log, metrics: Metrics, drain: Drain) =>
        buildSimulation(config, loadReferenceData(config.REFERENCE_DATA), { log, metrics, drain }),
    },
    {
      provide: Staff,
      inject: [SimulatorConfig, Simulation, Log, Metrics, Drain],
      useFactory: (config: SimulatorConfig, simulation: Simulation, log: Log, metrics: Metrics, drain: Drain) =>
        buildStaff(config, simulation, { log, metrics, drain }),
    },
    {
      provide: Observers,
      inject: [SimulatorConfig, Simulation, Log, Metrics, Drain],
      useFactory: (config: SimulatorConfig, simulation: Simulation, log: Log, metrics: Metrics, drain: Drain) => {
        const told = metrics.counter('simulator_figures_total', 'Values of figures that were told', ['outcome']);
        const { head } = simulation.world;
        const observers = new Observers({
          gateway: config.GATEWAY_ADDRESS,
          reference: loadReferenceData(config.REFERENCE_DATA),
          seed: config.SEED,
          run: `${head.run}-${Date.now().toString(36)}`,
          mayTell: () => !simulation.holds,
          now: Date.now,
          modelNow: () => modelTime(head.clock, Date.now()),
          onTold: (outcome, count) => told.inc({ outcome }, count),
          log,
        });
        drain.at('doors', 'observers', () => observers.stop());
        return observers;
      },
    },
  ],
})
export class AppModule implements OnApplicationBootstrap {
  constructor(
    @Inject(Simulation) private readonly simulation: Simulation,
    @Inject(Staff) private readonly staff: Staff | undefined,
    @Inject(Observers) private readonly observers: Observers,
  ) {}

  onApplicationBootstrap(): void {
    this.simulation.start();
    this.staff?.start();
    this.observers.start();
  }
}
