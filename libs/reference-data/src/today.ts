/** Today's date in Europe/London, `YYYY-MM-DD`. */
export const today = (): string => Temporal.Now.plainDateISO('Europe/London').toString();
