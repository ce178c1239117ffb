import { applyDecorators, Catch, UseFilters, type RpcExceptionFilter } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { throwError, type Observable } from 'rxjs';
import { definitionOf, type EventClass } from '@careway/contracts';

/** Nest would turn every error into "Internal server error", and the reason a key is parked would be lost. */
@Catch()
class KeepTheError implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

const giveBoth: MethodDecorator = (target, method) => {
  Payload()(target, method, 0);
  Ctx()(target, method, 1);
};

/**
 * The method of a Nest controller that hears these events: `(event, context)`, or with `batch` `(events, context)` for
 * a run of them in order. One method per event class in a service.
 */
export const Hears = (events: readonly EventClass[], { batch = false }: { batch?: boolean } = {}): MethodDecorator => {
  const types = events.map((event) => definitionOf(event).type);
  return applyDecorators(
    giveBoth,
    EventPattern<string[]>(types, { batch, method: Symbol(types[0]) }),
    UseFilters(new KeepTheError()),
  );
};
