import type { Random } from '../model/random.ts';

/** What a person needs of a place, as bed tracking is asked. */
export interface NeedSaid {
  types?: string[];
  bedClasses?: string[];
  wardKinds?: string[];
  sex: 'female' | 'male' | 'any';
  isolation: boolean;
  specialisms: string[];
  homeOutcode: string;
}

/** One of what there is, by a number from 0 to less than 1: which ones there are is known only when it is done. */
export type Choice = number;

export interface Receiver {
  organisationId: string;
  unit: string;
  outside?: { organisationName: string; reason: string };
}

export interface PlacementDetails {
  legalStatus?: string;
  weeklyCostPence?: number;
  wish?: 'wants-home' | 'wants-to-stay' | 'unknown';
  expectedReturn?: string;
  familyTravelSupport?: boolean;
  readyForDischarge?: boolean;
  returnPriority?: 'urgent' | 'soon' | 'routine';
}

/** A placement away as it is said to begin. */
export interface PlacementSaid extends PlacementDetails {
  subjectId: string;
  receiver: { organisationId: string; name: string; unit: string; sector: 'nhs' | 'independent'; outcode: string };
  judgement: { usualNetwork: boolean; coordinatorCanVisit: boolean; judgedByRole: string; judgedAt: string };
  reasonCode: string;
  bedClass: string;
  need: NeedSaid;
  startedAt: string;
}

/** What somebody does to bed tracking. What it needs of the acts before it (which place, which transfer) it finds then. */
export type Act =
  | { do: 'hold'; need: NeedSaid; subjectId: string; reason: string; choice: Choice; ownOf?: string }
  /** For somebody who really waits for a bed in an emergency department of a trust. */
  | { do: 'hold-for-waiting'; trust: string; reason: string; choice: Choice }
  | { do: 'confirm' | 'release'; reason: string }
  /** Gives back what was not used. */
  | { do: 'tidy'; reason: string }
  | {
      do: 'close';
      providerId: string;
      condition: 'closed' | 'compromised' | 'being-cleaned';
      reason: string;
      choice: Choice;
    }
  | { do: 'open'; reason: string }
  | { do: 'offer'; subjectId: string; fromUnit: string; to: Receiver; reason: string; note?: string }
  | { do: 'accept' | 'depart' | 'arrive'; answeredBy?: string; note?: string }
  | { do: 'refuse'; reason: string; nextStep: string; answeredBy?: string; note?: string }
  | { do: 'withdraw'; reason: string }
  | { do: 'start'; said: PlacementSaid }
  | { do: 'tell-coordinator'; at: string }
  | { do: 'contact'; at: string; kind: 'visit' | 'video' | 'telephone' }
  | { do: 'review'; at: string; decision: string }
  | { do: 'change'; said: PlacementDetails & { reason: string } }
  | { do: 'end'; at: string; why: 'returned' | 'discharged' | 'other' }
  | { do: 'bring-home'; reason: string }
  | { do: 'pass-over'; decision: 'keep-for-others' | 'not-this-person'; reason: string; choice: Choice }
  /** Nothing is asked; what was held has run out by itself. */
  | { do: 'forget' };

export interface Step {
  /** Simulated time, ms. */
  at: number;
  /** Id of the demo person who does it. */
  by: string;
  act: Act;
}

/** Acts that belong together, in the order of their times: a hold and its release, a transfer from offer to arrival. */
export interface Story {
  /** The same whenever it is planned, and no other story's. */
  id: string;
  steps: Step[];
  /** Its times are real time: it runs by the calendar, however fast the world runs. */
  byCalendar?: true;
}

/** Makes the steps of one story that begins at a time; `newId` gives an id that belongs to a part of it. */
export type Tell = (random: Random, at: number, newId: (part: string) => string) => Step[];
