import { Module } from '@nestjs/common';
import { CardsController } from '../call-cards/cards.controller.ts';
import { PlanController } from '../call-cards/plan.controller.ts';
import { ActOnAlerts } from './act-on-alerts.ts';
import { AlertClock } from './alert-clock.ts';
import { AlertKeeper } from './alert-keeper.ts';
import { AlertsController } from './alerts.controller.ts';
import { BudgetController } from './budget.controller.ts';
import { TriggersController } from './triggers.controller.ts';

/** Alerts by triggers, what people do about them, and the cards that a level calls for. */
@Module({
  controllers: [AlertsController, BudgetController, CardsController, PlanController, TriggersController],
  providers: [ActOnAlerts, AlertClock, AlertKeeper],
  exports: [AlertKeeper],
})
export class AlertsModule {}
