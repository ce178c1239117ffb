import { portIsFree, portNear } from '../platform/ports.mjs';
import { Mendable } from '../progress.mjs';

/**
 * A port for each name: the one the environment asks for, which must be free; else the one it likes to have, or the
 * next free one above it.
 * @param {Record<string, {variable: string, likes: number}>} wanted
 * @returns {Promise<{ports: Record<string, number>, moved: string[]}>} `moved` says which could not have what they like
 */
export async function choosePorts(wanted, environment = process.env, host = '127.0.0.1') {
  const taken = new Set();
  const ports = {};
  const moved = [];
  for (const [name, { variable }] of Object.entries(wanted)) {
    if (!environment[variable]) continue;
    ports[name] = await asked(variable, environment[variable], host, taken);
  }
  for (const [name, { likes }] of Object.entries(wanted)) {
    if (ports[name]) continue;
    ports[name] = await portNear(likes, taken);
    if (ports[name] !== likes) moved.push(`port ${likes} is taken, so ${name} is on ${ports[name]}`);
  }
  return { ports, moved };
}

async function asked(variable, value, host, taken) {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Mendable(`${variable} must be a port, 1 to 65535; it is "${value}".`, 2);
  }
  if (taken.has(port) || !(await portIsFree(port, host))) {
    throw new Mendable(
      `${variable} asks for port ${port}, which is taken: end what holds it, or choose another port.`,
      2,
    );
  }
  taken.add(port);
  return port;
}
