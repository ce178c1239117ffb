import { setTimeout as wait } from 'node:timers/promises';
import { addStep, type Course } from './steps.ts';
import type { Watched } from './summary.ts';

/** Figure on the board -> what the truth calls it. What is usable only bed tracking can say: a hold ends by its clock. */
const FIGURES = {
  open: 'open',
  occupied: 'occupied',
  onLeave: 'onLeave',
  admissions: 'admissionsToday',
  discharges: 'dischargesToday',
} as const;
type Name = keyof typeof FIGURES;

interface Truth {
  untold: number;
  sites: Record<string, Record<(typeof FIGURES)[Name], number>>;
}
interface Board {
  board: { providers: { sites: { id: string; figures: Record<Name, { value: number | null; state: string }> }[] }[] };
}

/** Looks at the truth and at the board side by side, again and again. */
export class Watch {
  private readonly courses = new Map<string, Map<string, Course>>();
  private readonly unknown = new Map<string, number>();
  private looks: number[] = [];

  /** Addresses of the simulator and of the control centre. */
  constructor(
    private readonly simulator: string,
    private readonly controlCentre: string,
  ) {
    for (const name of Object.keys(FIGURES)) this.courses.set(name, new Map());
  }

  /** One look: the truth, and then what the board says. */
  async look(): Promise<{ untold: number; differs: string[] }> {
    const truth = await get<Truth>(`${this.simulator}/truth`);
    const at = Date.now();
    const { board } = await get<Board>(`${this.controlCentre}/board`);
    const sites = board.providers.flatMap((provider) => provider.sites).filter(({ id }) => truth.sites[id]);
    const differs = sites.flatMap((site) =>
      (Object.keys(FIGURES) as Name[]).flatMap((name) => {
        const so = truth.sites[site.id]![FIGURES[name]];
        const { value } = site.figures[name];
        this.keep(name, site.id, at, so, value);
        return value === so ? [] : [`${site.id} ${name}: ${String(value)} on the board, ${so} in truth`];
      }),
    );
    const missing = Object.keys(truth.sites).filter(
      (id) => !sites.some((site) => site.id === id) && hasBeds(truth, id),
    );
    this.looks.push(at);
    return { untold: truth.untold, differs: [...differs, ...missing.map((id) => `${id} is not on the board`)] };
  }

  /** Looks every `everyMs` for so long, or until `enough` says so. The last look. */
  async during(
    ms: number,
    everyMs: number,
    enough: (seen: { untold: number; differs: string[] }) => boolean = () => false,
  ) {
    const until = performance.now() + ms;
    for (;;) {
      const seen = await this.look();
      if (performance.now() >= until || enough(seen)) return seen;
      await wait(everyMs);
    }
  }

  /** Forgets what was seen before: the beginning, when all people are told of at once. */
  begin(): void {
    this.looks = [];
    this.unknown.clear();
    for (const sites of this.courses.values()) sites.clear();
  }

  get watched(): Watched {
    return { courses: this.courses, looks: this.looks, unknown: this.unknown, end: this.looks.at(-1) ?? 0 };
  }

  private keep(name: Name, site: string, at: number, so: number, shown: number | null): void {
    const sites = this.courses.get(name)!;
    const course = sites.get(site) ?? { truth: [], board: [] };
    sites.set(site, course);
    addStep(course.truth, at, so);
    if (shown === null) this.unknown.set(name, (this.unknown.get(name) ?? 0) + 1);
    else addStep(course.board, at, shown);
  }
}

const hasBeds = ({ sites }: Truth, id: string): boolean => sites[id]!.open > 0;

async function get<Body>(address: string): Promise<Body> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return (await answer.json()) as Body;
}
