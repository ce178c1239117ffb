import type { Drain, Log, Metrics } from '@careway/service-kit';
import type { SimulatorConfig } from '../config.ts';
import type { Simulation } from '../live/simulation.ts';
import { BedTracking } from './bed-tracking.ts';
import { WorldGround } from './ground.ts';
import { Staff } from './staff.ts';
import { StoryBook } from './story-book.ts';

/** Messages without an answer up to which bed tracking is thought to know the place. */
const KNOWN_WHEN_UNTOLD = 500;

/** The staff, drained with the service; nobody where there is no bed tracking or no demo to sign in at. */
export function buildStaff(
  config: SimulatorConfig,
  simulation: Simulation,
  { log, metrics, drain }: { log: Log; metrics: Metrics; drain: Drain },
): Staff | undefined {
  const { BED_TRACKING_ADDRESS: address, IDENTITY_DEMO, SIMULATOR_STATE, SEED: seed, SPEED: speed } = config;
  if (!address || IDENTITY_DEMO === 'off') {
    log.info({}, 'no staff: they need BED_TRACKING_ADDRESS, and IDENTITY_DEMO on');
    return undefined;
  }
  const acts = metrics.counter('simulator_acts_total', 'What the staff did, by how it ended', ['act', 'outcome']);
  const { world, feeds } = simulation;
  let isKnown = false;
  const staff = new Staff({
    seed,
    speed,
    log,
    book: new StoryBook(SIMULATOR_STATE),
    bedTracking: new BedTracking(address),
    ground: new WorldGround(world, feeds),
    mayAct: () => !simulation.holds && (isKnown ||= simulation.untold < KNOWN_WHEN_UNTOLD),
    now: Date.now,
    onAct: (act, outcome) => acts.inc({ act, outcome }),
  });
  drain.at('doors', 'staff', () => staff.stop());
  return staff;
}
