import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { listenMllp, type MllpAnswer, type MllpConnection, type MllpFault } from '@careway/mllp';
import { Drain, Log, Metrics } from '@careway/service-kit';
import { GatewayConfig } from '../config.ts';
import { FeedCounters } from '../observe-feeds/feed-counters.ts';
import { mllpTls } from './mllp-tls.ts';
import { ReceiveEr7 } from './receive-er7.ts';

/** What says something about the sender's framing; the others are of the line. */
const FRAMING = new Set<MllpFault>(['cut', 'noise', 'oversized', 'partial']);

/** The MLLP door. It opens last, when everything behind it works, and closes first. */
@Injectable()
export class MllpListener implements OnApplicationBootstrap {
  /** The port it listens on, once it does. */
  port = 0;
  private readonly interfaceOf = new WeakMap<MllpConnection, string>();
  private readonly told = new WeakMap<MllpConnection, Set<MllpFault>>();
  private readonly faults;
  private readonly tls;

  constructor(
    @Inject(GatewayConfig) private readonly config: GatewayConfig,
    @Inject(ReceiveEr7) private readonly er7: ReceiveEr7,
    @Inject(FeedCounters) private readonly feeds: FeedCounters,
    @Inject(Drain) private readonly drain: Drain,
    @Inject(Log) private readonly log: Log,
    @Inject(Metrics) metrics: Metrics,
  ) {
    this.tls = mllpTls(config);
    this.faults = metrics.counter('gateway_mllp_faults_total', 'What went wrong on MLLP lines, by kind', ['kind']);
  }

  async onApplicationBootstrap(): Promise<void> {
    const { HOST: host, MLLP_PORT: port, MAX_MESSAGE_BYTES: maxBytes, MLLP_IDLE_SECONDS } = this.config;
    const listener = await listenMllp({
      host,
      port,
      tls: this.tls,
      maxBytes,
      idleMs: MLLP_IDLE_SECONDS * 1000,
      onFrame: (payload, connection) => this.answer(payload, connection),
      onFault: (kind, connection) => this.note(kind, connection),
    });
    this.port = listener.port;
    this.drain.at('doors', 'mllp', () => listener.stop());
    this.log.info({ host, port: listener.port, tls: this.tls !== undefined }, 'listening for MLLP');
  }

  private async answer(payload: Buffer, connection: MllpConnection): Promise<MllpAnswer> {
    try {
      const { answer, interfaceId } = await this.er7.receive(payload, 'mllp');
      this.interfaceOf.set(connection, interfaceId);
      return answer;
    } catch (error) {
      this.log.error({ error, connection: connection.id }, 'not stored, so not answered: the line is closed');
      return 'close';
    }
  }

  /** Each kind of fault is logged once a line: a sender's 65,536 stray bytes are no reason to fill a disk. */
  private wasTold(kind: MllpFault, connection: MllpConnection): boolean {
    const told = this.told.get(connection) ?? new Set();
    this.told.set(connection, told);
    return told.size === told.add(kind).size;
  }

  private note(kind: MllpFault, connection: MllpConnection | undefined): void {
    this.faults.inc({ kind });
    if (FRAMING.has(kind)) this.feeds.framingFault(connection && this.interfaceOf.get(connection));
    if (connection && this.wasTold(kind, connection)) return;
    this.log.warn({ kind, connection: connection?.id, from: connection?.remoteAddress }, 'fault on an MLLP line');
  }
}
