import { setTimeout as wait } from 'node:timers/promises';
import { connectMllp, type MllpClient } from '@careway/mllp';
import { loadReferenceData } from '@careway/reference-data';

const LINES = 16;
const OUTSTANDING = 16;
/** As many people as the place has beds: then one goes for each that comes. */
const CENSUS = 2_500;

export interface Sent {
  siteId: string;
  /** The how-manieth of its site. */
  count: number;
  /** When it left, `performance.now()`. */
  at: number;
}

interface Visit {
  siteId: string;
  ward: string;
  id: string;
}

/** Partners that admit people to each site in turn, and discharge them: the flow of a site counts its messages. */
export class SendVisits {
  private readonly sites = [
    ...Map.groupBy(
      loadReferenceData('deploy/reference/kent-and-medway')
        .at()
        .wards.filter(({ bedBase }) => bedBase),
      ({ siteId }) => siteId,
    ),
  ];
  readonly counts = new Map<string, number>();
  private readonly inBed: Visit[] = [];
  private next = 0;

  private constructor(private readonly lines: readonly MllpClient[]) {}

  static async open(port: number): Promise<SendVisits> {
    const connect = () => connectMllp({ host: '127.0.0.1', port, answerMs: 20_000 });
    return new SendVisits(await Promise.all(Array.from({ length: LINES }, connect)));
  }

  /** As fast as the gateway answers. */
  async flood(count: number): Promise<Sent[]> {
    const sent: Sent[] = [];
    const sender = async () => {
      while (sent.length < count) await this.send(sent);
    };
    await Promise.all(Array.from({ length: LINES * OUTSTANDING }, sender));
    return sent;
  }

  /** At a steady rate, whatever the answers do. */
  async pace(count: number, perSecond: number): Promise<Sent[]> {
    const sent: Sent[] = [];
    const answers: Promise<void>[] = [];
    const began = performance.now();
    while (answers.length < count) {
      await wait(1);
      const due = Math.min(count, Math.floor(((performance.now() - began) * perSecond) / 1_000));
      while (answers.length < due) answers.push(this.send(sent));
    }
    await Promise.all(answers);
    return sent;
  }

  async close(): Promise<void> {
    await Promise.all(this.lines.map((line) => line.close()));
  }

  private async send(sent: Sent[]): Promise<void> {
    const number = this.next++;
    const leaves = this.inBed.length >= CENSUS;
    const visit = leaves ? this.inBed.shift()! : this.newVisit(number);
    if (!leaves) this.inBed.push(visit);
    const { siteId } = visit;
    const count = (this.counts.get(siteId) ?? 0) + 1;
    this.counts.set(siteId, count);
    sent.push({ siteId, count, at: performance.now() });
    const answer = await this.lines[number % LINES]!.send(leaves ? message('A03', visit) : message('A01', visit));
    if (!/\rMSA\|AA\|/.test(answer.toString())) throw new Error(`the gateway answered ${answer.toString()}`);
  }

  private newVisit(number: number): Visit {
    const [siteId, wards] = this.sites[number % this.sites.length]!;
    return { siteId, ward: wards[Math.floor(number / this.sites.length) % wards.length]!.id, id: `E${number}` };
  }
}

function message(event: 'A01' | 'A03', { id, ward }: Visit): string {
  const time = `${new Date(Date.now())
    .toISOString()
    .replaceAll(/[-:TZ]/g, '')
    .slice(0, 14)}+0000`;
  const visit = ['PV1', '1', 'I', ward, ...Array.from({ length: 15 }, () => ''), `V${id}`];
  if (event === 'A03') visit.push(...Array.from({ length: 24 }, () => ''), '', time);
  return [
    `MSH|^~\\&|BENCH|BENCH|CAREWAY|QKS|${time}||ADT^${event}|${id}${event}|P|2.4`,
    `EVN|${event}|${time}||||${time}`,
    `PID|1||${id}^^^BENCH^PI||SPECIMEN^PERSON||19700101|F`,
    visit.join('|'),
  ]
    .map((segment) => `${segment}\r`)
    .join('');
}
