import { request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';

/** Screens that follow the board by its stream and only count what they are sent. */
export class Screens {
  private readonly last: number[] = [];
  private readonly answers: IncomingMessage[] = [];
  /** Changes sent, over all screens. */
  changes = 0;

  get count(): number {
    return this.answers.length;
  }

  static async open(address: string, count: number): Promise<Screens> {
    const screens = new Screens();
    await Promise.all(Array.from({ length: count }, (_, screen) => screens.follow(address, screen)));
    return screens;
  }

  /** Whether every screen has been sent the change of this number. */
  haveSeen(change: number): boolean {
    return this.answers.every((_, screen) => (this.last[screen] ?? 0) >= change);
  }

  close(): void {
    for (const answer of this.answers) answer.destroy();
  }

  private async follow(address: string, screen: number): Promise<void> {
    const asked = request(`${address}/board/stream`, { agent: false }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    this.answers[screen] = answer;
    answer.setEncoding('utf8').on('error', () => undefined);
    let rest = '';
    answer.on('data', (part: string) => {
      const frames = (rest + part).split('\n\n');
      rest = frames.pop()!;
      for (const frame of frames) this.take(screen, frame);
    });
  }

  private take(screen: number, frame: string): void {
    const [, id, event] = /^id: (\d+)\nevent: (\w+)/.exec(frame) ?? [];
    if (id === undefined) return;
    this.last[screen] = Number(id);
    if (event === 'change') this.changes += 1;
  }
}
