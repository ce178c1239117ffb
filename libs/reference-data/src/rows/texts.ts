import { ArrayMaxSize, IsArray, IsIn, IsString, MaxLength, MinLength, ValidateIf } from 'class-validator';
import { recordField } from '@careway/contracts/field/schema-of';

interface TextsOptions {
  optional?: boolean;
  description?: string;
  /** The only values allowed; any text of 1 to 80 characters when left out. */
  of?: readonly string[];
}

/** A list of up to 100 short texts, or of codes from a closed list. */
export const Texts =
  ({ of, ...options }: TextsOptions = {}): PropertyDecorator =>
  (target, name) => {
    const items = of ? { type: 'string', enum: [...of] } : { type: 'string', minLength: 1, maxLength: 80 };
    recordField(target, String(name), { type: 'array', maxItems: 100, items }, options);
    const each = { each: true };
    const rules = of ? [IsIn([...of], each)] : [IsString(each), MinLength(1, each), MaxLength(80, each)];
    if (options.optional) ValidateIf((_, value) => value !== undefined)(target, name);
    for (const rule of [IsArray(), ArrayMaxSize(100), ...rules]) rule(target, name);
  };
