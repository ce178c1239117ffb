/** Another process stored the same thing first. Thrown within a transaction it has it run again, as a serialisation failure would. */
export class LostRace extends Error {
  readonly code = '40001';
  constructor(what: string) {
    super(`another process stored the same ${what} first`);
  }
}
