import type { Send } from '../history/entry.ts';
import { WARDS, type SmallEvent, type SmallWorld } from './small-world.fixture.ts';

type Step = [name: string, occupied: number, onLeave: number];

const JOURNEY: readonly Step[] = [
  ['admitted', 1, 0],
  ['leave', -1, 1],
  ['return', 1, -1],
  ['discharged', -1, 0],
];

/** Patients whose messages are sent one after the other until each is acknowledged, posts that are tried once, bad input. */
export class SmallSenders {
  private readonly patients: { number: number; subjectId: string; ward: string; step: number; steps: number }[];
  private others = 0;

  constructor(
    private readonly world: SmallWorld,
    patients: number,
  ) {
    this.patients = Array.from({ length: patients }, (_, number) => ({
      number,
      subjectId: world.id('5000'),
      ward: world.pick(WARDS),
      step: 0,
      steps: world.whole(1, JOURNEY.length),
    }));
  }

  get areDone(): boolean {
    return this.patients.every(({ step, steps }) => step >= steps);
  }

  send(): void {
    const patient = this.world.pick(this.patients);
    if (patient.step < patient.steps) return this.sendNext(patient);
    if (this.world.oneIn(3)) this.sendOther(patient, 'update');
    else if (this.world.oneIn(4)) this.sendOther(patient, 'garbage');
  }

  /** People that the journeys leave in a ward. */
  truth(place: string): { occupied: number; onLeave: number } {
    const moves = this.patients.filter(({ ward }) => ward === place).flatMap(({ step }) => JOURNEY.slice(0, step));
    return {
      occupied: moves.reduce((sum, [, occupied]) => sum + occupied, 0),
      onLeave: moves.reduce((sum, [, , onLeave]) => sum + onLeave, 0),
    };
  }

  private sendNext(patient: SmallSenders['patients'][number]): void {
    const { number, subjectId, ward, step } = patient;
    const [, occupied, onLeave] = JOURNEY[step]!;
    const about = { controlId: `J${number}-${step}`, patient: number, sort: 'journey' as const };
    const moves = { ward, occupied, onLeave };
    while (!this.attempt(`sender-${number}`, about, subjectId, moves));
    patient.step += 1;
  }

  private sendOther(patient: SmallSenders['patients'][number], sort: Send['sort']): void {
    const bad = sort !== 'update';
    const about = { controlId: `O${++this.others}`, patient: bad ? -1 : patient.number, sort };
    if (bad) this.refuse(about);
    else
      this.attempt(`poster-${patient.number}`, about, patient.subjectId, {
        ward: patient.ward,
        occupied: 0,
        onLeave: 0,
      });
  }

  private refuse(about: Pick<Send, 'controlId' | 'patient' | 'sort'>): void {
    const op = this.world.id('send');
    this.world.write('spoiler', { kind: 'send', op, ...about, door: 'mllp', gateway: 'gateway-1' });
    this.world.write('spoiler', { kind: 'answer', op, outcome: 'failed' });
  }

  /** True when it was acknowledged. */
  private attempt(
    by: string,
    about: Pick<Send, 'controlId' | 'patient' | 'sort'>,
    subjectId: string,
    moves: NonNullable<SmallEvent['moves']>,
  ): boolean {
    const { world } = this;
    const gateway = world.pick(['gateway-1', 'gateway-2']);
    const op = world.id('send');
    world.write(by, { kind: 'send', op, ...about, door: 'mllp', gateway });
    const { controlId } = about;
    const stored = () => ({ stored: { [controlId]: this.store(controlId, subjectId, moves) } });
    const { outcome } = world.operate(`${gateway}/1`, { what: 'accept', controlIds: [controlId] }, stored);
    if (outcome === 'unknown' || world.mishap(4)) {
      if (world.oneIn(2)) world.write(by, { kind: 'answer', op, outcome: 'unknown' });
      return false;
    }
    const idEnd = world.store
      .find((one) => one.controlId === controlId)!
      .messageId.replaceAll('-', '')
      .slice(-18);
    world.write(by, { kind: 'answer', op, outcome: 'ok', code: 'AA', idEnd });
    return true;
  }

  /** Stores it unless it is stored, and gives its id. */
  private store(controlId: string, subjectId: string, moves: NonNullable<SmallEvent['moves']>): string {
    const { world } = this;
    const before = world.store.find((one) => one.controlId === controlId);
    if (before) return before.messageId;
    const messageId = world.id('3e55a9e0');
    const seq = world.store.length + 1;
    const row = { messageId, seq, controlId, status: 'accepted', subjectId, visitId: `visit-of-${subjectId}` };
    const stored = { kind: 'stored' as const, at: 0, by: '', ...row };
    world.store.push(stored);
    const eventId = world.id('e0e27000');
    world.publish({ speaker: 'gateway', eventId, key: subjectId, type: 'gateway.visit-updated.v1', stored, moves });
    return messageId;
  }
}
