/** `validFrom` in a class is the column `valid_from`. */
export const columnName = (property: string): string => property.replace(/[A-Z]/g, (one) => `_${one.toLowerCase()}`);

/** The column `valid_from` is `validFrom` in a class. */
export const propertyName = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
