import { parseArgs } from 'node:util';
import { readConfig, runService, startService, type Service } from '@careway/service-kit';
import { AppModule } from './app.module.ts';
import { SimulatorConfig } from './config.ts';

/** A simulated Kent and Medway that posts through the gateway's doors; `GET /truth` says what is really so. */
export async function start(environment: NodeJS.ProcessEnv): Promise<Service> {
  const config = readConfig(SimulatorConfig, environment);
  return startService({ name: 'simulator', config, module: AppModule });
}

/** `--speed 60 --seed 7` instead of SPEED and SEED. */
function withArguments(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { values } = parseArgs({ options: { speed: { type: 'string' }, seed: { type: 'string' } }, strict: false });
  const { speed, seed } = values as { speed?: string; seed?: string };
  return { ...environment, ...(speed && { SPEED: speed }), ...(seed && { SEED: seed }) };
}

if (import.meta.main) await runService((environment) => start(withArguments(environment)));
