/** A JSON Schema 2020-12 object; `$class` stands for the schema of another class until it is resolved. */
export type JsonSchema = { [key: string]: unknown };

interface RecordedField {
  name: string;
  schema: JsonSchema | (() => JsonSchema);
  optional: boolean;
  nullable: boolean;
  description: string | undefined;
}

const fieldsOf = new WeakMap<object, RecordedField[]>();

export function recordField(
  prototype: object,
  name: string,
  schema: RecordedField['schema'],
  options: { optional?: boolean; nullable?: boolean; description?: string },
): void {
  const { optional = false, nullable = false, description } = options;
  const fields = fieldsOf.get(prototype) ?? [];
  fieldsOf.set(prototype, [...fields, { name, schema, optional, nullable, description }]);
}

/** The JSON Schema of a class whose properties carry field decorators; unknown properties are refused. */
export function schemaOf(type: abstract new () => object): JsonSchema {
  const fields = inherited(type.prototype as object);
  const properties = Object.fromEntries(fields.map((one) => [one.name, fieldSchema(one)]));
  const required = fields.filter((one) => !one.optional).map((one) => one.name);
  return { type: 'object', title: type.name, properties, required, additionalProperties: false };
}

function inherited(prototype: object | null): RecordedField[] {
  if (prototype === null || prototype === Object.prototype) return [];
  return [...inherited(Object.getPrototypeOf(prototype) as object | null), ...(fieldsOf.get(prototype) ?? [])];
}

function fieldSchema({ schema, nullable, description }: RecordedField): JsonSchema {
  const plain = resolve(typeof schema === 'function' ? schema() : schema) as JsonSchema;
  const typed = nullable ? { anyOf: [plain, { type: 'null' }] } : plain;
  return description === undefined ? typed : { ...typed, description };
}

function resolve(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(resolve);
  if (typeof value !== 'object' || value === null) return value;
  if ('$class' in value) return schemaOf(value.$class as new () => object);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner)]));
}
