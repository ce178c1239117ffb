import { connectMllp, type MllpClient } from '@careway/mllp';
import { readAck, type Answer, type Sender } from './sender.ts';

/** One MLLP connection; when it has closed, the next message opens a new one. */
export class MllpSender implements Sender {
  private client: Promise<MllpClient> | undefined;

  constructor(private readonly address: { host: string; port: number }) {}

  async send({ controlId, bytes }: { controlId: string; bytes: Buffer }): Promise<Answer> {
    const client = await (this.client ??= this.open());
    const answer = await client.send(bytes);
    return readAck(answer.toString('latin1'), controlId);
  }

  async close(): Promise<void> {
    await this.client?.then((client) => client.close()).catch(() => undefined);
  }

  private open(): Promise<MllpClient> {
    const opening = connectMllp(this.address);
    const forget = (): void => {
      if (this.client === opening) this.client = undefined;
    };
    opening.then((client) => client.closed).then(forget, forget);
    return opening;
  }
}
