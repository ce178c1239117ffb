import type { Server } from '../system/server.ts';
import type { System } from '../system/system.ts';

/** The server of that name, when it names one and not an instance of a service. */
export const serverNamed = (system: System, name: string): Server | undefined =>
  Object.values(system.servers).find((server) => server.name === name);
