import type { Drain, Log, Metrics } from '@careway/service-kit';
import { today, type ReferenceData } from '@careway/reference-data';
import type { SimulatorConfig } from '../config.ts';
import { feedsOf } from '../messages/feed.ts';
import type { Outgoing } from '../messages/outgoing.ts';
import { derivePlace } from '../model/derive-place.ts';
import { Dispatch } from '../send/dispatch.ts';
import { RunState } from '../state/run-state.ts';
import { TruthLog } from '../truth/truth-log.ts';
import { Simulation } from './simulation.ts';

const WINDOW = 16;

/** Puts a simulation together and has it drained with the service. */
export function buildSimulation(
  config: SimulatorConfig,
  data: ReferenceData,
  { log, metrics, drain }: { log: Log; metrics: Metrics; drain: Drain },
): Simulation {
  const feeds = feedsOf(data, today());
  const state = new RunState(config.SIMULATOR_STATE);
  const unanswered = new Map<number, Outgoing>();
  const dispatch = dispatchOf(config, feeds, metrics, (message) => {
    unanswered.delete(message.seq);
    state.answered(message);
  });
  const simulation = new Simulation({
    place: derivePlace(data, today()),
    feeds,
    state,
    dispatch,
    unanswered,
    log,
    truthLog: new TruthLog(config.SIMULATOR_STATE),
    seed: config.SEED,
    speed: config.SPEED,
    now: Date.now,
  });
  drain.at('doors', 'simulation', () => simulation.stop());
  return simulation;
}

function dispatchOf(
  config: SimulatorConfig,
  feeds: ReturnType<typeof feedsOf>,
  metrics: Metrics,
  answered: (message: Outgoing) => void,
): Dispatch {
  const label = ['feed'] as const;
  const accepted = metrics.counter('simulator_answered_total', 'Messages accepted by the other side', label);
  const refused = metrics.counter('simulator_refused_total', 'Messages refused: a fault of the simulator', label);
  const resent = metrics.counter('simulator_resent_total', 'Messages sent again for want of an answer', label);
  return new Dispatch(feeds, {
    doors: { gateway: config.GATEWAY_ADDRESS, mllp: { host: config.MLLP_HOST, port: config.MLLP_PORT } },
    connections: config.CONNECTIONS,
    window: WINDOW,
    onAnswer: (message, answer) => {
      (answer.accepted ? accepted : refused).inc({ feed: message.feedId });
      answered(message);
    },
    onResend: (message) => resent.inc({ feed: message.feedId }),
  });
}
