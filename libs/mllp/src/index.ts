export { connectMllp, type ConnectOptions, type MllpClient } from './connect-mllp.ts';
export type { LineHandlers, LineLimits, MllpAnswer, MllpConnection, MllpFault } from './connection.ts';
export { listenMllp, type ListenerTls, type ListenOptions, type MllpListener } from './listen-mllp.ts';
export { MllpError } from './mllp-error.ts';
