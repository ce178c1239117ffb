/** Why a message has no answer: the line `closed`, none came in `time`, or one came that answers `nothing` we sent. */
export class MllpError extends Error {
  readonly code: 'closed' | 'time' | 'nothing';

  constructor(code: MllpError['code'], message: string) {
    super(message);
    this.name = 'MllpError';
    this.code = code;
  }
}
