import 'reflect-metadata';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import { recordField, type JsonSchema } from './schema-of.ts';

/**
 * One decorator per kind of field. Each says the rule twice from one definition: to class-validator (the HTTP doors)
 * and as JSON Schema 2020-12 (the Kafka path, OpenAPI, AsyncAPI), so that the two can't disagree.
 */
export interface FieldOptions {
  /** The field may be left out. Required when not given. */
  optional?: boolean;
  /** The field may be `null`, which means "deleted by the sender" (HL7 `""`). */
  nullable?: boolean;
  /** What the field holds, its unit and its source; shown in OpenAPI and AsyncAPI. */
  description?: string;
}

type ClassOf<T extends object> = new () => T;

const field =
  (schema: JsonSchema | (() => JsonSchema), options: FieldOptions, checks: PropertyDecorator[]): PropertyDecorator =>
  (target, name) => {
    recordField(target, String(name), schema, options);
    if (options.optional && options.nullable) checks = [IsOptional(), ...checks];
    else if (options.optional) checks = [ValidateIf((_, value) => value !== undefined), ...checks];
    else if (options.nullable) checks = [ValidateIf((_, value) => value !== null), ...checks];
    for (const check of checks) check(target, name);
  };

/** Text of `min` (1) to `max` (200) characters. */
export const Text = ({ min = 1, max = 200, ...options }: FieldOptions & { min?: number; max?: number } = {}) =>
  field({ type: 'string', minLength: min, maxLength: max }, options, [IsString(), MinLength(min), MaxLength(max)]);

/** Text that fits a pattern, such as an ODS code. */
export const Pattern = (pattern: RegExp, options: FieldOptions = {}) =>
  field({ type: 'string', pattern: pattern.source }, options, [IsString(), Matches(pattern)]);

/** A UUID of any version, lower case. */
export const Uuid = (options: FieldOptions = {}) =>
  field({ type: 'string', format: 'uuid' }, options, [IsUUID('loose')]);

/** A point in time, RFC 3339 with an offset, such as `2026-11-22T09:40:00.000Z`. */
export const Instant = (options: FieldOptions = {}) =>
  field({ type: 'string', format: 'date-time' }, options, [
    IsISO8601({ strict: true, strictSeparator: true }),
    Matches(/(Z|[+-]\d\d:\d\d)$/, { message: '$property must end with Z or an offset such as +01:00' }),
  ]);

/** A calendar day in Europe/London, `2026-11-22`. */
export const Day = (options: FieldOptions = {}) =>
  field({ type: 'string', format: 'date' }, options, [Matches(/^\d{4}-\d{2}-\d{2}$/), IsISO8601({ strict: true })]);

/** A whole number from `min` (0) to `max`. */
export const Whole = ({
  min = 0,
  max = Number.MAX_SAFE_INTEGER,
  ...options
}: FieldOptions & { min?: number; max?: number } = {}) =>
  field({ type: 'integer', minimum: min, maximum: max }, options, [IsInt(), Min(min), Max(max)]);

/** A number from `min` to `max` that need not be whole. */
export const Decimal = ({ min, max, ...options }: FieldOptions & { min: number; max: number }) =>
  field({ type: 'number', minimum: min, maximum: max }, options, [IsNumber(), Min(min), Max(max)]);

/** True or false. */
export const Flag = (options: FieldOptions = {}) => field({ type: 'boolean' }, options, [IsBoolean()]);

/** One of a closed list of codes. */
export const OneOf = (values: readonly string[], options: FieldOptions = {}) =>
  field({ type: 'string', enum: [...values] }, options, [IsIn([...values])]);

/** An object of another class. */
export const Part = <T extends object>(part: () => ClassOf<T>, options: FieldOptions = {}) =>
  field(() => ({ $class: part() }), options, [IsObject(), ValidateNested(), Type(part)]);

/** A list of up to `max` (100) objects of another class. */
export const ListOf = <T extends object>(
  part: () => ClassOf<T>,
  { max = 100, ...options }: FieldOptions & { max?: number } = {},
) =>
  field(() => ({ type: 'array', maxItems: max, items: { $class: part() } }), options, [
    IsArray(),
    ArrayMaxSize(max),
    ValidateNested({ each: true }),
    Type(part),
  ]);

/** A list of up to `max` (100) texts of up to 200 characters, or of the codes in `of`. */
export const Texts = ({ max = 100, of, ...options }: FieldOptions & { max?: number; of?: readonly string[] } = {}) =>
  field(
    { type: 'array', maxItems: max, items: of ? { enum: [...of] } : { type: 'string', minLength: 1, maxLength: 200 } },
    options,
    [
      IsArray(),
      ArrayMaxSize(max),
      IsString({ each: true }),
      MinLength(1, { each: true }),
      MaxLength(200, { each: true }),
      ...(of ? [IsIn([...of], { each: true })] : []),
    ],
  );

/** A list of up to `max` (100) numbers of at least `least` (0). */
export const Decimals = ({ least = 0, max = 100, ...options }: FieldOptions & { least?: number; max?: number } = {}) =>
  field({ type: 'array', maxItems: max, items: { type: 'number', minimum: least } }, options, [
    IsArray(),
    ArrayMaxSize(max),
    IsNumber({}, { each: true }),
    Min(least, { each: true }),
  ]);
