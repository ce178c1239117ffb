import { IsNumber, Max, Min } from 'class-validator';
import { recordField } from '@careway/contracts/field/schema-of';

/** A number from `min` to `max` that need not be whole. */
export const Decimal =
  ({ min, max, description }: { min: number; max: number; description?: string }): PropertyDecorator =>
  (target, name) => {
    recordField(
      target,
      String(name),
      { type: 'number', minimum: min, maximum: max },
      description ? { description } : {},
    );
    for (const rule of [IsNumber(), Min(min), Max(max)]) rule(target, name);
  };
