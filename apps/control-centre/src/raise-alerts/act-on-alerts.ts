import { Injectable } from '@nestjs/common';
import { once } from '@careway/commands';
import type { Actor } from '@careway/identity';
import { problem } from '@careway/service-kit';
import { AlertKeeper } from './alert-keeper.ts';
import { readAlert, type AlertChange } from './alert-rows.ts';

const MINUTE_MS = 60_000;

/** What people do about alerts. */
@Injectable()
export class ActOnAlerts {
  constructor(private readonly keeper: AlertKeeper) {}

  /** Takes one step of a person, once for its key. @throws problem 404, and 409 when the cause is over */
  say(key: string, actor: Actor, said: AlertChange): Promise<void> {
    return this.keeper.act(async (tx) => {
      let steps: AlertChange[] = [];
      await once(tx, key, actor, { command: 'alert', ...said }, async () => {
        const alert = await readAlert(tx, said.alertId);
        if (!alert) throw problem(404, { title: 'There is no such alert', detail: 'GET /alerts lists them.' });
        if (alert.clearedAt)
          throw problem(409, { title: 'The alert is over', detail: `Its cause ended at ${alert.clearedAt}.` });
        const escalated = said.step === 'escalated' && {
          owner: said.owner ?? alert.deputy,
          dueAt: new Date(Date.now() + alert.dueMinutes * MINUTE_MS).toISOString(),
        };
        steps = [{ ...said, by: actor, ...escalated }];
        return {};
      });
      return steps;
    });
  }
}
