import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';

/**
 * Runs one or several services in this process, from their sources, by the same `start` their own main.ts uses. Told
 * which and with what environment by its parent; drains on SIGTERM, and when its parent is gone.
 */
const services = [];
let stopping;

process.once('message', async ({ apps }) => {
  try {
    await Promise.all(apps.map(startOne));
    process.send({ listening: services.map(({ name, address }) => ({ name, address })) });
  } catch (error) {
    await stop();
    process.send({ failed: sentenceOf(error), settings: error?.code === 'CONFIG_INVALID' }, () => process.exit(1));
  }
});
process.on('SIGTERM', leave);
process.on('disconnect', leave);

async function startOne({ name, env }) {
  const { start } = await import(pathToFileURL(join(root, 'apps', name, 'src', 'main.ts')).href);
  const service = await start(env);
  services.push({ name, address: service.address, stop: () => service.stop() });
}

function stop() {
  return (stopping ??= Promise.allSettled(services.map((service) => service.stop())));
}

async function leave() {
  await stop();
  process.exit(0);
}

const sentenceOf = (error) =>
  error?.code === 'CONFIG_INVALID' || error?.code === 'REFERENCE_DATA_INVALID'
    ? error.message
    : (error?.stack ?? String(error));
